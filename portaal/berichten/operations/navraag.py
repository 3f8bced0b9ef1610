"""Ask the provider what became of an attempt, when no answer or no end was heard."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max

from ..clients import AanbiederWeigert, BijAanbieder
from ..clients.twilio import TwilioSms
from ..enums import NA_TE_GAAN_STATEN, ONDERWEG_STATEN, Beleid, Kanaal, PogingStaat
from ..inhoud import hash_body
from ..models import Poging, Terugmelding
from ..verzendregels import backoff
from .overgang import fail, follow_failure, lock_bericht, move
from .terugmelding import apply_stand
from .versturen import make_poging

logger = logging.getLogger(__name__)

# The clock of the provider may differ from ours by so much.
KLOKVERSCHIL = timedelta(seconds=30)
NIEUWE_BLIK = timedelta(seconds=10)


def inquire(*, poging: Poging, twilio: TwilioSms, now: datetime) -> None:
    """Find out about one attempt that is onbekend or under way. Not atomic: it talks to the provider.

    Raises VerzendFout when the provider cannot be reached; then the attempt is looked at again later.
    """
    if not _reserve(poging, now):
        return
    if poging.kanaal != Kanaal.SMS:
        settle_email(poging=poging, now=now)
    elif poging.staat == PogingStaat.ONBEKEND:
        vanaf = (poging.gestart_op or poging.staat_sinds) - KLOKVERSCHIL
        gevonden = twilio.find(naar=poging.adres, vanaf=vanaf)
        settle_onbekend(poging=poging, gevonden=gevonden, now=now)
    else:
        _follow_up(poging, twilio, now)


def _reserve(poging: Poging, now: datetime) -> bool:
    """Keep other sweepers off this row for a while; nothing is lost when we die here."""
    rijen = Poging.objects.filter(
        pk=poging.pk, staat=poging.staat, staat__in=NA_TE_GAAN_STATEN, volgende_op__lte=now
    )
    return rijen.update(volgende_op=now + settings.BERICHTEN["lease"]) == 1


@transaction.atomic
def settle_onbekend(*, poging: Poging, gevonden: list[BijAanbieder], now: datetime) -> None:
    """Compare with the list of the provider: there means accepted, not there means not sent."""
    gelijke = Poging.objects.filter(adres_idx=poging.adres_idx, body_hash=poging.body_hash)
    gelijke = gelijke.exclude(pk=poging.pk)
    if gelijke.filter(staat=PogingStaat.VERZENDEN).exists():
        # The same text to the same number is being sent this very moment: whose is the one in the list?
        Poging.objects.filter(pk=poging.pk, staat=PogingStaat.ONBEKEND).update(volgende_op=now + NIEUWE_BLIK)
        return
    van_anderen = set(gelijke.exclude(provider_sid=None).values_list("provider_sid", flat=True))
    sids = [bericht.sid for bericht in gevonden]
    van_anderen |= set(
        Terugmelding.objects.filter(provider_sid__in=sids)
        .exclude(poging=poging.pk)
        .values_list("provider_sid", flat=True)
    )
    for bericht in gevonden:
        if bericht.sid not in van_anderen and hash_body(bericht.tekst) == poging.body_hash:
            apply_stand(
                poging=poging, sid=bericht.sid, status=bericht.status, foutcode=bericht.foutcode, now=now
            )
            return
    _not_sent(poging, now)


def _not_sent(poging: Poging, now: datetime) -> None:
    """Certain now: a new try for what may be sent twice rather than never, otherwise the next channel."""
    is_van_ons = move(
        poging=poging,
        van=[PogingStaat.ONBEKEND],
        naar=PogingStaat.TECHNISCH_MISLUKT,
        now=now,
        foutcode="niet-aangekomen",
        geduld_tot=None,
    )
    if not is_van_ons:
        return
    bericht = poging.bericht
    is_op_tijd = bericht.vervalt_op > now and bericht.ingetrokken_op is None
    heeft_geduld = poging.geduld_tot is None or poging.geduld_tot > now
    if bericht.beleid == Beleid.AT_LEAST_ONCE and is_op_tijd and heeft_geduld:
        try_again(poging=poging, adres=poging.adres, now=now)
    else:
        staat = PogingStaat.TECHNISCH_MISLUKT
        follow_failure(poging=poging, staat=staat, foutcode="niet-aangekomen", now=now)


@transaction.atomic
def try_again(*, poging: Poging, adres: str, now: datetime) -> Poging:
    """A new attempt over the same channel; later as more went before, and with the patience that is left."""
    bericht = lock_bericht(poging)
    vorige = bericht.pogingen.filter(kanaal=poging.kanaal).aggregate(hoogste=Max("volgnummer"))["hoogste"]
    nieuw = make_poging(bericht=bericht, kanaal=poging.kanaal, adres=adres, volgnummer=vorige + 1, now=now)
    uitstel = backoff(vorige - 1, 0.5) if vorige > 1 else timedelta()
    nieuw.geduld_tot, nieuw.volgende_op = poging.geduld_tot, now + uitstel
    nieuw.keren = poging.keren + 1
    nieuw.save(update_fields=["geduld_tot", "volgende_op", "keren"])
    return nieuw


@transaction.atomic
def settle_email(*, poging: Poging, now: datetime) -> None:
    """SMTP has no list to ask. What may be sent twice is sent again with the same Message-ID."""
    if poging.staat != PogingStaat.ONBEKEND:
        return
    if poging.bericht.beleid == Beleid.AT_LEAST_ONCE:
        move(
            poging=poging,
            van=[PogingStaat.ONBEKEND],
            naar=PogingStaat.WACHT,
            now=now,
            volgende_op=now,
            keren=F("keren") + 1,
        )
        return
    naar = PogingStaat.TECHNISCH_MISLUKT
    fail(poging=poging, van=[PogingStaat.ONBEKEND], naar=naar, foutcode="onzeker", now=now)


def _follow_up(poging: Poging, twilio: TwilioSms, now: datetime) -> None:
    """Accepted and no end heard of: ask, and give up after days."""
    try:
        bericht = twilio.fetch(sid=poging.provider_sid or "")
    except AanbiederWeigert as fout:
        logger.error("aanbieder kent sms niet", extra={"poging": str(poging.uuid), "code": fout.code})
    else:
        apply_stand(
            poging=poging,
            sid=bericht.sid,
            status=bericht.status,
            foutcode=bericht.foutcode,
            kosten=bericht.kosten,
            now=now,
        )
    if poging.gestart_op and now - poging.gestart_op >= settings.BERICHTEN["opgeven"]:
        naar = PogingStaat.TIJDELIJK_MISLUKT
        fail(poging=poging, van=ONDERWEG_STATEN, naar=naar, foutcode="geen-bericht", now=now)
        return
    rijen = Poging.objects.filter(pk=poging.pk, staat__in=ONDERWEG_STATEN)
    rijen.update(volgende_op=now + settings.BERICHTEN["navraag"][1])
