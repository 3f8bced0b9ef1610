"""The picture of a funnel: two bars per step, drawn to the share of all who started."""

from dataclasses import dataclass
from typing import Any

from django import template

from ..redactie.trechter import TrechterStap

register = template.Library()
BREEDTE, BALK, RIJ, MARGE = 600, 18, 76, 4


@dataclass(frozen=True)
class Balken:
    stap: TrechterStap
    titel_y: int
    gestart_y: int
    voltooid_y: int
    gestart_breedte: int
    voltooid_breedte: int


@register.inclusion_tag("formulieren/redactie/_trechter.html")
def trechter_beeld(stappen: list[TrechterStap]) -> dict[str, Any]:
    """An SVG; the table beside it says the same in numbers."""
    balken = [
        Balken(
            stap=stap,
            titel_y=nummer * RIJ + 20,
            gestart_y=nummer * RIJ + 28,
            voltooid_y=nummer * RIJ + 28 + BALK + MARGE,
            gestart_breedte=BREEDTE * stap.deel_gestart // 100,
            voltooid_breedte=BREEDTE * stap.deel_voltooid // 100,
        )
        for nummer, stap in enumerate(stappen)
    ]
    return {"balken": balken, "breedte": BREEDTE + 60, "hoogte": len(balken) * RIJ + 8, "balk": BALK}
