"""How far two places are from each other, in a straight line."""

from math import asin, cos, radians, sin, sqrt

STRAAL_AARDE_KM = 6371.0


def km_between(lat: float, lon: float, naar_lat: float, naar_lon: float) -> float:
    """Along the surface of a round earth (haversine): within half a percent, enough to choose a locatie by."""
    breedte, lengte = radians(naar_lat - lat), radians(naar_lon - lon)
    koorde = sin(breedte / 2) ** 2 + cos(radians(lat)) * cos(radians(naar_lat)) * sin(lengte / 2) ** 2
    return 2 * STRAAL_AARDE_KM * asin(sqrt(koorde))


def format_km(km: float) -> str:
    """1,2 km: with one decimal, and never nothing at all."""
    return f"{max(km, 0.1):.1f} km".replace(".", ",")
