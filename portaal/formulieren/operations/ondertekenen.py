"""Somebody else agrees: asked with the handing in, and the work starts when all of them have."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from portaal.berichten.adresvorm import normalize_adres
from portaal.inwoners.models import Inwoner
from portaal.kern.tokens import hash_token, new_token
from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling
from portaal.vragen.antwoord import is_answered

from ..enums import AanvraagStatus, OndertekeningSoort, OndertekeningStatus
from ..invulling import Invulling
from ..models import Aanvraag, Ondertekening
from ..notices import notify_afloop, notify_code, notify_ook_ontvangen, notify_verzoek
from ..ondertekenaar import is_same_person
from ..queries import HERINNER_NA
from .acties import plan_acties
from .fouten import CodeKloptNiet, OndertekeningVoorbij, VerkeerdePersoon

GELDIG = timedelta(days=14)
HOOGSTE_AANTAL_POGINGEN = 5
CODELENGTE = 6


@transaction.atomic
def plan_machtiging(
    *, aanvraag: Aanvraag, naam: str, adres: str, met_document: bool, now: datetime
) -> Ondertekening:
    """Note on a draft for whom its gemachtigde fills it in; they are asked when it is handed in.

    Not asked at all when the gemachtigde sends a document that says so. Raises AdresKloptNiet.
    """
    return aanvraag.ondertekeningen.create(
        soort=OndertekeningSoort.MACHTIGING,
        status=OndertekeningStatus.DOCUMENT if met_document else OndertekeningStatus.GEVRAAGD,
        naam=naam,
        adres=_normalize(adres),
        token_hash=hash_token(new_token()),
        gevraagd_op=now,
        verloopt_op=now + GELDIG,
    )


def ask_ondertekeningen(*, aanvraag: Aanvraag, by: Account | None, now: datetime) -> bool:
    """Ask everybody who has to agree; False when nobody has to. Within the transaction that hands in.

    For whom a document was sent along, gets the receipt at once.
    """
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    wie, getelde = invulling.definitie.ondertekening, invulling.pad.antwoorden
    if wie is not None and is_answered(getelde.get(wie.email)):
        aanvraag.ondertekeningen.create(
            soort=OndertekeningSoort.MEDE,
            naam=str(getelde.get(wie.naam) or ""),
            adres=_normalize(str(getelde[wie.email])),
            token_hash=hash_token(new_token()),
            gevraagd_op=now,
            verloopt_op=now + GELDIG,
        )
    gevraagd = list(aanvraag.ondertekeningen.filter(status=OndertekeningStatus.GEVRAAGD))
    for ondertekening in gevraagd:
        _send(ondertekening, by, now)
    for ondertekening in aanvraag.ondertekeningen.filter(status=OndertekeningStatus.DOCUMENT):
        notify_ook_ontvangen(ondertekening, aanvraag, now=now)
    return bool(gevraagd)


@transaction.atomic
def correct_adres(*, ondertekening: Ondertekening, adres: str, by: Account | None, now: datetime) -> None:
    """Ask again, at another address; the link that went to the old one works no more.

    Raises AdresKloptNiet, OndertekeningVoorbij.
    """
    vast = _lock(ondertekening, now)
    vast.adres = _normalize(adres)
    _send(vast, by, now)
    _log(vast, "ondertekening-ander-adres", by, now)


@transaction.atomic
def sign_ondertekening(
    *, ondertekening: Ondertekening, inwoner: Inwoner, loa: str, by: Account, now: datetime
) -> None:
    """Agree with an own DigiD. Raises OndertekeningVoorbij, VerkeerdePersoon."""
    vast = _lock(ondertekening, now)
    if not may_sign(vast, inwoner):
        raise VerkeerdePersoon
    vast.inwoner, vast.loa = inwoner, loa
    if vast.soort == OndertekeningSoort.MACHTIGING:
        Aanvraag.objects.filter(pk=vast.aanvraag_id).update(aanvrager=inwoner)
    _conclude(vast, OndertekeningStatus.GETEKEND, by, now)


def may_sign(ondertekening: Ondertekening, inwoner: Inwoner) -> bool:
    """Only who was named, and never who asks."""
    aanvraag = ondertekening.aanvraag
    if inwoner.pk in (aanvraag.aanvrager_id, aanvraag.gemachtigde_id):
        return False
    return is_same_person(ondertekening.naam, inwoner)


@transaction.atomic
def send_code(*, ondertekening: Ondertekening, now: datetime) -> None:
    """A code to the same address, for who confirms without DigiD. Raises OndertekeningVoorbij."""
    vast = _lock(ondertekening, now, soort=OndertekeningSoort.MACHTIGING)
    code = f"{secrets.randbelow(10**CODELENGTE):0{CODELENGTE}}"
    vast.code_hash, vast.pogingen = _hash_code(vast, code), 0
    vast.save(update_fields=["code_hash", "pogingen"])
    notify_code(vast, code=code, now=now)


def check_code(*, ondertekening: Ondertekening, code: str, now: datetime) -> None:
    """Raises CodeKloptNiet, and OndertekeningVoorbij. A wrong code counts, whatever happens after it."""
    with transaction.atomic():
        vast = _lock(ondertekening, now, soort=OndertekeningSoort.MACHTIGING)
        vast.pogingen += 1
        vast.save(update_fields=["pogingen"])
        is_goed = bool(vast.code_hash) and secrets.compare_digest(vast.code_hash, _hash_code(vast, code))
    if not is_goed or vast.pogingen > HOOGSTE_AANTAL_POGINGEN:
        raise CodeKloptNiet


@transaction.atomic
def confirm_machtiging(*, ondertekening: Ondertekening, now: datetime) -> None:
    """Agree without DigiD, after check_code. Raises OndertekeningVoorbij."""
    vast = _lock(ondertekening, now, soort=OndertekeningSoort.MACHTIGING)
    _conclude(vast, OndertekeningStatus.GETEKEND, None, now)


@transaction.atomic
def refuse_ondertekening(*, ondertekening: Ondertekening, by: Account | None, now: datetime) -> None:
    """Say no: nothing becomes of the aanvraag. The caller has checked who says so."""
    _conclude(_lock(ondertekening, now), OndertekeningStatus.GEWEIGERD, by, now)


@transaction.atomic
def sweep_ondertekening(*, ondertekening_id: int, now: datetime) -> None:
    """Remind once, or end what was not signed in time; doing it twice is once."""
    vast = Ondertekening.objects.select_for_update(of=("self",)).open().filter(pk=ondertekening_id).first()
    if vast is None:
        return
    if vast.verloopt_op <= now:
        _conclude(vast, OndertekeningStatus.VERLOPEN, None, now)
    elif vast.herinnerd_op is None and vast.gevraagd_op <= now - HERINNER_NA:
        vast.herinnerd_op = now
        _send(vast, None, now, is_herinnering=True)


def _lock(ondertekening: Ondertekening, now: datetime, *, soort: str = "") -> Ondertekening:
    """The request while it can still be answered, with its aanvraag locked too."""
    Aanvraag.objects.select_for_update().get(pk=ondertekening.aanvraag_id)
    rijen = Ondertekening.objects.select_for_update(of=("self",)).open().filter(verloopt_op__gt=now)
    vast = rijen.select_related("aanvraag").filter(pk=ondertekening.pk).first()
    if vast is None or (soort and vast.soort != soort):
        raise OndertekeningVoorbij
    return vast


def _send(vast: Ondertekening, by: Account | None, now: datetime, *, is_herinnering: bool = False) -> None:
    """A new link; the one of before works no more. A reminder does not buy time."""
    token = new_token()
    vast.token_hash, vast.code_hash, vast.pogingen = hash_token(token), "", 0
    if not is_herinnering:
        vast.gevraagd_op, vast.verloopt_op, vast.herinnerd_op = now, now + GELDIG, None
    vast.save()
    notify_verzoek(vast, token=token, is_herinnering=is_herinnering, by=by, now=now)


def _conclude(vast: Ondertekening, status: OndertekeningStatus, by: Account | None, now: datetime) -> None:
    """Write down the answer; the last yes starts the work, one no or silence ends the aanvraag."""
    vast.status, vast.beslist_op, vast.code_hash = status, now, ""
    vast.save()
    _log(vast, f"ondertekening-{status}", by, now)
    aanvraag = Aanvraag.objects.met_formulier().get(pk=vast.aanvraag_id)
    if status == OndertekeningStatus.GETEKEND:
        notify_ook_ontvangen(vast, aanvraag, now=now)
        if aanvraag.ondertekeningen.filter(status=OndertekeningStatus.GEVRAAGD).exists():
            return
        _set_status(aanvraag, AanvraagStatus.INGEDIEND, now)
        plan_acties(aanvraag, now=now)
    else:
        _set_status(aanvraag, AanvraagStatus.VERLOPEN, now)
        aanvraag.ondertekeningen.filter(status=OndertekeningStatus.GEVRAAGD).update(
            status=OndertekeningStatus.VERLOPEN, beslist_op=now
        )
    notify_afloop(vast, aanvraag, now=now)


def _set_status(aanvraag: Aanvraag, status: AanvraagStatus, now: datetime) -> None:
    aanvraag.status, aanvraag.bijgewerkt_op = status, now
    aanvraag.save(update_fields=["status", "bijgewerkt_op"])


def _normalize(adres: str) -> str:
    """An e-mail address or a mobile number. Raises AdresKloptNiet."""
    return normalize_adres("email" if "@" in adres else "sms", adres)


def _hash_code(vast: Ondertekening, code: str) -> str:
    """Keyed: six digits can be tried out."""
    return blind_index(f"ondertekening:{vast.pk}:{code}")


def _log(vast: Ondertekening, soort: str, by: Account | None, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="aanvraag",
        object_uuid=vast.aanvraag.uuid,
        toelichting=vast.soort,
        now=now,
    )
