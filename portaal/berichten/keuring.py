"""The last look before attempts go out: may they still, and may they now?"""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import phonenumbers
from django.conf import settings
from django.db.models import Count

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


class Keuring:
    """Judges attempts over one channel one after the other; what it lets through counts for the next.

    Three queries, however many attempts.
    """

    def __init__(self, pogingen: Sequence[Poging], now: datetime) -> None:
        self.now = now
        adressen = {poging.adres_idx for poging in pogingen}
        vandaag = Poging.objects.filter(gestart_op__gte=start_of_day(now))
        per_adres = vandaag.filter(adres_idx__in=adressen).values_list("adres_idx").annotate(Count("pk"))
        self._per_adres = Counter(dict(per_adres.order_by()))
        self._geblokkeerd: set[str] = set()
        self._sms_vandaag = 0
        if any(poging.kanaal == Kanaal.SMS for poging in pogingen):
            blokkades = Blokkade.objects.filter(nummer_idx__in=adressen)
            self._geblokkeerd = set(blokkades.values_list("nummer_idx", flat=True))
            self._sms_vandaag = vandaag.filter(kanaal=Kanaal.SMS).count()

    def judge(self, poging: Poging) -> Besluit | None:
        """Why this attempt must not go out at this moment; None when it may, and then it counts as sent."""
        besluit = self._judge_bericht(poging)
        if besluit is None and poging.kanaal == Kanaal.SMS:
            besluit = self._judge_sms(poging)
        if besluit is None:
            besluit = self._judge_adres(poging)
        if besluit is None:
            self._per_adres[poging.adres_idx] += 1
            self._sms_vandaag += poging.kanaal == Kanaal.SMS
        return besluit

    def _judge_bericht(self, poging: Poging) -> Besluit | None:
        if poging.bericht.ingetrokken_op is not None:
            return Besluit(PogingStaat.VERVALLEN, "ingetrokken")
        if poging.bericht.vervalt_op <= self.now:
            # Late because nobody came to it is over; late because it failed again and again is for staff.
            staat = PogingStaat.TECHNISCH_MISLUKT if poging.keren else PogingStaat.VERVALLEN
            return Besluit(staat, "verlopen")
        return None

    def _judge_sms(self, poging: Poging) -> Besluit | None:
        if poging.adres_idx in self._geblokkeerd:
            return Besluit(PogingStaat.GEBLOKKEERD, "blokkade")
        if not _is_served(poging.adres):
            return Besluit(PogingStaat.BLIJVEND_MISLUKT, "land")
        if settings.STILLE_UREN_AAN and get_soort(poging.bericht.soort).stille_uren and is_quiet(self.now):
            return self._tomorrow("stille-uren")
        if self._sms_vandaag >= settings.SMS_DAGLIMIET:
            logger.error("daglimiet sms bereikt", extra={"limiet": settings.SMS_DAGLIMIET})
            return self._tomorrow("daglimiet")
        return None

    def _judge_adres(self, poging: Poging) -> Besluit | None:
        is_vol = self._per_adres[poging.adres_idx] >= settings.BERICHTEN["per_adres_per_dag"]
        return self._tomorrow("limiet-adres") if is_vol else None

    def _tomorrow(self, reden: str) -> Besluit:
        return Besluit(PogingStaat.WACHT, reden, next_morning(self.now))


def _is_served(nummer: str) -> bool:
    """A number in a country that we send to: a guard against expensive numbers."""
    try:
        land = phonenumbers.region_code_for_number(phonenumbers.parse(nummer))
    except phonenumbers.NumberParseException:
        return False
    return land in settings.BERICHTEN["sms_landen"]
