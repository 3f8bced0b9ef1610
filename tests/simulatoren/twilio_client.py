"""The real Twilio client, sent to the simulator instead of to Twilio."""

from typing import Any

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from simulatoren.twilio.app import TwilioSimulator

ECHT = "https://api.twilio.com"


class LoopbackHttpClient(TwilioHttpClient):
    def __init__(self, url: str) -> None:
        super().__init__(timeout=5)
        self._url = url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        assert url.startswith(ECHT)
        return super().request(method, self._url + url.removeprefix(ECHT), *args, **kwargs)

    def close(self) -> None:
        if self.session:
            self.session.close()


def make_client(simulator: TwilioSimulator, *, sid: str = "", token: str = "") -> Client:
    rekening = simulator.rekening
    return Client(sid or rekening.sid, token or rekening.token, http_client=LoopbackHttpClient(simulator.url))
