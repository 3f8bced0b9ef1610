"""Who is booked at a balie that is about to be closed."""

from dataclasses import dataclass
from datetime import date, datetime, time

from ..models import Afspraak, AfspraakQuerySet, Balie
from ..rooster import Dag
from .overboekt import TE_HELPEN


@dataclass(frozen=True)
class Treft:
    """All that fall in it are counted; the reader sees those they may see."""

    aantal: int
    zichtbaar: list[Afspraak]


def who_is_hit(
    zichtbaar: AfspraakQuerySet, balie: Balie, datum: date, van: time, tot: time, *, now: datetime
) -> Treft:
    """Those that overlap this time and are not over; four queries."""
    dag = Dag(datum)
    raakt = Afspraak.objects.filter(
        balie=balie,
        datum=datum,
        status__in=TE_HELPEN,
        start__lt=dag.moment(dag.at(tot)),
        eind__gt=max(dag.moment(dag.at(van)), now),
    )
    gezien = zichtbaar.filter(pk__in=raakt.order_by()).prefetch_related("regels__soort").order_by("start")
    return Treft(raakt.count(), list(gezien))
