"""Status callbacks: their fields, their signature, and posting them to loopback."""

import base64
import hmac
import http.client
from urllib.parse import urlencode, urlsplit

from .bericht import API_VERSIE, Bericht

LOOPBACK = frozenset({"127.0.0.1", "localhost"})
WACHTTIJD = 15


def make_fields(bericht: Bericht, status: str) -> dict[str, str]:
    velden = {
        "AccountSid": bericht.account_sid,
        "ApiVersion": API_VERSIE,
        "From": bericht.afzender,
        "MessageSid": bericht.sid,
        "MessageStatus": status,
        "SmsSid": bericht.sid,
        "SmsStatus": status,
        "To": bericht.to,
    }
    if bericht.messaging_service_sid:
        velden["MessagingServiceSid"] = bericht.messaging_service_sid
    if bericht.error_code and status in {"undelivered", "failed"}:
        velden["ErrorCode"] = str(bericht.error_code)
    return velden


def make_signature(url: str, velden: dict[str, str], token: str) -> str:
    """HMAC-SHA1 over the address and each field, sorted by name, as Twilio publishes it."""
    tekst = url + "".join(naam + velden[naam] for naam in sorted(velden))
    return base64.b64encode(hmac.new(token.encode(), tekst.encode(), "sha1").digest()).decode()


def post_callback(bericht: Bericht, status: str, token: str) -> str:
    """Post one callback, following no redirect; what came of it, in a word."""
    delen = urlsplit(bericht.status_callback)
    if delen.hostname not in LOOPBACK or delen.scheme != "http":
        return "niet verstuurd: het adres is geen loopback"
    velden = make_fields(bericht, status)
    verbinding = http.client.HTTPConnection(delen.hostname, delen.port or 80, timeout=WACHTTIJD)
    try:
        verbinding.request(
            "POST",
            delen._replace(scheme="", netloc="", fragment="").geturl() or "/",
            urlencode(velden),
            {
                "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
                "X-Twilio-Signature": make_signature(bericht.status_callback, velden, token),
                "User-Agent": "TwilioProxy/1.1",
            },
        )
        return str(verbinding.getresponse().status)
    except (OSError, http.client.HTTPException) as fout:
        return f"mislukt: {type(fout).__name__}"
    finally:
        verbinding.close()
