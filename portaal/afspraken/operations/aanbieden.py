"""What comes free goes to the waiting list first: first come, first served, one offer at a time for each."""

from contextlib import suppress
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db import transaction

from ..aanbod import AANBOD_DUUR, is_aanbiedtijd
from ..enums import AfspraakStatus, WachtlijstStatus
from ..models import Afspraak, Wachtlijstplek
from ..notices_wachtlijst import notify_aanbod, notify_voorbij
from ..queries.wachtlijst import (
    OPEN_STATUSSEN,
    Zoeker,
    at_their_end,
    not_answered,
    offered_before,
    sleutel_of_aanbod,
    zoekwens_of,
)
from ..wens import Wens
from .boeken import hold_afspraak
from .dag import busy_as_druk
from .fouten import Druk, TijdNietVrij
from .wachtlijst import end_plek, lock_plek, note_plek, pass_aanbod

# What looked free may be taken by now; after so many times the next round looks again.
POGINGEN = 3


def sweep_wachtlijst(*, now: datetime) -> int:
    """Settle what is over, then offer what is free; gives the number of offers. Two at once do no harm.

    What meets Druk waits for the next round.
    """
    for plek in not_answered(now):
        with suppress(Druk):
            pass_aanbod(plek=plek, beurt=plek.aanbiedingen, by=None, now=now)
    for plek in at_their_end(now):
        with suppress(Druk):
            close_plek(plek=plek, now=now)
    mag_nu = is_aanbiedtijd(now) or not settings.STILLE_UREN_AAN
    return offer_vrij(now=now) if mag_nu else 0


def offer_vrij(*, now: datetime) -> int:
    """To each who waits the first moment that suits; gives how many got one."""
    zoeker, aantal = Zoeker(now), 0
    rijen = Wachtlijstplek.objects.wachtend(now).select_related("locatie", "afspraak")
    wachtend = list(rijen.prefetch_related("regels__soort"))
    gehad = offered_before(wachtend)
    for plek in wachtend:
        momenten = (
            (start, wens)
            for start, wens in zoeker.find(zoekwens_of(plek))
            if (plek.pk, wens.locatie.pk, start) not in gehad
        )
        for start, wens in islice(momenten, POGINGEN):
            if offer_moment(plek=plek, wens=wens, start=start, now=now):
                zoeker.forget(wens.locatie)
                aantal += 1
                break
    return aantal


def offer_moment(*, plek: Wachtlijstplek, wens: Wens, start: datetime, now: datetime) -> bool:
    """Hold it for them and tell so, in one transaction; False when somebody was first or they no longer wait."""
    try:
        with busy_as_druk(), transaction.atomic():
            vast = lock_plek(plek)
            if vast.status != WachtlijstStatus.WACHT or vast.aanbiedingen != plek.aanbiedingen:
                return False
            vast.aanbiedingen += 1
            vast.aanbod = hold_afspraak(
                wens=wens,
                start=start,
                sleutel=sleutel_of_aanbod(vast, vast.aanbiedingen),
                houd=AANBOD_DUUR,
                met_rustende=True,
                by=None,
                now=now,
            )
            vast.status = WachtlijstStatus.AANGEBODEN
            vast.save(update_fields=["aanbiedingen", "aanbod", "status"])
            note_plek(vast, "wachtlijst-aangeboden", by=None, now=now)
            notify_aanbod(vast, vast.aanbod, now=now)
    except (TijdNietVrij, Druk):
        return False
    return True


def close_plek(*, plek: Wachtlijstplek, now: datetime) -> None:
    """The last day is over, or the afspraak that would move is; who still waits is told. Raises Druk."""
    with busy_as_druk(), transaction.atomic():
        vast = lock_plek(plek)
        if vast.status not in OPEN_STATUSSEN:
            return
        end_plek(vast, WachtlijstStatus.VERLOPEN, by=None, now=now)
        if vast.afspraak is None or _still_stands(vast.afspraak, now):
            notify_voorbij(vast, now=now)


def _still_stands(afspraak: Afspraak, now: datetime) -> bool:
    return afspraak.status == AfspraakStatus.BEVESTIGD and afspraak.start > now
