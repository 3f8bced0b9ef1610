"""Whether a document that somebody holds came from us, without a word about whom it is about."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.timezone import localdate

from ..models import Waarmerk


class Oordeel(StrEnum):
    """ONGEWIJZIGD and GEWIJZIGD are about the file that was given along."""

    ONBEKEND = "onbekend"
    BEKEND = "bekend"
    ONGEWIJZIGD = "ongewijzigd"
    GEWIJZIGD = "gewijzigd"


@dataclass(frozen=True)
class Echtheid:
    """What may be told to anybody. soort, afgegeven_op and geldig_tot are empty when the code is not ours."""

    oordeel: Oordeel
    soort: str = ""
    afgegeven_op: datetime | None = None
    geldig_tot: date | None = None
    is_geldig: bool = False


def verify_document(code: str, inhoud: bytes | None, *, now: datetime) -> Echtheid:
    """Look the code up, and compare the file, if there is one, with the one that was given out."""
    waarmerk = Waarmerk.objects.filter(code=code).select_related("informatieobject").first()
    if waarmerk is None:
        return Echtheid(Oordeel.ONBEKEND)
    return Echtheid(
        oordeel=_judge(waarmerk, inhoud),
        soort=waarmerk.informatieobject.informatieobjecttype,
        afgegeven_op=waarmerk.afgegeven_op,
        geldig_tot=waarmerk.geldig_tot,
        is_geldig=localdate(now) <= waarmerk.geldig_tot,
    )


def _judge(waarmerk: Waarmerk, inhoud: bytes | None) -> Oordeel:
    if inhoud is None:
        return Oordeel.BEKEND
    is_gelijk = hmac.compare_digest(hashlib.sha256(inhoud).hexdigest(), waarmerk.sha256)
    return Oordeel.ONGEWIJZIGD if is_gelijk else Oordeel.GEWIJZIGD
