"""Where a person can be reached: added with a code that proves it, taken away, found not to work."""

import hmac
import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from portaal.inwoners.models import Inwoner
from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..adressen import index_of
from ..adresvorm import normalize_adres
from ..enums import Kanaal
from ..models import Bericht, Blokkade, Contactpunt, Poging
from ..notices import CODE_GELDIG, CONTACTPUNT_CODE, CONTACTPUNT_GEWIJZIGD
from .versturen import send_bericht

MAX_POGINGEN = 5
MAX_CODES_PER_DAG = 5


class CodeKloptNiet(ValueError):
    """The code is wrong or too old; the message says in Dutch what to do."""


class TeVeelCodes(ValueError):
    """Enough codes for one day; the message says in Dutch what to do."""


@transaction.atomic
def add_contactpunt(
    *, inwoner: Inwoner, kanaal: Kanaal, adres: str, by: Account | None, now: datetime
) -> Contactpunt:
    """Send a code to a new address; the one in use stays until the code comes back.

    Raises AdresKloptNiet, TeVeelCodes.
    """
    adres = normalize_adres(kanaal, adres)
    Inwoner.objects.select_for_update().get(pk=inwoner.pk)
    vandaag = Bericht.objects.filter(
        soort=CONTACTPUNT_CODE.code, ontvanger=inwoner, created_at__gt=now - timedelta(days=1)
    )
    if vandaag.count() >= MAX_CODES_PER_DAG:
        raise TeVeelCodes("U hebt vandaag te vaak een code gevraagd. Probeer het morgen opnieuw.")
    code = f"{secrets.randbelow(1_000_000):06}"
    contactpunt, _ = Contactpunt.objects.update_or_create(
        inwoner=inwoner,
        kanaal=kanaal,
        verified_at=None,
        defaults={"adres": adres, "code_hash": _hash(code), "code_tot": now + CODE_GELDIG, "pogingen": 0},
    )
    send_bericht(
        soort=CONTACTPUNT_CODE.code,
        ontvanger=inwoner,
        context={"code": code},
        dedupe_key=f"contactpunt-code:{uuid4()}",
        adres=adres,
        by=by,
        now=now,
    )
    _log("contactpunt-toegevoegd", contactpunt, by, now)
    return contactpunt


@transaction.atomic
def count_try(*, contactpunt: Contactpunt, now: datetime) -> bool:
    """Use up one try, whatever the caller does next. False when none is left or it is too late."""
    rijen = Contactpunt.objects.filter(
        pk=contactpunt.pk, verified_at=None, code_tot__gt=now, pogingen__lt=MAX_POGINGEN
    )
    return rijen.update(pogingen=F("pogingen") + 1) == 1


def verify_contactpunt(
    *, contactpunt: Contactpunt, code: str, by: Account | None, now: datetime
) -> Contactpunt:
    """Take the address into use; it replaces the one before. Raises CodeKloptNiet.

    Not atomic as a whole: a wrong try counts, whatever happens next.
    """
    if not count_try(contactpunt=contactpunt, now=now):
        raise CodeKloptNiet("Deze code werkt niet meer. Vraag een nieuwe code.")
    contactpunt.refresh_from_db()
    if not hmac.compare_digest(contactpunt.code_hash, _hash(code.strip())):
        raise CodeKloptNiet("Deze code klopt niet. Kijk de code na en vul hem opnieuw in.")
    return _take_into_use(contactpunt, by, now)


@transaction.atomic
def _take_into_use(contactpunt: Contactpunt, by: Account | None, now: datetime) -> Contactpunt:
    Contactpunt.objects.filter(inwoner=contactpunt.inwoner_id, kanaal=contactpunt.kanaal).exclude(
        pk=contactpunt.pk
    ).delete()
    contactpunt.verified_at, contactpunt.code_hash, contactpunt.code_tot = now, "", None
    contactpunt.onbereikbaar_op = None
    contactpunt.save()
    _log("contactpunt-bevestigd", contactpunt, by, now)
    return contactpunt


@transaction.atomic
def set_contactpunt(
    *, inwoner: Inwoner, kanaal: Kanaal, adres: str, by: Account | None, now: datetime
) -> Contactpunt:
    """An address that needs no code: given at the balie by a person who showed who they are.

    The address in use until now is told of it. Raises AdresKloptNiet.
    """
    velden = {"adres": normalize_adres(kanaal, adres), "onbereikbaar_op": None}
    Inwoner.objects.select_for_update().get(pk=inwoner.pk)
    bekend = Contactpunt.objects.filter(inwoner=inwoner, kanaal=kanaal)
    vervallen = [punt.adres for punt in bekend if punt.verified_at and punt.adres != velden["adres"]]
    bekend.delete()
    contactpunt = Contactpunt.objects.create(inwoner=inwoner, kanaal=kanaal, verified_at=now, **velden)
    for oud in vervallen:
        send_bericht(
            soort=CONTACTPUNT_GEWIJZIGD.code,
            ontvanger=None,
            context={},
            dedupe_key=f"contactpunt-gewijzigd:{uuid4()}",
            adres=oud,
            by=by,
            now=now,
        )
    _log("contactpunt-gezet", contactpunt, by, now)
    return contactpunt


@transaction.atomic
def remove_contactpunt(*, contactpunt: Contactpunt, by: Account | None, now: datetime) -> None:
    """The person does not want to be reached there any more."""
    _log("contactpunt-weg", contactpunt, by, now)
    contactpunt.delete()


@transaction.atomic
def mark_onbereikbaar(*, poging: Poging, now: datetime) -> None:
    """The address of this attempt does not work: do not use it again until the person has mended it."""
    rijen = Contactpunt.objects.filter(
        inwoner__berichten=poging.bericht_id, kanaal=poging.kanaal, onbereikbaar_op=None
    )
    for contactpunt in rijen:
        if index_of(contactpunt.adres) == poging.adres_idx:
            contactpunt.onbereikbaar_op = now
            contactpunt.save(update_fields=["onbereikbaar_op"])


@transaction.atomic
def block_adres(*, adres_idx: str, reden: str, now: datetime) -> None:
    """No SMS to this number any more: its owner said so, to us or to the provider."""
    Blokkade.objects.get_or_create(nummer_idx=adres_idx, defaults={"reden": reden, "created_at": now})


def _hash(code: str) -> str:
    return blind_index(f"contactpunt-code:{code}")


def _log(soort: str, contactpunt: Contactpunt, by: Account | None, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="inwoner",
        object_uuid=contactpunt.inwoner.uuid,
        toelichting=contactpunt.get_kanaal_display(),
        now=now,
    )
