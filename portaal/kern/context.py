"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def gemeente(request: HttpRequest) -> dict[str, Any]:
    """The municipality whose portal this is, and the correlation id of the request."""
    return {
        "gemeente": settings.GEMEENTE,
        "omgeving": settings.PORTAAL_OMGEVING,
        "correlatie_id": getattr(request, "correlatie_id", ""),
    }
