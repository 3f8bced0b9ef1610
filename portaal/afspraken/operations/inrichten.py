"""What can be booked where: soorten, balies and when they are staffed."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from django.db import transaction

from portaal.organisatie.models import Locatie

from ..models import Afspraaksoort, Balie, BlokBalie, Drukteperiode, Openingsblok, SoortLocatie


@transaction.atomic
def ensure_afspraaksoort(*, slug: str, gegevens: Mapping[str, object]) -> Afspraaksoort:
    """The soort under this slug with these data, made when it is not there; one that is there stays."""
    soort, _ = Afspraaksoort.objects.get_or_create(slug=slug, defaults=dict(gegevens))
    return soort


@transaction.atomic
def combine_soorten(*, soorten: Iterable[Afspraaksoort]) -> None:
    """Any of these may be booked together."""
    samen = list(soorten)
    for soort in samen:
        soort.combineert_met.add(*(ander for ander in samen if ander != soort))


@transaction.atomic
def ensure_balie(*, locatie: Locatie, naam: str, soorten: Iterable[Afspraaksoort]) -> Balie:
    """A balie that can do these soorten, each offered at its locatie from now on."""
    balie, _ = Balie.objects.get_or_create(locatie=locatie, naam=naam)
    for soort in soorten:
        balie.soorten.add(soort)
        SoortLocatie.objects.get_or_create(soort=soort, locatie=locatie)
    return balie


@transaction.atomic
def ensure_blok(
    *, locatie: Locatie, weekdag: int, van: time, tot: time, geldig_van: date, balies: Mapping[Balie, bool]
) -> Openingsblok:
    """These balies are staffed then; True for those that the public may book."""
    blok, _ = Openingsblok.objects.get_or_create(
        locatie=locatie, weekdag=weekdag, van=van, tot=tot, defaults={"geldig_van": geldig_van}
    )
    for balie, online in balies.items():
        BlokBalie.objects.update_or_create(blok=blok, balie=balie, defaults={"online": online})
    return blok


@transaction.atomic
def ensure_drukteperiode(
    *, naam: str, advies: str, van: date, tot: date, soorten: Iterable[Afspraaksoort]
) -> Drukteperiode:
    """Every year from `van` through `tot` it is busy for these soorten; `naam` goes before "is het druk"."""
    periode, _ = Drukteperiode.objects.get_or_create(
        naam=naam, defaults={"advies": advies, "van": van, "tot": tot}
    )
    periode.soorten.add(*soorten)
    return periode
