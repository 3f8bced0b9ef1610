"""Work off what is due over one channel: claim, hand over, write down; each step commits by itself.

This is the one operation that is not atomic: no transaction may be open while the provider is spoken to.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from portaal.kern.nudge import nudge
from portaal.kern.vastlegging import without_waiting_for_disk

from ..clients import AanbiederWeigert, Aangenomen, NooitVerwerkt, Onzeker
from ..clients.email import SmtpEmail
from ..clients.twilio import TwilioSms
from ..enums import Kanaal
from ..models import Poging
from .afronden import record_aangenomen, record_geweigerd, record_nooit_verwerkt, record_onzeker
from .claimen import Opdracht, claim, release
from .versturen import TAKEN

WERKTIJD = timedelta(seconds=30)
# So many failures in a row mean that the provider is down: leave the rest for the next sweep.
STOP_NA = 5
GREEP = 50
VOORUIT = timedelta(seconds=0.25)

Klok = Callable[[], datetime]
Aanbieder = TwilioSms | SmtpEmail


def drain(*, kanaal: Kanaal, klok: Klok, werktijd: timedelta = WERKTIJD) -> int:
    """Hand over what is due, until nothing is left, time is up or the provider is down. Gives the number."""
    aanbieder: Aanbieder = TwilioSms() if kanaal == Kanaal.SMS else SmtpEmail()
    einde = klok() + werktijd
    aantal, mislukt, hoogstens = 0, 0, 1
    while mislukt < STOP_NA:
        begin = klok()
        if begin >= einde:
            nudge(TAKEN[kanaal])
            break
        greep = claim(kanaal=kanaal, afzender=aanbieder.afzender, now=begin, hoogstens=hoogstens)
        if greep.is_leeg:
            break
        te_doen = deque(greep.opdrachten)
        # What is written from here on can be found out again: from the provider's list, and a mail is the
        # same mail when it goes a second time.
        with without_waiting_for_disk():
            while te_doen and mislukt < STOP_NA and klok() < te_doen[0].uiterlijk:
                is_gelukt = deliver(opdracht=te_doen.popleft(), aanbieder=aanbieder, klok=klok)
                aantal, mislukt = aantal + is_gelukt, 0 if is_gelukt else mislukt + 1
            release(opdrachten=list(te_doen), now=klok())
        hoogstens = _next_greep(len(greep.opdrachten), klok() - begin)
    return aantal


def _next_greep(aantal: int, duur: timedelta) -> int:
    """How many to claim in one go: a quarter of a second of work at the pace of the last ones.

    So a claim costs little when the provider is quick, and when it is slow the other workers get their share,
    and a worker that is killed holds up few.
    """
    per_stuk = max(duur / max(aantal, 1), timedelta(microseconds=1))
    return max(1, min(GREEP, int(VOORUIT / per_stuk)))


def deliver(*, opdracht: Opdracht, aanbieder: Aanbieder, klok: Klok) -> bool:
    """Carry out one claim. True when the provider answered for this message, a refusal for good included."""
    try:
        uitkomst = _hand_over(opdracht, aanbieder)
    except AanbiederWeigert as fout:
        record_geweigerd(opdracht=opdracht, fout=fout, now=klok())
        return fout.permanent
    except NooitVerwerkt as fout:
        record_nooit_verwerkt(opdracht=opdracht, fout=fout, now=klok())
        return False
    except Onzeker as fout:
        record_onzeker(opdracht=opdracht, fout=fout, now=klok())
        return False
    record_aangenomen(opdracht=opdracht, uitkomst=uitkomst, now=klok())
    return True


def _hand_over(opdracht: Opdracht, aanbieder: Aanbieder) -> Aangenomen:
    poging = opdracht.poging
    if isinstance(aanbieder, TwilioSms):
        return aanbieder.send(
            naar=poging.adres,
            tekst=opdracht.inhoud.tekst,
            terugmelding_url=callback_url(poging),
            geldig_seconden=opdracht.geldig_seconden,
        )
    return aanbieder.send(
        naar=poging.adres,
        onderwerp=opdracht.inhoud.onderwerp,
        tekst=opdracht.inhoud.tekst,
        poging_uuid=poging.uuid,
        bijlagen=opdracht.bijlagen,
    )


def callback_url(poging: Poging) -> str:
    """Where the provider reports on this attempt: from the settings, never from a Host header."""
    return settings.PUBLIEKE_URL + reverse("berichten:twilio_terugmelding", args=[poging.uuid])
