"""The small picture of a deadline: what has passed, what stood still, today, planned and the last day.

Values in are percentages of the time between start and end; values out are SVG coordinates, so that
the page needs no inline style. All dates in the picture also stand in the text beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

BOVEN, ONDER = 56, 72  # top and bottom of the bar in the picture
STREEP = 8  # distance between the stripes of a standstill


@dataclass(frozen=True)
class Punt:
    """A moment on the bar; pct runs from 0 (start) to 100 (end)."""

    pct: float
    label: str
    datum: str


@dataclass(frozen=True)
class Stilstand:
    """A period in which the deadline did not run; kort is the text for the narrow picture."""

    van_pct: float
    tot_pct: float
    label: str
    datum: str
    kort: str


@dataclass(frozen=True)
class Termijnbalk:
    """What the picture shows. A point that is None is left out; today past the end counts as the end."""

    begin: Punt
    eind: Punt
    vandaag: Punt | None = None
    gepland: Punt | None = None
    stilstanden: Sequence[Stilstand] = field(default_factory=tuple)
    maanden: Sequence[Punt] = field(default_factory=tuple)


def hatch(van: float, tot: float) -> str:
    """Slanted stripes that stay between two positions, as one SVG path."""
    hoogte = ONDER - BOVEN
    lijnen = []
    start = van - hoogte
    while start < tot:
        begin, eind = max(0.0, van - start), min(hoogte, tot - start)
        if eind > begin:
            lijnen.append(f"M{start + begin:.1f} {ONDER - begin:.1f}L{start + eind:.1f} {ONDER - eind:.1f}")
        start += STREEP
    return "".join(lijnen)


class _Schaal:
    """Places things on a picture of one width; two labels never overlap, the later one is left out."""

    def __init__(self, *, breed: bool) -> None:
        self.breed = breed
        self.breedte = 680 if breed else 310
        self.links, self.rechts = 10.0, self.breedte - 9.0
        self._bezet: list[tuple[float, float]] = []

    def x(self, pct: float) -> float:
        return round(self.links + (self.rechts - self.links) * min(max(pct, 0), 100) / 100, 1)

    def place_label(self, midden: float, half: float) -> float | None:
        """The middle of a label, clear of the left edge and of the flag on the last day."""
        midden = min(max(midden, half), self.rechts - 47)
        if any(midden - half < tot and midden + half > van for van, tot in self._bezet):
            return None
        self._bezet.append((midden - half, midden + half))
        return midden


def _draw_punten(balk: Termijnbalk, schaal: _Schaal) -> list[dict[str, Any]]:
    half = 46 if schaal.breed else 32
    return [
        {
            "punt": punt,
            "soort": soort,
            "x": schaal.x(punt.pct),
            "tekst_x": schaal.place_label(schaal.x(punt.pct), half),
        }
        for punt, soort in ((balk.vandaag, "vandaag"), (balk.gepland, "gepland"))
        if punt
    ]


def _draw_stilstanden(balk: Termijnbalk, schaal: _Schaal) -> list[dict[str, Any]]:
    tekeningen = []
    for periode in balk.stilstanden:
        van, tot = schaal.x(periode.van_pct), schaal.x(periode.tot_pct)
        tekeningen.append(
            {
                "x": van,
                "breedte": round(tot - van, 1),
                "strepen": hatch(van, tot),
                "label": periode.label,
                "datum": periode.datum if schaal.breed else periode.kort,
                "tekst_x": schaal.place_label((van + tot) / 2, 54 if schaal.breed else 32),
            }
        )
    return tekeningen


def _draw_maanden(balk: Termijnbalk, schaal: _Schaal) -> list[dict[str, Any]]:
    """A mark per month; its label only where it keeps clear of the dates below both ends."""
    rand = 110 if schaal.breed else 95
    return [
        {"x": x, "label": maand.label if rand < x < schaal.breedte - rand else ""}
        for maand, x in ((maand, schaal.x(maand.pct)) for maand in balk.maanden)
    ]


def draw(balk: Termijnbalk, *, breed: bool) -> dict[str, Any]:
    """Coordinates for one width of the picture."""
    schaal = _Schaal(breed=breed)
    links, rechts = schaal.links, schaal.rechts
    nu = schaal.x(balk.vandaag.pct) if balk.vandaag else rechts
    gepland = max(nu, schaal.x(balk.gepland.pct) if balk.gepland else rechts)
    return {
        "breed": breed,
        "breedte": schaal.breedte,
        "balk": balk,
        "te_laat": bool(balk.vandaag and balk.vandaag.pct > 100),
        "links": links,
        "rechts": rechts,
        "baan": round(rechts - links, 1),
        "einde_tekst": schaal.breedte - 2,
        "verlopen": round(nu - links, 1),
        "nu": nu,
        "straks": round(gepland - nu, 1),
        "uitloop": gepland,
        "uitloop_breedte": round(rechts - gepland, 1),
        "punten": _draw_punten(balk, schaal),
        "stil": _draw_stilstanden(balk, schaal),
        "maanden": _draw_maanden(balk, schaal),
    }
