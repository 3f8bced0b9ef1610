"""The last look before an attempt goes out: may it still, and may it now?"""

import logging
from dataclasses import dataclass
from datetime import datetime

import phonenumbers
from django.conf import settings

from .enums import Kanaal, PogingStaat
from .models import Blokkade, Poging
from .soorten import get_soort
from .verzendregels import is_quiet, next_morning, start_of_day

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Besluit:
    """Not now (wacht, with a moment) or not at all."""

    staat: PogingStaat
    reden: str
    volgende_op: datetime | None = None


def judge(poging: Poging, now: datetime) -> Besluit | None:
    """Why this attempt must not go out at this moment; None when it may."""
    bericht = poging.bericht
    if bericht.ingetrokken_op is not None:
        return Besluit(PogingStaat.VERVALLEN, "ingetrokken")
    if bericht.vervalt_op <= now:
        # Late because nobody came to it is over; late because it failed again and again is for staff.
        staat = PogingStaat.TECHNISCH_MISLUKT if poging.keren else PogingStaat.VERVALLEN
        return Besluit(staat, "verlopen")
    if poging.kanaal == Kanaal.SMS and (besluit := _judge_sms(poging, now)):
        return besluit
    if _sent_today(now, adres_idx=poging.adres_idx) >= settings.BERICHTEN["per_adres_per_dag"]:
        return Besluit(PogingStaat.WACHT, "limiet-adres", next_morning(now))
    return None


def _judge_sms(poging: Poging, now: datetime) -> Besluit | None:
    if Blokkade.objects.filter(nummer_idx=poging.adres_idx).exists():
        return Besluit(PogingStaat.GEBLOKKEERD, "blokkade")
    if not _is_served(poging.adres):
        return Besluit(PogingStaat.BLIJVEND_MISLUKT, "land")
    if settings.STILLE_UREN_AAN and get_soort(poging.bericht.soort).stille_uren and is_quiet(now):
        return Besluit(PogingStaat.WACHT, "stille-uren", next_morning(now))
    if _sent_today(now, kanaal=Kanaal.SMS) >= settings.SMS_DAGLIMIET:
        logger.error("daglimiet sms bereikt", extra={"limiet": settings.SMS_DAGLIMIET})
        return Besluit(PogingStaat.WACHT, "daglimiet", next_morning(now))
    return None


def _sent_today(now: datetime, **wat: str) -> int:
    return Poging.objects.filter(gestart_op__gte=start_of_day(now), **wat).count()


def _is_served(nummer: str) -> bool:
    """A number in a country that we send to: a guard against expensive numbers."""
    try:
        land = phonenumbers.region_code_for_number(phonenumbers.parse(nummer))
    except phonenumbers.NumberParseException:
        return False
    return land in settings.BERICHTEN["sms_landen"]
