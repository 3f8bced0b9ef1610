"""The first free time of this morning, kept so that it can be shown how often the promise was met."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from ..enums import Herkomst
from ..models import EersteVrij, SoortLocatie
from ..norm import count_werkdagen, is_meettijd
from ..queries import find_eerste
from ..wens import WensKanNiet, WensRegel, make_wens


@transaction.atomic
def measure_eerste_vrij(*, now: datetime) -> int:
    """Measure what was not measured yet today; how many. Before nine, and on a day off, nothing.

    As the public would see it, for one person. Once per day, also for two workers at the same moment.
    """
    if not is_meettijd(now):
        return 0
    metingen = [meting for plek in _not_measured(now) if (meting := _measure(plek, now))]
    EersteVrij.objects.bulk_create(metingen, ignore_conflicts=True)
    return len(metingen)


def _not_measured(now: datetime) -> Iterator[SoortLocatie]:
    """The soorten with a promise, at each locatie where the public can book them."""
    vandaag = EersteVrij.objects.filter(
        locatie=OuterRef("locatie"), soort=OuterRef("soort"), datum=localdate(now)
    )
    return (
        SoortLocatie.objects.filter(alleen_intern=False, soort__norm_werkdagen__isnull=False)
        .exclude(Exists(vandaag))
        .select_related("soort", "locatie")
        .iterator()
    )


def _measure(plek: SoortLocatie, now: datetime) -> EersteVrij | None:
    """None for what cannot be booked at all, for then there is nothing to keep a promise about."""
    try:
        wens = make_wens(locatie=plek.locatie, regels=[WensRegel(plek.soort, 1)], herkomst=Herkomst.ONLINE)
    except WensKanNiet:
        return None
    eerste, vandaag = find_eerste(wens, now), localdate(now)
    return EersteVrij(
        locatie=plek.locatie,
        soort=plek.soort,
        datum=vandaag,
        gemeten_op=now,
        eerste=eerste,
        werkdagen=count_werkdagen(vandaag, eerste) if eerste else None,
        norm_werkdagen=plek.soort.norm_werkdagen,
    )
