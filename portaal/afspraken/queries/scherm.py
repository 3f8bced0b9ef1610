"""The calendar and the times of a day, as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate, localtime

from portaal.kern.ui.notatie import DAGEN

from ..wens import Wens
from .tijden import VrijeDag, find_dagen

WEKEN = 4
EEN_WEEK = timedelta(weeks=1)
# From so many times on a day there is plenty, some, or hardly any.
VEEL, WEINIG = 12, 4
MIDDAG, AVOND = 12, 17


@dataclass(frozen=True)
class KalenderDag:
    """`stand` is voorbij, dicht, vol, bijna-vol, nog-plek or veel-plek."""

    datum: date
    stand: str
    gekozen: bool

    @property
    def is_vrij(self) -> bool:
        return self.stand in TEKST_VRIJ

    @property
    def tekst(self) -> str:
        return TEKST_VRIJ.get(self.stand, self.stand)

    @property
    def stippen(self) -> int:
        return list(TEKST_VRIJ).index(self.stand) + 1 if self.is_vrij else 0


TEKST_VRIJ = {"bijna-vol": "bijna vol", "nog-plek": "nog plek", "veel-plek": "veel plek"}


@dataclass(frozen=True)
class Dagdeel:
    naam: str
    tijden: tuple[datetime, ...]


@dataclass(frozen=True)
class Kalender:
    """Whole weeks, the chosen day with its times, and where to go from here."""

    weken: list[list[KalenderDag]]
    gekozen: VrijeDag | None
    dagdelen: list[Dagdeel]
    vorige: date | None
    volgende: date | None
    dagnamen: tuple[tuple[str, str], ...] = tuple((naam[:2], naam) for naam in DAGEN)

    @property
    def heeft_plek(self) -> bool:
        return any(dag.is_vrij for week in self.weken for dag in week)


def build_kalender(wens: Wens, vanaf: date | None, gekozen: date | None, now: datetime) -> Kalender:
    """Four weeks from the Monday before `vanaf`; without a chosen day, the first one with room."""
    vandaag = localdate(now)
    laatste = vandaag + timedelta(days=wens.horizon_dagen)
    begin = _monday(min(max(vanaf or gekozen or vandaag, vandaag), laatste))
    einde = begin + WEKEN * EEN_WEEK - timedelta(days=1)
    dagen = find_dagen(wens, begin, einde, now)
    dag = next((dag for dag in dagen if dag.datum == gekozen), None)
    dag = dag or next((dag for dag in dagen if dag.tijden), None)
    datum = dag.datum if dag else None
    cellen = [KalenderDag(d.datum, _stand(d, vandaag), d.datum == datum) for d in dagen]
    return Kalender(
        weken=[cellen[n : n + 7] for n in range(0, len(cellen), 7)],
        gekozen=dag,
        dagdelen=group_times(dag.tijden) if dag else [],
        vorige=begin - WEKEN * EEN_WEEK if begin > vandaag else None,
        volgende=einde + timedelta(days=1) if einde < laatste else None,
    )


def group_times(tijden: Sequence[datetime]) -> list[Dagdeel]:
    """By part of the day, in local time; empty parts are left out."""
    delen = [
        Dagdeel("Ochtend", tuple(t for t in tijden if localtime(t).hour < MIDDAG)),
        Dagdeel("Middag", tuple(t for t in tijden if MIDDAG <= localtime(t).hour < AVOND)),
        Dagdeel("Avond", tuple(t for t in tijden if localtime(t).hour >= AVOND)),
    ]
    return [deel for deel in delen if deel.tijden]


def _monday(datum: date) -> date:
    return datum - timedelta(days=datum.weekday())


def _stand(dag: VrijeDag, vandaag: date) -> str:
    if dag.datum < vandaag:
        return "voorbij"
    if not dag.is_open:
        return "dicht"
    aantal = len(dag.tijden)
    if not aantal:
        return "vol"
    return "veel-plek" if aantal >= VEEL else "bijna-vol" if aantal < WEINIG else "nog-plek"
