"""On which days there have been enough of a soort."""

from datetime import date

from django.db.models import Count

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
    """The days of this period on which the daily quotum of one of the soorten is reached."""
    if not wens.quota:
        return set()
    quota = dict(wens.quota)
    geteld = (
        AfspraakRegel.objects.filter(
            soort__in=quota,
            afspraak__locatie=wens.locatie,
            afspraak__datum__range=(van, tot),
            afspraak__status__in=TELT_MEE,
        )
        .values_list("afspraak__datum", "soort")
        .annotate(aantal=Count("id"))
    )
    return {datum for datum, soort, aantal in geteld if aantal >= quota[soort]}
