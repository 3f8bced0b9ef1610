"""What a request to send must hold; a wrong one is refused with the published code."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from .bericht import Bericht
from .fouten import GEWEIGERD, TwilioFout, magic_ending
from .segmenten import count_segments

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
NEDERLANDS_MOBIEL = re.compile(r"\+316[0-9]{8}")
ALFANUMERIEK = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")
DIENST = re.compile(r"MG[0-9a-f]{32}")
DIENST_AFZENDER = "Lindervoort"
MAX_TEKST = 1600
MAX_GELDIG = 36000


def read_bericht(velden: Mapping[str, str], account_sid: str) -> Bericht:
    """The message that the form describes; raises `TwilioFout`."""
    dienst = velden.get("MessagingServiceSid", "")
    tekst = velden.get("Body", "")
    naar = read_to(velden.get("To", ""))
    afzender = _read_from(velden.get("From", ""), dienst)
    if not tekst:
        raise TwilioFout(21602)
    if len(tekst) > MAX_TEKST:
        raise TwilioFout(21617)
    return Bericht(
        account_sid=account_sid,
        to=naar,
        afzender=afzender,
        body=tekst,
        num_segments=count_segments(tekst),
        messaging_service_sid=dienst,
        status_callback=_read_callback(velden.get("StatusCallback", "")),
        validity_period=_read_validity(velden.get("ValidityPeriod", str(MAX_GELDIG))),
        status="accepted" if dienst else "queued",
    )


def read_to(nummer: str) -> str:
    if not nummer:
        raise TwilioFout(21604)
    if not E164.fullmatch(nummer):
        raise TwilioFout(21211, nummer)
    code = GEWEIGERD.get(magic_ending(nummer))
    if code:
        raise TwilioFout(code, nummer)
    if nummer.startswith("+31") and not NEDERLANDS_MOBIEL.fullmatch(nummer):
        raise TwilioFout(21614 if len(nummer) == 12 else 21211, nummer)
    return nummer


def _read_from(afzender: str, dienst: str) -> str:
    if dienst:
        if not DIENST.fullmatch(dienst):
            raise TwilioFout(21701, dienst)
        return afzender or DIENST_AFZENDER
    if not afzender:
        raise TwilioFout(21603)
    if not (E164.fullmatch(afzender) or ALFANUMERIEK.fullmatch(afzender)):
        raise TwilioFout(21212, afzender)
    return afzender


def _read_callback(url: str) -> str:
    try:
        delen = urlsplit(url)
    except ValueError as fout:
        raise TwilioFout(21609, url) from fout
    if url and (delen.scheme not in {"http", "https"} or not delen.hostname):
        raise TwilioFout(21609, url)
    return url


def _read_validity(waarde: str) -> int:
    if not (waarde.isascii() and waarde.isdigit() and 1 <= int(waarde) <= MAX_GELDIG):
        raise TwilioFout(21739, waarde)
    return int(waarde)
