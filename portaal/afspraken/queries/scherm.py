"""The calendar and the times of a day, as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate, localtime

from portaal.kern.ui.notatie import DAGEN

from ..drukte import Drukte
from ..wens import Wens
from .drukte import find_drukte
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
    aantal: int = 0
    is_druk: bool = False

    @property
    def is_vrij(self) -> bool:
        return self.stand in TEKST_VRIJ

    @property
    def is_vol(self) -> bool:
        return self.stand == "vol"

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
    """Whole weeks, the chosen day with its times, and where to go from here; `eerste` is of all days."""

    weken: list[list[KalenderDag]]
    gekozen: VrijeDag | None
    dagdelen: list[Dagdeel]
    vorige: date | None
    volgende: date | None
    eerste: datetime | None
    drukte: tuple[Drukte, ...] = ()
    dagnamen: tuple[tuple[str, str], ...] = tuple((naam[:2], naam) for naam in DAGEN)

    @property
    def dagen(self) -> list[KalenderDag]:
        return [dag for week in self.weken for dag in week]

    @property
    def heeft_plek(self) -> bool:
        return any(dag.is_vrij for dag in self.dagen)

    @property
    def rustigste(self) -> date | None:
        """When it is busy: the day with most room, outside the busy days if there is one."""
        vrij = [dag for dag in self.dagen if dag.is_vrij]
        if not (self.drukte and vrij):
            return None
        return min(vrij, key=lambda dag: (dag.is_druk, -dag.aantal, dag.datum)).datum


def build_kalender(wens: Wens, vanaf: date | None, gekozen: date | None, now: datetime) -> Kalender:
    """Four weeks from the Monday before `vanaf`; without a chosen day, the first one with room."""
    vandaag = localdate(now)
    laatste = vandaag + timedelta(days=wens.horizon_dagen)
    begin = _monday(min(max(vanaf or gekozen or vandaag, vandaag), laatste))
    einde = begin + WEKEN * EEN_WEEK - timedelta(days=1)
    alle = find_dagen(wens, min(begin, vandaag), max(einde, laatste), now)
    dagen = [dag for dag in alle if begin <= dag.datum <= einde]
    dag = next((dag for dag in dagen if dag.datum == gekozen), None)
    dag = dag or next((dag for dag in dagen if dag.starts), None)
    datum = dag.datum if dag else None
    drukte = tuple(find_drukte([regel.soort for regel in wens.regels], begin, einde))
    cellen = [_to_cel(d, vandaag, gekozen=datum, drukte=drukte) for d in dagen]
    return Kalender(
        weken=[cellen[n : n + 7] for n in range(0, len(cellen), 7)],
        gekozen=dag,
        dagdelen=group_times(dag.tijden) if dag else [],
        vorige=begin - WEKEN * EEN_WEEK if begin > vandaag else None,
        volgende=einde + timedelta(days=1) if einde < laatste else None,
        eerste=next((dag.tijden[0] for dag in alle if dag.starts), None),
        drukte=drukte,
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


def _to_cel(dag: VrijeDag, vandaag: date, *, gekozen: date | None, drukte: Sequence[Drukte]) -> KalenderDag:
    return KalenderDag(
        datum=dag.datum,
        stand=_stand(dag, vandaag),
        gekozen=dag.datum == gekozen,
        aantal=dag.aantal,
        is_druk=any(periode.covers(dag.datum) for periode in drukte),
    )


def _stand(dag: VrijeDag, vandaag: date) -> str:
    if dag.datum < vandaag:
        return "voorbij"
    if not dag.is_open:
        return "dicht"
    aantal = dag.aantal
    if not aantal:
        return "vol"
    return "veel-plek" if aantal >= VEEL else "bijna-vol" if aantal < WEINIG else "nog-plek"
