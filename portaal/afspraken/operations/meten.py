"""The first free time of this morning, kept so that it can be shown how often the promise was met."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from portaal.organisatie.models import Locatie

from ..enums import Herkomst
from ..models import Afspraaksoort, EersteVrij, SoortLocatie
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


@transaction.atomic
def ensure_meting(
    *, soort: Afspraaksoort, locatie: Locatie, eerste: datetime | None, gemeten_op: datetime
) -> EersteVrij:
    """A measurement that was made before; of a day that has one already, that one."""
    datum = localdate(gemeten_op)
    meting, _ = EersteVrij.objects.get_or_create(
        locatie=locatie, soort=soort, datum=datum, defaults=_describe(soort, eerste, gemeten_op)
    )
    return meting


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
    feiten = _describe(plek.soort, find_eerste(wens, now), now)
    return EersteVrij(locatie=plek.locatie, soort=plek.soort, datum=localdate(now), **feiten)


def _describe(soort: Afspraaksoort, eerste: datetime | None, now: datetime) -> dict[str, Any]:
    return {
        "gemeten_op": now,
        "eerste": eerste,
        "werkdagen": count_werkdagen(localdate(now), eerste) if eerste else None,
        "norm_werkdagen": soort.norm_werkdagen,
    }
