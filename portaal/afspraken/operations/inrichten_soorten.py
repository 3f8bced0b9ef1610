"""Which soorten afspraak there are. What is changed holds for what is booked from now on."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import AfspraakRegel, Afspraaksoort, SoortLocatie
from .fouten import KanaalLigtVast, NaamBestaatAl

LENGTE_SLUG = 50


def make_soort(
    *,
    gegevens: Mapping[str, object],
    combineert_met: Iterable[Afspraaksoort],
    by: Account,
    now: datetime,
) -> Afspraaksoort:
    """Offered nowhere yet; its name makes its address, which stays. Raises NaamBestaatAl."""
    slug = slugify(str(gegevens["naam"]))[:LENGTE_SLUG].strip("-")
    try:
        with transaction.atomic():
            _check_naam(gegevens["naam"], Afspraaksoort.objects.all())
            soort = Afspraaksoort.objects.create(slug=slug, **gegevens)
            soort.combineert_met.set(combineert_met)
            _log("soort-gemaakt", soort, "", by, now)
    except IntegrityError as fout:
        raise NaamBestaatAl from fout
    return soort


@transaction.atomic
def change_soort(
    *,
    soort: Afspraaksoort,
    gegevens: Mapping[str, object],
    combineert_met: Iterable[Afspraaksoort],
    by: Account,
    now: datetime,
) -> Afspraaksoort:
    """Who was booked keeps the time that was promised; the same again changes nothing.

    Raises NaamBestaatAl, KanaalLigtVast.
    """
    vast = Afspraaksoort.objects.select_for_update(of=("self",)).get(pk=soort.pk)
    _check_naam(gegevens["naam"], Afspraaksoort.objects.exclude(pk=vast.pk))
    anders = [veld for veld, waarde in gegevens.items() if getattr(vast, veld) != waarde]
    if "kanaal" in anders and AfspraakRegel.objects.filter(soort=vast).exists():
        raise KanaalLigtVast
    for veld in anders:
        setattr(vast, veld, gegevens[veld])
    vast.save(update_fields=anders)
    samen = set(combineert_met)
    if samen != set(vast.combineert_met.all()):
        vast.combineert_met.set(samen)
        anders.append("combineert_met")
    if anders:
        _log("soort-gewijzigd", vast, ", ".join(anders), by, now)
    return vast


@transaction.atomic
def stop_soort(*, soort: Afspraaksoort, by: Account, now: datetime) -> None:
    """Offered nowhere any more; who was booked still comes. A repeat changes nothing."""
    aantal, _ = SoortLocatie.objects.filter(soort=soort).delete()
    if aantal:
        _log("soort-niet-meer-aangeboden", soort, "bij geen enkele locatie", by, now)


def _check_naam(naam: object, anderen: QuerySet[Afspraaksoort]) -> None:
    """People tell soorten apart by their names. Raises NaamBestaatAl."""
    if anderen.filter(naam__iexact=naam).exists():
        raise NaamBestaatAl


def _log(handeling: str, soort: Afspraaksoort, toelichting: str, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=handeling,
        object_soort="afspraaksoort",
        object_uuid=soort.uuid,
        toelichting=toelichting,
        now=now,
    )
