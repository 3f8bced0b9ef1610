"""Where and when it is busy: known beforehand, by the time of year, or told by staff on the day itself."""

from collections.abc import Iterable
from datetime import date, datetime

from ..drukte import Drukte, find_keren
from ..models import Afspraaksoort, Drukmelding, Drukteperiode


def find_drukte(soorten: Iterable[Afspraaksoort], van: date, tot: date) -> list[Drukte]:
    """The busy periods of these soorten that fall from `van` through `tot`, the first one first; one query."""
    rijen = Drukteperiode.objects.filter(soorten__in=list(soorten)).distinct()
    keren = [
        keer
        for rij in rijen
        for keer in find_keren(
            Drukte(rij.naam, rij.advies, rij.van, rij.tot), elk_jaar=rij.elk_jaar, van=van, tot=tot
        )
    ]
    return sorted(keren, key=lambda keer: keer.van)


def find_drukmeldingen(now: datetime) -> dict[int, str]:
    """What staff tell now of a locatie, by its key: the newest of each; one query."""
    geldig = Drukmelding.objects.filter(van__lte=now, tot__gt=now).order_by("van", "pk")
    return dict(geldig.values_list("locatie_id", "tekst"))
