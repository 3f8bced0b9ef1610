"""On which days there have been enough of a soort. What is counted are people: each of them needs to be helped."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Sum

from portaal.organisatie.models import Locatie

from ..enums import AfspraakStatus
from ..models import AfspraakRegel
from ..wens import Wens

TELT_MEE = (
    AfspraakStatus.OPTIE,
    AfspraakStatus.BEVESTIGD,
    AfspraakStatus.AANGEMELD,
    AfspraakStatus.OPGEROEPEN,
    AfspraakStatus.GEHOLPEN,
    AfspraakStatus.NIET_VERSCHENEN,
)


def days_full(wens: Wens, van: date, tot: date) -> set[date]:
    """The days of this period on which the daily quotum of one of the soorten has no room for all who come."""
    quota = dict(wens.quota)
    if not quota:
        return set()
    komen = {regel.soort.pk: regel.personen for regel in wens.regels}
    geteld = count_personen(wens.locatie, van, tot, quota)
    return {
        datum
        for datum in (van + timedelta(days=n) for n in range((tot - van).days + 1))
        if any(geteld.get((datum, soort), 0) + komen[soort] > quota[soort] for soort in quota)
    }


def count_personen(
    locatie: Locatie, van: date, tot: date, soorten: Collection[int]
) -> dict[tuple[date, int], int]:
    """How many people come for each of these soorten, by day and key of the soort; where nobody comes is left out."""
    regels = AfspraakRegel.objects.filter(
        soort__in=soorten,
        afspraak__locatie=locatie,
        afspraak__datum__range=(van, tot),
        afspraak__status__in=TELT_MEE,
    )
    geteld = regels.order_by().values_list("afspraak__datum", "soort").annotate(Sum("personen"))
    return {(datum, soort): aantal for datum, soort, aantal in geteld}
