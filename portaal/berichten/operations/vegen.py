"""The sweeper: find what stands still and set it going. It may run twice at once, and be cut off anywhere."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Min

from portaal.kern.nudge import nudge

from ..clients import VerzendFout
from ..clients.twilio import TwilioSms
from ..enums import LOPENDE_STATEN, NA_TE_GAAN_STATEN, Kanaal, PogingStaat
from ..models import Poging
from .navraag import inquire
from .overgang import fail, follow_failure, move
from .terugmelding import process_terugmeldingen
from .versturen import TAKEN

logger = logging.getLogger(__name__)

PER_KEER = 200
WERKTIJD = timedelta(seconds=25)
# Work that waits longer means that no worker comes to it: an alarm.
ACHTERSTAND = timedelta(minutes=10)
Klok = Callable[[], datetime]


def sweep(*, klok: Klok) -> dict[str, int]:
    """One round. Gives how many rows each step touched; a step that fails does not keep the others from theirs."""
    einde = klok() + WERKTIJD
    stappen: dict[str, Callable[[], int]] = {
        "terugmeldingen": lambda: process_terugmeldingen(now=klok()),
        "verlopen_leases": lambda: expire_leases(now=klok()),
        "nagevraagd": lambda: inquire_due(klok=klok, einde=einde),
        "geduld_op": lambda: end_patience(now=klok()),
        "kanalen_gewekt": lambda: wake_channels(now=klok()),
    }
    uitslag = {naam: _guard(naam, stap) for naam, stap in stappen.items()}
    if any(uitslag.values()):
        logger.info("geveegd", extra=uitslag)
    return uitslag


def _guard(naam: str, stap: Callable[[], int]) -> int:
    try:
        return stap()
    except Exception:  # whatever it is, the sweeper must go on
        logger.exception("veegstap mislukt", extra={"stap": naam})
        return 0


def expire_leases(*, now: datetime) -> int:
    """The worker is gone: nobody knows whether it sent. Its claim stays, for it may yet come back."""
    rijen = Poging.objects.filter(staat=PogingStaat.VERZENDEN, lease_tot__lte=now)
    return sum(
        move(
            poging=poging,
            van=[PogingStaat.VERZENDEN],
            naar=PogingStaat.ONBEKEND,
            now=now,
            mits_claim=poging.claim,
            volgende_op=now + settings.BERICHTEN["respijt"],
            foutcode="lease",
        )
        for poging in rijen[:PER_KEER]
    )


def inquire_due(*, klok: Klok, einde: datetime) -> int:
    """Ask the provider about attempts whose time has come; not on and on when it is down."""
    twilio = TwilioSms()
    rijen = Poging.objects.filter(staat__in=NA_TE_GAAN_STATEN, volgende_op__lte=klok())
    aantal, is_twilio_weg = 0, False
    for poging in rijen.select_related("bericht").order_by("volgende_op")[:PER_KEER]:
        if klok() >= einde:
            break
        if poging.kanaal == Kanaal.SMS and is_twilio_weg:
            continue
        try:
            inquire(poging=poging, twilio=twilio, now=klok())
        except VerzendFout as fout:
            logger.warning("navraag mislukt", extra={"code": fout.code})
            is_twilio_weg = True
        aantal += 1
    return aantal


def end_patience(*, now: datetime) -> int:
    """The message should have been known by now: let the next channel try too."""
    rijen = Poging.objects.filter(geduld_tot__lte=now, staat__in=LOPENDE_STATEN)
    return sum(_end_patience(poging, now) for poging in rijen.select_related("bericht")[:PER_KEER])


@transaction.atomic
def _end_patience(poging: Poging, now: datetime) -> bool:
    rijen = Poging.objects.filter(pk=poging.pk, geduld_tot__lte=now, staat__in=LOPENDE_STATEN)
    if rijen.update(geduld_tot=None) == 0:
        return False
    # What was never handed over need not go out any more; what was may still arrive.
    naar = PogingStaat.TECHNISCH_MISLUKT
    if fail(poging=poging, van=[PogingStaat.WACHT], naar=naar, foutcode="geduld", now=now):
        return True
    follow_failure(poging=poging, staat=PogingStaat.TIJDELIJK_MISLUKT, foutcode="geduld", now=now)
    return True


def wake_channels(*, now: datetime) -> int:
    """Nudge a worker for each channel with work that is due; a nudge too many finds nothing to do."""
    te_doen = Poging.objects.filter(staat=PogingStaat.WACHT, volgende_op__lte=now)
    oudste = te_doen.order_by().values_list("kanaal").annotate(Min("volgende_op"))
    for kanaal, sinds in oudste:
        nudge(TAKEN[Kanaal(kanaal)])
        if now - sinds > ACHTERSTAND:
            logger.error(
                "achterstand", extra={"kanaal": kanaal, "seconden": int((now - sinds).total_seconds())}
            )
    return len(oudste)
