"""Write down what became of the hand-over to the provider."""

import logging
import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from portaal.kern.vastlegging import quick_update

from ..clients import AanbiederWeigert, Aangenomen, Onzeker, VerzendFout
from ..clients.twilio import AFGEMELD
from ..enums import Kanaal, PogingStaat, lower_states
from ..models import Poging
from ..verzendregels import backoff
from .claimen import Opdracht
from .contactpunten import block_adres, mark_onbereikbaar
from .overgang import fail, move

logger = logging.getLogger(__name__)


def record_aangenomen(*, opdracht: Opdracht, uitkomst: Aangenomen, now: datetime) -> None:
    """The provider has it. A callback may have come first and know more: the state never goes back.

    Each UPDATE is a transaction of its own: it holds by itself, and this is done for every message.
    """
    bewijs: dict[str, Any] = {"provider_sid": uitkomst.sid, "segmenten": uitkomst.segmenten}
    staat = PogingStaat.GEACCEPTEERD
    if opdracht.poging.kanaal == Kanaal.EMAIL:
        # After its acceptance SMTP tells no more.
        staat, bewijs["geduld_tot"] = PogingStaat.VERZONDEN, None
    nieuws = {"staat": staat, "staat_sinds": now, **bewijs}
    mijn = {"id": opdracht.poging.pk, "claim": opdracht.claim}
    if quick_update(Poging, waar={**mijn, "staat": PogingStaat.VERZENDEN}, waarden=nieuws):
        return
    # Somebody else moved it meanwhile: a callback that knows more, or a sweeper that knew less.
    rijen = Poging.objects.filter(**mijn)
    if not rijen.filter(staat__in=lower_states(staat)).update(volgende_op=opdracht.navraag_op, **nieuws):
        rijen.update(**bewijs)


@transaction.atomic
def record_nooit_verwerkt(*, opdracht: Opdracht, fout: VerzendFout, now: datetime) -> None:
    """Nothing happened at the provider: wait longer each time, with jitter, and try again."""
    poging = opdracht.poging
    toeval = secrets.randbelow(1000) / 1000
    move(
        poging=poging,
        van=[PogingStaat.VERZENDEN],
        naar=PogingStaat.WACHT,
        now=now,
        mits_claim=opdracht.claim,
        keren=F("keren") + 1,
        volgende_op=now + backoff(poging.keren, toeval),
        foutcode=fout.code,
        http_status=fout.http_status,
    )


@transaction.atomic
def record_onzeker(*, opdracht: Opdracht, fout: Onzeker, now: datetime) -> None:
    """Nobody knows: never a blind retry; the sweeper asks the provider once its list has caught up."""
    move(
        poging=opdracht.poging,
        van=[PogingStaat.VERZENDEN],
        naar=PogingStaat.ONBEKEND,
        now=now,
        mits_claim=opdracht.claim,
        volgende_op=now + settings.BERICHTEN["respijt"],
        foutcode=fout.code,
        http_status=fout.http_status,
    )


@transaction.atomic
def record_geweigerd(*, opdracht: Opdracht, fout: AanbiederWeigert, now: datetime) -> None:
    """Refused: for good, or because of our own settings, which somebody will mend."""
    poging = opdracht.poging
    if not fout.permanent:
        logger.error("aanbieder weigert ons", extra={"kanaal": poging.kanaal, "code": fout.code})
        record_nooit_verwerkt(opdracht=opdracht, fout=fout, now=now)
        return
    is_afgemeld = poging.kanaal == Kanaal.SMS and fout.code == AFGEMELD
    if is_afgemeld:
        block_adres(adres_idx=poging.adres_idx, reden=fout.code, now=now)
    if fout.adres_klopt_niet:
        mark_onbereikbaar(poging=poging, now=now)
    fail(
        poging=poging,
        van=[PogingStaat.VERZENDEN],
        naar=PogingStaat.GEBLOKKEERD if is_afgemeld else PogingStaat.BLIJVEND_MISLUKT,
        foutcode=fout.code,
        now=now,
        mits_claim=opdracht.claim,
        http_status=fout.http_status,
    )
