"""What the provider reports by callback: first kept as it came, then applied if it says something new."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from portaal.kern.nudge import nudge

from ..enums import PogingStaat
from ..models import Poging, Terugmelding
from .contactpunten import block_adres, mark_onbereikbaar
from .overgang import apply_terugmelding

logger = logging.getLogger(__name__)

STATEN = {
    "accepted": PogingStaat.GEACCEPTEERD,
    "scheduled": PogingStaat.GEACCEPTEERD,
    "queued": PogingStaat.GEACCEPTEERD,
    "sending": PogingStaat.GEACCEPTEERD,
    "sent": PogingStaat.VERZONDEN,
    "delivered": PogingStaat.AFGELEVERD,
    "read": PogingStaat.AFGELEVERD,
    "undelivered": PogingStaat.NIET_AFGELEVERD,
    "failed": PogingStaat.NIET_AFGELEVERD,
    "canceled": PogingStaat.NIET_AFGELEVERD,
}
# After acceptance: the number does not exist or is a landline; the receiver opted out.
NUMMER_KLOPT_NIET = {"30005", "30006"}
AFGEMELD = {"21610"}


def read_stand(status: str, foutcode: str) -> PogingStaat | None:
    """The state that the provider's word stands for; None for a word that we do not know."""
    staat = STATEN.get(status)
    if staat != PogingStaat.NIET_AFGELEVERD:
        return staat
    if foutcode in NUMMER_KLOPT_NIET:
        return PogingStaat.BLIJVEND_MISLUKT
    return PogingStaat.GEBLOKKEERD if foutcode in AFGEMELD else staat


@transaction.atomic
def receive_terugmelding(*, poging: Poging, velden: Mapping[str, str], now: datetime) -> None:
    """Keep a callback whose signature was checked; the same one is kept once."""
    terugmelding = Terugmelding(
        poging=poging,
        provider_sid=velden["MessageSid"],
        status=velden["MessageStatus"],
        foutcode=velden.get("ErrorCode", ""),
        raw=dict(velden),
        ontvangen_op=now,
    )
    Terugmelding.objects.bulk_create([terugmelding], ignore_conflicts=True)
    nudge("berichten.verwerk_terugmelding")


def process_terugmeldingen(*, now: datetime, hoogstens: int = 500) -> int:
    """Apply what was received and not applied yet, oldest first; each in a transaction of its own."""
    aantal = 0
    while aantal < hoogstens and _process_one(now):
        aantal += 1
    return aantal


@transaction.atomic
def _process_one(now: datetime) -> bool:
    rijen = Terugmelding.objects.filter(verwerkt_op__isnull=True)
    if connection.features.has_select_for_update_skip_locked:
        rijen = rijen.select_for_update(skip_locked=True, of=("self",))
    terugmelding = rijen.select_related("poging").order_by("id").first()
    if terugmelding is None:
        return False
    try:
        apply_stand(
            poging=terugmelding.poging,
            sid=terugmelding.provider_sid,
            status=terugmelding.status,
            foutcode=terugmelding.foutcode,
            now=now,
        )
    except Exception:  # a row that cannot be applied must not hold up the others; it is kept
        logger.exception("terugmelding niet verwerkt", extra={"terugmelding": terugmelding.pk})
    Terugmelding.objects.filter(pk=terugmelding.pk).update(verwerkt_op=now)
    return True


@transaction.atomic
def apply_stand(
    *, poging: Poging, sid: str, status: str, foutcode: str, now: datetime, kosten: str | None = None
) -> bool:
    """Take over the word of the provider on one message, with what follows from it."""
    staat = read_stand(status, foutcode)
    if staat is None:
        logger.warning("onbekende status van aanbieder", extra={"status": status})
        return False
    if poging.provider_sid not in (None, sid):
        logger.error("tweede sms voor een poging", extra={"poging": str(poging.uuid)})
        return False
    velden: dict[str, Any] = {"poging": poging, "staat": staat, "sid": sid, "foutcode": foutcode}
    if kosten:
        velden["kosten"] = kosten.lstrip("-")
    try:
        with transaction.atomic():
            is_nieuws = apply_terugmelding(**velden, now=now)
    except IntegrityError:
        logger.error("sms hoort bij een andere poging", extra={"poging": str(poging.uuid)})
        return False
    if is_nieuws and staat == PogingStaat.BLIJVEND_MISLUKT:
        mark_onbereikbaar(poging=poging, now=now)
    if is_nieuws and staat == PogingStaat.GEBLOKKEERD:
        block_adres(adres_idx=poging.adres_idx, reden=foutcode, now=now)
    return is_nieuws
