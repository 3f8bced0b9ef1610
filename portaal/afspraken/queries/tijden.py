"""Where there is time for a wens: whole days at once, from what each day keeps of itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils.timezone import localdate

from ..enums import Herkomst
from ..models import LocatieDag
from ..rooster import (
    Bezet,
    BuitenHetRaster,
    Dag,
    Masker,
    bits,
    busy_per_balie,
    cells_in,
    find_starts,
    left_standing,
)
from ..wens import Wens
from .bezoek import find_bezoeken
from .quota import days_full
from .rooster import Rooster, load_rooster
from .rust import Bezetting, without_rest

CELLEN_PER_DAG = 25 * 12
# Staff may book past the horizon, as far as their agenda shows.
VERSTE = timedelta(days=1000)
# Times are offered at whole ten minutes, and of a visit at half hours; staff may book any five.
ELKE_RASTERCEL = sum(1 << cel for cel in range(0, CELLEN_PER_DAG, 2))
ELK_HALF_UUR = sum(1 << cel for cel in range(0, CELLEN_PER_DAG, 6))


@dataclass(frozen=True)
class VrijeDag:
    """A day and the cells in which the wens can begin; none means full or closed (`is_open` says which)."""

    datum: date
    starts: Masker
    is_open: bool

    @property
    def aantal(self) -> int:
        return self.starts.bit_count()

    @cached_property
    def tijden(self) -> tuple[datetime, ...]:
        """Made when they are asked for: a month has thousands."""
        dag = Dag(self.datum)
        return tuple(dag.moment(cel) for cel in cells_in(self.starts))


def find_dagen(
    wens: Wens, van: date, tot: date, now: datetime, *, met_rustende: bool = False
) -> list[VrijeDag]:
    """Each day from `van` through `tot`, in order. Seven queries, eight for a visit, whatever the length.

    With `met_rustende` also what was given up a moment ago, one query more.
    """
    rooster = load_rooster(wens.locatie, van, tot)
    bezet: Mapping[date, Bezetting] = dict(
        LocatieDag.objects.filter(locatie=wens.locatie, datum__range=(van, tot)).values_list("datum", "bezet")
    )
    if met_rustende:
        bezet = without_rest(bezet, wens.locatie, van, tot, now)
    vol, bezoeken = days_full(wens, van, tot), find_bezoeken(wens, van, tot)
    return [
        _find_dag(wens, rooster, dag, bezet.get(dag, {}), bezoeken.get(dag, ()), now, is_vol=dag in vol)
        for dag in _days(van, tot)
    ]


def find_eerste(wens: Wens, now: datetime) -> datetime | None:
    """The first moment that can be booked within the horizon."""
    vandaag = localdate(now)
    dagen = find_dagen(wens, vandaag, vandaag + timedelta(days=wens.horizon_dagen), now)
    return next((dag.tijden[0] for dag in dagen if dag.starts), None)


def first_bookable(wens: Wens, now: datetime) -> datetime:
    """Before this moment the public cannot begin; staff can book up to now."""
    return now + timedelta(hours=wens.voorloop_uren if wens.herkomst == Herkomst.ONLINE else 0)


def is_within_horizon(wens: Wens, datum: date, now: datetime) -> bool:
    vooruit = timedelta(days=wens.horizon_dagen) if wens.herkomst == Herkomst.ONLINE else VERSTE
    return datum <= localdate(now) + vooruit


def raster_of(wens: Wens) -> Masker:
    """The cells in which it is offered."""
    return ELKE_RASTERCEL if wens.reistijden is None else ELK_HALF_UUR


def may_begin(wens: Wens, start: datetime, now: datetime) -> bool:
    """Whether who asks may begin then, free or not: not too soon, and the public only when it is offered."""
    if start < first_bookable(wens, now):
        return False
    if wens.herkomst != Herkomst.ONLINE:
        return True
    try:
        return bool(raster_of(wens) >> Dag(localdate(start)).cel(start) & 1)
    except BuitenHetRaster:
        return False


def open_for(wens: Wens, rooster: Rooster, datum: date) -> dict[int, Masker]:
    """The balies that may serve this wens on this day, with their hours."""
    open_ = rooster.open_balies(datum, online=wens.herkomst == Herkomst.ONLINE)
    return {balie: masker for balie, masker in open_.items() if balie in wens.balies}


def _find_dag(
    wens: Wens,
    rooster: Rooster,
    datum: date,
    bezet: Bezetting,
    bezoeken: Iterable[Bezet],
    now: datetime,
    *,
    is_vol: bool,
) -> VrijeDag:
    open_ = open_for(wens, rooster, datum)
    if not open_ or is_vol or not is_within_horizon(wens, datum, now):
        return VrijeDag(datum, 0, is_open=bool(open_))
    druk = {int(balie): int(masker, 16) for balie, masker in bezet.items() if balie != "vast"}
    # Where somebody lost their balie nobody is added; of a balie that only staff may book that is seen with all hours.
    blijft_staan = left_standing(open_, druk, wens.balies)
    if blijft_staan:
        blijft_staan = left_standing(rooster.open_balies(datum, online=False), druk, wens.balies)
        open_ = {balie: masker & ~blijft_staan for balie, masker in open_.items()}
    for balie, onderweg in busy_per_balie(bezoeken).items():
        druk[balie] = druk.get(balie, 0) | onderweg
    # Of today somebody may be at a balie already; of a day with held cells not everybody can move.
    is_vast = wens.reistijden is not None or "vast" in bezet
    gelijk = rooster.are_alike(open_) and datum > localdate(now) and not is_vast
    starts = find_starts(open_, druk, wens.cellen, gelijk=gelijk) & raster_of(wens)
    te_vroeg = -(-(first_bookable(wens, now) - Dag(datum).begin) // timedelta(minutes=5))
    if te_vroeg > 0:
        starts &= ~bits(0, te_vroeg)
    return VrijeDag(datum, starts, is_open=True)


def _days(van: date, tot: date) -> Iterator[date]:
    for dagen in range((tot - van).days + 1):
        yield van + timedelta(days=dagen)
