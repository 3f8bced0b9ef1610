"""Asking to be called back, and what staff do with it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner
from portaal.kern.werkdagen import add_werkdagen
from portaal.organisatie.models import Norm
from portaal.organisatie.operations import ensure_team
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling
from portaal.zaken.models import Zaak

from .enums import VerzoekStatus
from .models import Terugbelverzoek
from .notices import notify_niet_bereikt, notify_ontvangen

TEAM = "Klantcontact"
NORM = "telefoon-status"
# Without that norm: the promise that stands on the form.
WERKDAGEN = 1
MEESTE_POGINGEN = 3
BEWAREN = timedelta(days=365)


class VerzoekIsKlaar(Exception):
    """Somebody else handled it meanwhile."""

    def __str__(self) -> str:
        return "Iemand anders heeft dit verzoek al afgehandeld."


@transaction.atomic
def request_terugbellen(
    *,
    sleutel: UUID,
    naam: str,
    telefoon: str,
    onderwerp: str,
    wanneer: str,
    toelichting: str = "",
    inwoner: Inwoner | None = None,
    zaak: Zaak | None = None,
    by: Account | None,
    now: datetime,
) -> Terugbelverzoek:
    """Promise to call, once per sleutel: to the team of the zaak, else to klantcontact, within the norm."""
    if bestaand := Terugbelverzoek.objects.filter(sleutel=sleutel).first():
        return bestaand
    norm = Norm.objects.filter(code=NORM).first()
    verzoek = Terugbelverzoek(
        sleutel=sleutel,
        inwoner=inwoner,
        naam=naam,
        telefoon=telefoon,
        onderwerp=onderwerp,
        toelichting=toelichting,
        wanneer=wanneer,
        zaak=zaak,
        team=zaak.team if zaak else ensure_team(naam=TEAM),
        norm=norm,
        uiterlijk=add_werkdagen(localdate(now), norm.grens if norm and norm.grens else WERKDAGEN),
        created_at=now,
    )
    try:
        with transaction.atomic():
            verzoek.save()
    except IntegrityError:
        return Terugbelverzoek.objects.get(sleutel=sleutel)  # the same page, sent twice at once
    _log(verzoek, "terugbelverzoek-ontvangen", by=by, now=now)
    notify_ontvangen(verzoek, by=by, now=now)
    return verzoek


@transaction.atomic
def take_verzoek(*, verzoek: Terugbelverzoek, by: Account, now: datetime) -> Terugbelverzoek:
    """Be the one who calls, also when a colleague was. Raises VerzoekIsKlaar."""
    actueel = _lock(verzoek)
    actueel.behandelaar = by
    return _save(actueel, "behandelaar", soort="terugbelverzoek-genomen", by=by, now=now)


@transaction.atomic
def finish_verzoek(*, verzoek: Terugbelverzoek, by: Account, now: datetime) -> Terugbelverzoek:
    """The resident was spoken to. Raises VerzoekIsKlaar."""
    actueel = _lock(verzoek)
    actueel.status, actueel.afgehandeld_op, actueel.behandelaar = VerzoekStatus.GEDAAN, now, by
    velden = ("status", "afgehandeld_op", "behandelaar")
    return _save(actueel, *velden, soort="terugbelverzoek-gedaan", by=by, now=now)


@transaction.atomic
def note_niet_bereikt(*, verzoek: Terugbelverzoek, by: Account, now: datetime) -> Terugbelverzoek:
    """Nobody answered: try again the next working day; after the third time the resident gets a message instead.

    Raises VerzoekIsKlaar.
    """
    actueel = _lock(verzoek)
    actueel.pogingen += 1
    actueel.laatste_poging_op, actueel.behandelaar = now, by
    if actueel.pogingen >= MEESTE_POGINGEN:
        actueel.status, actueel.afgehandeld_op = VerzoekStatus.GESTOPT, now
        notify_niet_bereikt(actueel, by=by, now=now)
    else:
        actueel.status = VerzoekStatus.NIET_BEREIKT
    velden = ("pogingen", "laatste_poging_op", "behandelaar", "status", "afgehandeld_op")
    return _save(actueel, *velden, soort="terugbelverzoek-niet-bereikt", by=by, now=now)


@transaction.atomic
def remove_verlopen(*, now: datetime) -> int:
    """Remove what was handled a year ago; the log of handelingen keeps that it was there."""
    oud = Terugbelverzoek.objects.filter(afgehandeld_op__lt=now - BEWAREN)
    return oud.delete()[0]


def _lock(verzoek: Terugbelverzoek) -> Terugbelverzoek:
    actueel = Terugbelverzoek.objects.select_for_update(of=("self",)).get(pk=verzoek.pk)
    if not actueel.is_open:
        raise VerzoekIsKlaar
    return actueel


def _save(verzoek: Terugbelverzoek, *velden: str, soort: str, by: Account, now: datetime) -> Terugbelverzoek:
    verzoek.save(update_fields=velden)
    _log(verzoek, soort, by=by, now=now)
    return verzoek


def _log(verzoek: Terugbelverzoek, soort: str, *, by: Account | None, now: datetime) -> None:
    log_handeling(by=by, soort=soort, object_soort="terugbelverzoek", object_uuid=verzoek.uuid, now=now)
