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


def draw(balk: Termijnbalk, *, breed: bool) -> dict[str, Any]:
    """Coordinates for one width of the picture; labels that would overlap are left out, the rest stays."""
    breedte = 680 if breed else 310
    links, rechts = 10.0, breedte - 9.0

    def x(pct: float) -> float:
        return round(links + (rechts - links) * min(max(pct, 0), 100) / 100, 1)

    bezet: list[tuple[float, float]] = []

    def place(midden: float, half: float) -> float | None:
        # keep clear of the left edge and of the flag on the last day
        midden = min(max(midden, half), rechts - 47)
        if any(midden - half < tot and midden + half > van for van, tot in bezet):
            return None
        bezet.append((midden - half, midden + half))
        return midden

    nu = x(balk.vandaag.pct) if balk.vandaag else rechts
    gepland = x(balk.gepland.pct) if balk.gepland else rechts
    half = 46 if breed else 32
    punten = []
    for punt, soort, plek in ((balk.vandaag, "vandaag", nu), (balk.gepland, "gepland", gepland)):
        if punt:
            punten.append({"punt": punt, "soort": soort, "x": plek, "tekst_x": place(plek, half)})
    stil = []
    for periode in balk.stilstanden:
        van, tot = x(periode.van_pct), x(periode.tot_pct)
        stil.append(
            {
                "x": van,
                "breedte": round(tot - van, 1),
                "strepen": hatch(van, tot),
                "label": periode.label,
                "datum": periode.datum if breed else periode.kort,
                "tekst_x": place((van + tot) / 2, 54 if breed else 32),
            }
        )
    rand = 110 if breed else 95
    maanden = [
        {"x": x(maand.pct), "label": maand.label if rand < x(maand.pct) < breedte - rand else ""}
        for maand in balk.maanden
    ]
    return {
        "breed": breed,
        "breedte": breedte,
        "balk": balk,
        "te_laat": bool(balk.vandaag and balk.vandaag.pct > 100),
        "links": links,
        "baan": round(rechts - links, 1),
        "rechts": rechts,
        "einde_tekst": breedte - 2,
        "verlopen": round(nu - links, 1),
        "nu": nu,
        "straks": round(max(gepland - nu, 0), 1),
        "uitloop": max(nu, gepland),
        "uitloop_breedte": round(max(rechts - max(nu, gepland), 0), 1),
        "punten": punten,
        "stil": stil,
        "maanden": maanden,
    }
