"""The hall: devices to check in at and to look at, and telling that it is busy."""

from datetime import datetime

from django.db import IntegrityError, transaction

from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..enums import ZuilSoort
from ..models import Drukmelding, Zuil
from ..queries.wachtrij import drukmelding_van
from .fouten import NaamBestaatAl


def add_zuil(*, locatie: Locatie, naam: str, soort: ZuilSoort, by: Account | None, now: datetime) -> Zuil:
    """A kiosk or a screen with an address of its own. Raises NaamBestaatAl."""
    try:
        with transaction.atomic():
            zuil = Zuil.objects.create(locatie=locatie, naam=naam, soort=soort, created_at=now)
            log_handeling(by=by, soort="zuil-gemaakt", object_soort="zuil", object_uuid=zuil.uuid, now=now)
    except IntegrityError as fout:
        raise NaamBestaatAl from fout
    return zuil


@transaction.atomic
def ensure_zuil(*, locatie: Locatie, naam: str, soort: ZuilSoort, now: datetime) -> Zuil:
    """The one with this name at this locatie; made when it is not there."""
    bestaand = Zuil.objects.filter(locatie=locatie, naam=naam, ingetrokken_op=None).first()
    return bestaand or add_zuil(locatie=locatie, naam=naam, soort=soort, by=None, now=now)


@transaction.atomic
def withdraw_zuil(*, zuil: Zuil, by: Account, now: datetime) -> None:
    """Its address stops working; a repeat changes nothing."""
    if Zuil.objects.filter(pk=zuil.pk, ingetrokken_op=None).update(ingetrokken_op=now):
        log_handeling(by=by, soort="zuil-ingetrokken", object_soort="zuil", object_uuid=zuil.uuid, now=now)


@transaction.atomic
def tell_drukte(*, locatie: Locatie, tekst: str, tot: datetime, by: Account, now: datetime) -> Drukmelding:
    """Told in the hall, at the kiosk and where people book, until then. A new one takes the place of the old."""
    Locatie.objects.select_for_update().get(pk=locatie.pk)
    _end(locatie, now)
    melding = Drukmelding.objects.create(locatie=locatie, tekst=tekst, van=now, tot=tot, by=by)
    log_handeling(
        by=by,
        soort="drukte-gemeld",
        object_soort="locatie",
        object_uuid=locatie.uuid,
        toelichting=tekst,
        now=now,
    )
    return melding


@transaction.atomic
def end_drukte(*, locatie: Locatie, by: Account, now: datetime) -> None:
    """It is over; a repeat changes nothing."""
    if _end(locatie, now):
        log_handeling(
            by=by, soort="drukte-voorbij", object_soort="locatie", object_uuid=locatie.uuid, now=now
        )


def _end(locatie: Locatie, now: datetime) -> bool:
    if (melding := drukmelding_van(locatie, now)) is None:
        return False
    if melding.van == now:
        melding.delete()
    else:
        Drukmelding.objects.filter(pk=melding.pk).update(tot=now)
    return True
