"""Lists of afspraken, for who may see them."""

from datetime import date, datetime

from portaal.organisatie.models import Locatie

from ..enums import AfspraakStatus
from ..models import Afspraak, AfspraakQuerySet

EERDERE = 20
NOOIT_GEMAAKT = (AfspraakStatus.OPTIE, AfspraakStatus.VERLOPEN)


def afspraken_van(zichtbaar: AfspraakQuerySet, *, now: datetime) -> tuple[list[Afspraak], list[Afspraak]]:
    """Those to come, the next one first, and the last twenty that were; four queries."""
    alle = (
        zichtbaar.exclude(status__in=NOOIT_GEMAAKT)
        .select_related("locatie")
        .prefetch_related("regels__soort")
    )
    komend = alle.filter(status=AfspraakStatus.BEVESTIGD, start__gt=now)
    voorbij = alle.exclude(status=AfspraakStatus.BEVESTIGD, start__gt=now).order_by("-start")
    return list(komend), list(voorbij[:EERDERE])


def eerstvolgende(zichtbaar: AfspraakQuerySet, *, now: datetime) -> Afspraak | None:
    """The next one to come; two queries."""
    return zichtbaar.komend(now).select_related("locatie").prefetch_related("regels__soort").first()


def agenda_van(
    zichtbaar: AfspraakQuerySet, locatie: Locatie, van: date, tot: date | None = None
) -> list[Afspraak]:
    """Who comes that day, or those days, in order of time; who cancelled is left out. Three queries."""
    op_de_dag = zichtbaar.filter(locatie=locatie, datum__range=(van, tot or van)).exclude(
        status__in=(*NOOIT_GEMAAKT, AfspraakStatus.GEANNULEERD)
    )
    return list(
        op_de_dag.select_related("balie").prefetch_related("regels__soort").order_by("start", "balie")
    )
