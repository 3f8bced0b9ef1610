"""The only ways an attempt changes state: one conditional UPDATE, and what follows from it."""

import logging
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from ..enums import LOPENDE_STATEN, MISLUKTE_STATEN, ONDERWEG_STATEN, PogingStaat, lower_states
from ..models import Bericht, Poging
from .versturen import start_kanaal

logger = logging.getLogger(__name__)


def move(
    *,
    poging: Poging,
    van: Collection[PogingStaat],
    naar: PogingStaat,
    now: datetime,
    mits_claim: UUID | None = None,
    **velden: Any,
) -> bool:
    """Change the state if it still is one of `van` (and the claim still is mits_claim); False if not."""
    rijen = Poging.objects.filter(pk=poging.pk, staat__in=van)
    if mits_claim is not None:
        rijen = rijen.filter(claim=mits_claim)
    waarden = {"lease_tot": None, "volgende_op": None, **velden}
    return rijen.update(staat=naar, staat_sinds=now, **waarden) == 1


@transaction.atomic
def fail(
    *,
    poging: Poging,
    van: Collection[PogingStaat],
    naar: PogingStaat,
    foutcode: str,
    now: datetime,
    mits_claim: UUID | None = None,
    **velden: Any,
) -> bool:
    """End an attempt that did not work out, and let the next channel take over."""
    velden = {"foutcode": foutcode, "geduld_tot": None, **velden}
    if not move(poging=poging, van=van, naar=naar, now=now, mits_claim=mits_claim, **velden):
        return False
    follow_failure(poging=poging, staat=naar, foutcode=foutcode, now=now)
    return True


def follow_failure(*, poging: Poging, staat: PogingStaat, foutcode: str, now: datetime) -> None:
    """Start the next channel; when there is none, or the address is wrong, staff must look at it."""
    try:
        is_overgenomen = open_next_channel(poging=poging, now=now)
    except LookupError:  # its kind or text is not there any more
        logger.exception("volgend kanaal kan niet", extra={"poging": str(poging.uuid)})
        is_overgenomen = False
    if is_overgenomen and staat != PogingStaat.BLIJVEND_MISLUKT:
        return
    Poging.objects.filter(pk=poging.pk).update(geparkeerd_op=now)
    logger.error(
        "poging geparkeerd",
        extra={"poging": str(poging.uuid), "kanaal": poging.kanaal, "staat": staat.value, "code": foutcode},
    )


def lock_bericht(poging: Poging) -> Bericht:
    """The message of this attempt; who adds attempts to it waits for the others that do."""
    berichten = Bericht.objects.select_for_update(of=("self",)).select_related("ontvanger")
    return berichten.get(pk=poging.bericht_id)


@transaction.atomic
def open_next_channel(*, poging: Poging, now: datetime) -> bool:
    """Whether another attempt carries this message: it arrived, is under way, or was started here."""
    bericht = lock_bericht(poging)
    andere = bericht.pogingen.exclude(pk=poging.pk)
    if andere.filter(staat__in=(*LOPENDE_STATEN, PogingStaat.AFGELEVERD)).exists():
        return True
    if bericht.ingetrokken_op is not None or bericht.vervalt_op <= now:
        return False
    geprobeerd = set(bericht.pogingen.values_list("kanaal", flat=True))
    kanalen = [kanaal for kanaal in bericht.kanaalplan if kanaal not in geprobeerd]
    return start_kanaal(bericht=bericht, kanalen=kanalen, now=now) is not None


@transaction.atomic
def apply_terugmelding(
    *, poging: Poging, staat: PogingStaat, sid: str, foutcode: str, now: datetime, **velden: Any
) -> bool:
    """Take over what the provider says if it says more than we knew. IntegrityError on a taken sid."""
    rijen = Poging.objects.filter(
        Q(provider_sid__isnull=True) | Q(provider_sid=sid), pk=poging.pk, staat__in=lower_states(staat)
    )
    is_onderweg = staat in ONDERWEG_STATEN
    aantal = rijen.update(
        staat=staat,
        staat_sinds=now,
        provider_sid=sid,
        foutcode=foutcode,
        lease_tot=None,
        geparkeerd_op=None,
        volgende_op=now + settings.BERICHTEN["navraag"][0] if is_onderweg else None,
        geduld_tot=F("geduld_tot") if is_onderweg else None,
        **velden,
    )
    if aantal == 0:
        return False
    _call_off(poging=poging, staat=staat, now=now)
    if staat in MISLUKTE_STATEN:
        follow_failure(poging=poging, staat=staat, foutcode=foutcode, now=now)
    return True


def _call_off(*, poging: Poging, staat: PogingStaat, now: datetime) -> None:
    """What still waits need not go out: another try over this channel, and once it arrived, any."""
    wachtend = Poging.objects.filter(bericht=poging.bericht_id, staat=PogingStaat.WACHT).exclude(pk=poging.pk)
    if staat in MISLUKTE_STATEN:
        return
    if staat != PogingStaat.AFGELEVERD:
        wachtend = wachtend.filter(kanaal=poging.kanaal)
    wachtend.update(
        staat=PogingStaat.VERVALLEN,
        staat_sinds=now,
        foutcode="al-verzonden",
        volgende_op=None,
        geduld_tot=None,
    )
