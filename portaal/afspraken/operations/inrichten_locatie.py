"""How a locatie is set up: its balies, what they can do, and what is offered there.

Nobody is moved by it. Who is left without a balie is found by `queries/overboekt.py`; `proef.py` tells beforehand.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Afspraaksoort, Balie, BlokBalie, SoortLocatie
from .fouten import NaamBestaatAl


def add_balie(
    *, locatie: Locatie, naam: str, soorten: Iterable[Afspraaksoort], by: Account, now: datetime
) -> Balie:
    """A balie that can do these soorten; staffed once it is in an openingsblok. Raises NaamBestaatAl."""
    return _save_balie(Balie(locatie=locatie, naam=naam), soorten, "balie-gemaakt", by, now)


def change_balie(
    *, balie: Balie, naam: str, soorten: Iterable[Afspraaksoort], by: Account, now: datetime
) -> Balie:
    """Another name, or other things it can do. Raises NaamBestaatAl."""
    vast = Balie.objects.get(pk=balie.pk)
    vast.naam = naam
    return _save_balie(vast, soorten, "balie-gewijzigd", by, now)


@transaction.atomic
def retire_balie(*, balie: Balie, by: Account, now: datetime) -> None:
    """In no openingsblok any more; gone altogether when nobody was ever helped or booked there."""
    BlokBalie.objects.filter(balie=balie).delete()
    _log_balie("balie-uit-gebruik", balie, by, now)
    if not (balie.afspraken.exists() or balie.volgnummers.exists()):
        Balie.objects.filter(pk=balie.pk).delete()


@transaction.atomic
def offer_soort(
    *,
    locatie: Locatie,
    soort: Afspraaksoort,
    alleen_intern: bool,
    dagquotum: int | None,
    duur_eerste: int | None,
    by: Account,
    now: datetime,
) -> SoortLocatie:
    """Can be booked here from now on; what is None is as everywhere. Who was booked keeps what was promised."""
    aanbod, _ = SoortLocatie.objects.update_or_create(
        locatie=locatie,
        soort=soort,
        defaults={"alleen_intern": alleen_intern, "dagquotum": dagquotum, "duur_eerste": duur_eerste},
    )
    _log_soort("soort-aangeboden", locatie, soort, by, now)
    return aanbod


@transaction.atomic
def withdraw_soort(*, locatie: Locatie, soort: Afspraaksoort, by: Account, now: datetime) -> None:
    """Cannot be booked here any more; who was booked still comes. A repeat changes nothing."""
    aantal, _ = SoortLocatie.objects.filter(locatie=locatie, soort=soort).delete()
    if aantal:
        _log_soort("soort-niet-meer-aangeboden", locatie, soort, by, now)


def _save_balie(
    balie: Balie, soorten: Iterable[Afspraaksoort], handeling: str, by: Account, now: datetime
) -> Balie:
    try:
        with transaction.atomic():
            balie.save()
            balie.soorten.set(soorten)
            _log_balie(handeling, balie, by, now)
    except IntegrityError as fout:
        raise NaamBestaatAl from fout
    return balie


def _log_balie(soort: str, balie: Balie, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="balie",
        object_uuid=balie.uuid,
        toelichting=str(balie),
        now=now,
    )


def _log_soort(handeling: str, locatie: Locatie, soort: Afspraaksoort, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=handeling,
        object_soort="locatie",
        object_uuid=locatie.uuid,
        toelichting=soort.naam,
        now=now,
    )
