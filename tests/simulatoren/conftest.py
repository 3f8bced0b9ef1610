"""Simulators on free loopback ports, one set per test."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import pytest

from simulatoren.digid.app import DigidSimulator
from simulatoren.mail.app import MailSimulator
from simulatoren.twilio.app import TwilioSimulator


@pytest.fixture(autouse=True)
def omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAAL_OMGEVING", "test")


@pytest.fixture(scope="session")
def _digid() -> Iterator[DigidSimulator]:
    """One for all tests: making its keys takes long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAAL_OMGEVING", "test")
        with DigidSimulator() as simulator:
            yield simulator


@pytest.fixture
def digid(_digid: DigidSimulator) -> Iterator[DigidSimulator]:
    yield _digid
    _digid.schakelaars.reset()
    _digid.clear()


@pytest.fixture
def twilio_sim() -> Iterator[TwilioSimulator]:
    with TwilioSimulator() as simulator:
        simulator.schakelaars.update({"staptijd": 0.005})
        yield simulator


@pytest.fixture
def mail_sim() -> Iterator[MailSimulator]:
    with MailSimulator() as simulator:
        yield simulator


@dataclass
class Ontvangst:
    """A web server in the portal's place: records callbacks, and has a page to return to after login."""

    basis: str = ""
    antwoord: int = 204
    verzoeken: list[tuple[dict[str, str], dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.basis}/terug/?poging=1&soort=sms"

    @property
    def statussen(self) -> list[str]:
        return [velden["MessageStatus"] for velden, _ in self.verzoeken]


@pytest.fixture
def ontvangst() -> Iterator[Ontvangst]:
    vangst = Ontvangst()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            lichaam = self.rfile.read(int(self.headers["Content-Length"])).decode()
            vangst.verzoeken.append((dict(parse_qsl(lichaam, keep_blank_values=True)), dict(self.headers)))
            self.send_response(vangst.antwoord)
            self.end_headers()

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests need no request lines."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    vangst.basis = f"http://127.0.0.1:{server.server_port}"
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    draad.start()
    yield vangst
    server.shutdown()
    draad.join()
    server.server_close()


def wait_until(waar: Callable[[], object], seconden: float = 5) -> None:
    """Poll until the condition holds; fail when it does not in time."""
    einde = time.monotonic() + seconden
    while not waar():
        assert time.monotonic() < einde, "duurde te lang"
        time.sleep(0.005)


def free_port() -> int:
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return int(los.getsockname()[1])
