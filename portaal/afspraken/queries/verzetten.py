"""Where somebody can go whose time is closed, and how far a closing has come."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from portaal.organisatie.models import Afwijking, Locatie

from ..enums import VerzetUitkomst
from ..models import Afspraak, AfspraakQuerySet, Verzetregel, Verzetting
from ..rooster import Dag
from ..sluiting import VOORLOOP, last_preferred_day, sort_by_time_of_day, sort_moments
from ..wens import Wens
from .tijden import find_dagen

# How far ahead a new time is sought, and in steps of how many days.
HOOGSTENS = timedelta(days=90)
STAP = timedelta(days=28)


def find_moments(wens: Wens, *, oud: datetime, naar_datum: date | None, now: datetime) -> list[datetime]:
    """Free moments for who stood at `oud`, the best first; empty when there is none in ninety days.

    On `naar_datum` the nearest time of day goes first.
    """
    vroegst = now + VOORLOOP
    if naar_datum and (tijden := _free(wens, naar_datum, naar_datum, vroegst, now)):
        return sort_by_time_of_day(tijden, oud)
    vroegst, van = max(vroegst, oud), localdate(max(oud, now))
    tot, uiterlijk = max(last_preferred_day(oud), van), van + HOOGSTENS
    while van <= uiterlijk:
        if tijden := _free(wens, van, tot, vroegst, now):
            return sort_moments(tijden, oud)
        van, tot = tot + timedelta(days=1), tot + STAP
    return []


def _free(wens: Wens, van: date, tot: date, vroegst: datetime, now: datetime) -> list[datetime]:
    return [tijd for dag in find_dagen(wens, van, tot, now) for tijd in dag.tijden if tijd >= vroegst]


def booked_within(locatie: Locatie, datum: date, van: time | None, tot: time | None) -> AfspraakQuerySet:
    """What stands on this day, or touches the time from `van` until `tot`; opties too."""
    op_de_dag = Afspraak.objects.filter(locatie=locatie, datum=datum)
    if van is None or tot is None:
        return op_de_dag
    dag = Dag(datum)
    return op_de_dag.filter(start__lt=dag.moment(dag.at(tot)), eind__gt=dag.moment(dag.at(van)))


def is_closed_by(verzetting: Verzetting) -> bool:
    """Whether this closing still takes from the hours of its day."""
    return Afwijking.objects.filter(sluiting=verzetting.uuid).exists()


def closed_by(locatie: Locatie, van: date, tot: date) -> QuerySet[Verzetting]:
    """All that still take from the hours of these days, the first one first."""
    sluitingen = locatie.afwijkingen.filter(datum__range=(van, tot)).exclude(sluiting=None)
    return Verzetting.objects.filter(uuid__in=sluitingen.order_by().values("sluiting")).order_by("at")


def chooses_self(afspraak: Afspraak) -> Verzetregel | None:
    """The closing that took the time of this afspraak, if its owner still has to choose another."""
    return (
        afspraak.verzetregels.filter(uitkomst=VerzetUitkomst.KIEST_ZELF, van=afspraak.start)
        .select_related("verzetting")
        .first()
    )


def with_counts(verzettingen: QuerySet[Verzetting]) -> QuerySet[Verzetting]:
    """Each with `aantal`, how many of them are `geholpen`, and a count under the code of each uitkomst."""
    per_uitkomst = {
        str(uitkomst): Count("regels", Q(regels__uitkomst=uitkomst)) for uitkomst in VerzetUitkomst.values
    }
    return verzettingen.annotate(
        aantal=Count("regels"),
        geholpen=Count("regels", ~Q(regels__uitkomst=VerzetUitkomst.WACHT)),
        **per_uitkomst,
    ).select_related("locatie", "by")


def regels_of(verzetting: Verzetting, zichtbaar: AfspraakQuerySet) -> list[Verzetregel]:
    """What became of each afspraak that the reader may see, in order of time."""
    regels = verzetting.regels.filter(afspraak__in=zichtbaar.values("pk"))
    return list(regels.select_related("afspraak__locatie"))


def unfinished() -> QuerySet[Verzetting]:
    """Those in which somebody may still wait."""
    return Verzetting.objects.filter(klaar_op=None).order_by("at")
