"""SMS through Twilio's Messages API, with the library of Twilio itself.

Twilio has no idempotency key: the callback URL carries the uuid of the attempt, and the list of messages is
asked what happened when an answer got lost. Numbers and texts never reach a log.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from django.conf import settings
from requests.exceptions import ConnectTimeout
from twilio.base.exceptions import TwilioRestException, TwilioServiceException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from . import AanbiederWeigert, Aangenomen, BijAanbieder, NooitVerwerkt, Onzeker, VerzendFout

T = TypeVar("T")

TWILIO_HOST = "api.twilio.com"
TE_VEEL = 429
# How many messages to one number are looked through; the daily limit per number is far below it.
LIJST_MAXIMUM = 200

AFGEMELD = "21610"
NUMMER_KLOPT_NIET = {
    "21211": "no valid number",
    "21214": "number cannot be reached",
    "21217": "no valid number",
    "21401": "no valid number",
    "21421": "no valid number",
    "21614": "no mobile number",
    "21635": "landline",
}
# Also for good, but the number may be fine.
BLIJVEND = NUMMER_KLOPT_NIET | {
    "21408": "country is not served",
    "21604": "no number given",
    "21612": "no route to this number",
    "21617": "text too long",
    AFGEMELD: "receiver opted out",
}


class _HttpClient(TwilioHttpClient):
    """The library's transport: only to Twilio, or to the simulator where one is set."""

    def __init__(self, simulator_url: str, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self._simulator = urlsplit(simulator_url) if simulator_url else None
        if self._simulator and self.session:
            self.session.trust_env = False  # no proxy between us and the loopback

    def log_request(self, kwargs: dict[str, Any]) -> None:
        """Say nothing: the request holds a number and a text."""

    def log_response(self, status_code: int, response: Any) -> None:
        """Say nothing."""

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        delen = urlsplit(url)
        if (delen.scheme, delen.hostname, delen.port) != ("https", TWILIO_HOST, None):
            raise NooitVerwerkt("vreemde-host")
        if self._simulator:
            url = delen._replace(scheme=self._simulator.scheme, netloc=self._simulator.netloc).geturl()
        return super().request(method, url, *args, **kwargs)


class TwilioSms:
    """Sends SMS and asks what became of it. Keep one per burst of work: it reuses its connection."""

    def __init__(self) -> None:
        self._twilio = settings.TWILIO
        sid, token = self._twilio["account_sid"], self._twilio["auth_token"]
        transport = _HttpClient(self._twilio["simulator_url"], self._twilio["tijdslimiet"])
        self._client = Client(sid, token, http_client=transport)

    @property
    def afzender(self) -> str:
        return str(self._twilio["messaging_service_sid"] or self._twilio["afzender"])

    def send(self, *, naar: str, tekst: str, terugmelding_url: str, geldig_seconden: int) -> Aangenomen:
        """Hand one SMS to Twilio. Raises AanbiederWeigert, NooitVerwerkt or Onzeker."""
        dienst = self._twilio["messaging_service_sid"]
        van = {"messaging_service_sid": dienst} if dienst else {"from_": self._twilio["afzender"]}
        bericht = self._call(
            lambda: self._client.messages.create(
                to=naar,
                body=tekst,
                status_callback=terugmelding_url,
                validity_period=geldig_seconden,
                **van,
            )
        )
        segmenten = int(bericht.num_segments or 0)
        return Aangenomen(sid=bericht.sid, http_status=201, segmenten=segmenten or None)

    def find(self, *, naar: str, vanaf: datetime) -> list[BijAanbieder]:
        """Messages to this number since a moment, oldest first.

        Filtered here and not there: DateSent is empty as long as a message waits. Raises like send.
        """
        gevonden = self._call(lambda: self._client.messages.list(to=naar, limit=LIJST_MAXIMUM))
        berichten = sorted(map(_as_seen, gevonden), key=lambda bericht: bericht.gemaakt_op)
        return [bericht for bericht in berichten if bericht.gemaakt_op >= vanaf]

    def fetch(self, *, sid: str) -> BijAanbieder:
        """One message. Raises like send."""
        return _as_seen(self._call(lambda: self._client.messages(sid).fetch()))

    def _call(self, vraag: Callable[[], T]) -> T:
        try:
            return vraag()
        except (TwilioRestException, TwilioServiceException) as fout:
            raise _classify_answer(fout.status, fout.code) from None
        except requests.RequestException as fout:
            raise _classify_connection(fout) from None
        except VerzendFout:
            raise
        except Exception as fout:  # an answer that cannot be read says nothing
            raise Onzeker(f"antwoord:{type(fout).__name__}") from None


def _classify_answer(status: int, foutcode: int | str | None) -> AanbiederWeigert | NooitVerwerkt | Onzeker:
    code = str(foutcode or f"http-{status}")
    if status == TE_VEEL:
        return NooitVerwerkt(code, status)
    if not 400 <= status < 500:
        return Onzeker(code, status)
    return AanbiederWeigert(
        code, status, permanent=code in BLIJVEND, adres_klopt_niet=code in NUMMER_KLOPT_NIET
    )


def _classify_connection(fout: requests.RequestException) -> NooitVerwerkt | Onzeker:
    """Certain only when no connection was made at all."""
    oorzaak = fout.args[0] if fout.args else None
    if isinstance(oorzaak, MaxRetryError):
        oorzaak = oorzaak.reason
    if isinstance(fout, ConnectTimeout) or isinstance(oorzaak, (NewConnectionError, ConnectTimeoutError)):
        return NooitVerwerkt(f"verbinding:{type(fout).__name__}")
    return Onzeker(f"verbinding:{type(fout).__name__}")


def _as_seen(bericht: MessageInstance) -> BijAanbieder:
    return BijAanbieder(
        sid=str(bericht.sid),
        status=str(bericht.status),
        foutcode=str(bericht.error_code or ""),
        tekst=str(bericht.body or ""),
        gemaakt_op=bericht.date_created or datetime.now(UTC),
        kosten=bericht.price,
    )
