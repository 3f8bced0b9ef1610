"""Work off what is due over one channel: claim, hand over, write down; each step commits by itself.

This is the one operation that is not atomic: no transaction may be open while the provider is spoken to.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from portaal.kern.nudge import nudge

from ..clients import AanbiederWeigert, Aangenomen, NooitVerwerkt, Onzeker
from ..clients.email import SmtpEmail
from ..clients.twilio import TwilioSms
from ..enums import Kanaal
from ..models import Poging
from .afronden import record_aangenomen, record_geweigerd, record_nooit_verwerkt, record_onzeker
from .claimen import Opdracht, claim_next
from .versturen import TAKEN

WERKTIJD = timedelta(seconds=30)
# So many failures in a row mean that the provider is down: leave the rest for the next sweep.
STOP_NA = 5

Klok = Callable[[], datetime]


def drain(*, kanaal: Kanaal, klok: Klok, werktijd: timedelta = WERKTIJD) -> int:
    """Hand over what is due, until nothing is left, time is up or the provider is down. Gives the number."""
    aanbieder: TwilioSms | SmtpEmail = TwilioSms() if kanaal == Kanaal.SMS else SmtpEmail()
    einde = klok() + werktijd
    aantal, mislukt = 0, 0
    while mislukt < STOP_NA:
        if klok() >= einde:
            nudge(TAKEN[kanaal])
            break
        werk = claim_next(kanaal=kanaal, afzender=aanbieder.afzender, now=klok())
        if werk is None:
            break
        if isinstance(werk, Opdracht):
            is_gelukt = deliver(opdracht=werk, aanbieder=aanbieder, klok=klok)
            aantal, mislukt = aantal + is_gelukt, 0 if is_gelukt else mislukt + 1
    return aantal


def deliver(*, opdracht: Opdracht, aanbieder: TwilioSms | SmtpEmail, klok: Klok) -> bool:
    """Carry out one claim. True when the provider answered for this message, a refusal for good included."""
    if klok() >= opdracht.uiterlijk:
        # This process stood still: others may soon take over. Nothing was sent, and the sweeper finds out.
        return False
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


def _hand_over(opdracht: Opdracht, aanbieder: TwilioSms | SmtpEmail) -> Aangenomen:
    poging = opdracht.poging
    if isinstance(aanbieder, TwilioSms):
        return aanbieder.send(
            naar=poging.adres,
            tekst=opdracht.tekst,
            terugmelding_url=callback_url(poging),
            geldig_seconden=opdracht.geldig_seconden,
        )
    return aanbieder.send(
        naar=poging.adres, onderwerp=opdracht.onderwerp, tekst=opdracht.tekst, poging_uuid=poging.uuid
    )


def callback_url(poging: Poging) -> str:
    """Where the provider reports on this attempt: from the settings, never from a Host header."""
    return settings.PUBLIEKE_URL + reverse("berichten:twilio_terugmelding", args=[poging.uuid])
