"""When it is busy every year in the demo."""

from collections.abc import Mapping
from datetime import date

from portaal.afspraken.models import Afspraaksoort
from portaal.afspraken.operations import ensure_drukteperiode

REIZEN = ("paspoort", "id-kaart")
# name, advice, first and last day of every year, for what
PERIODES = (
    (
        "In mei, juni en juli",
        "Veel mensen regelen dan hun paspoort of rijbewijs voor de vakantie. Op een rustige dag bent u sneller klaar.",
        date(2026, 5, 1),
        date(2026, 7, 31),
        (*REIZEN, "rijbewijs"),
    ),
    (
        "Na de zomervakantie",
        "Dan komen veel mensen die verhuisd zijn of hun papieren moeten verlengen. Kies liever een rustige dag.",
        date(2026, 8, 24),
        date(2026, 9, 11),
        (*REIZEN, "rijbewijs", "verhuizing"),
    ),
    (
        "Voor de feestdagen",
        "Wilt u niet wachten op een plek? Kies een rustige dag.",
        date(2026, 12, 14),
        date(2026, 12, 24),
        (*REIZEN, "rijbewijs", "uittreksel"),
    ),
)


def load_drukte(soorten: Mapping[str, Afspraaksoort]) -> None:
    for naam, advies, van, tot, slugs in PERIODES:
        ensure_drukteperiode(
            naam=naam, advies=advies, van=van, tot=tot, soorten=[soorten[slug] for slug in slugs]
        )
