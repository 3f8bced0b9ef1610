"""People at a browser who all want a time: they post to the real web server, many at the same moment."""

import http.client
import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

T = TypeVar("T")

# What a page of afspraken may answer, however busy it is. Django redirects after a post with 302.
GOEDE_ANTWOORDEN = {200, 302, 409, 503}
CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": "06 12345678"}


@dataclass(frozen=True)
class Antwoord:
    status: int
    locatie: str
    tekst: str

    @property
    def is_gelukt(self) -> bool:
        """Led on to the next page; anything else says no."""
        return self.status == 302


@dataclass
class Klant:
    """One browser without login. `geboekt` is the link to what it has."""

    adres: str
    csrf: str = field(default_factory=lambda: secrets.token_hex(16))
    geboekt: str = ""

    def get(self, pad: str) -> Antwoord:
        return self._ask("GET", pad, None)

    def post(self, pad: str, **velden: str) -> Antwoord:
        return self._ask("POST", pad, urlencode({**velden, "csrfmiddlewaretoken": self.csrf}))

    def hold(self, tijd_pad: str, start: datetime) -> Antwoord:
        return self.post(tijd_pad, moment=start.isoformat())

    def book(self, tijd_pad: str, start: datetime) -> Antwoord:
        """Hold, fill in, confirm: the answer of the last step that was reached."""
        antwoord = self.hold(tijd_pad, start)
        if antwoord.is_gelukt and (antwoord := self.post(antwoord.locatie, **CONTACT)).is_gelukt:
            antwoord = self.post(antwoord.locatie.replace("controle", "bevestigen"))
            if antwoord.is_gelukt:
                self.geboekt = urlsplit(antwoord.locatie).path
        return antwoord

    def move(self, start: datetime) -> Antwoord:
        return self.post(f"{self.geboekt}verplaatsen/", moment=start.isoformat())

    def cancel(self) -> Antwoord:
        return self.post(f"{self.geboekt}annuleren/")

    def _ask(self, methode: str, pad: str, velden: str | None) -> Antwoord:
        """A connection for each question: none was closed by the server just when it is used."""
        verbinding = http.client.HTTPConnection(urlsplit(self.adres).netloc, timeout=120)
        koppen = {"Cookie": f"csrftoken={self.csrf}", "Connection": "close"}
        if velden is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            verbinding.request(methode, pad, velden, koppen)
            antwoord = verbinding.getresponse()
            tekst = antwoord.read().decode()
        finally:
            verbinding.close()
        return Antwoord(antwoord.status, antwoord.headers.get("Location", ""), tekst)


@dataclass(frozen=True)
class Uitslag:
    """What came of many at once, and how long it took until the last one knew."""

    antwoorden: Sequence[Antwoord]
    seconden: float

    @property
    def statussen(self) -> Counter[int]:
        return Counter(antwoord.status for antwoord in self.antwoorden)

    @property
    def gelukt(self) -> list[Antwoord]:
        return [antwoord for antwoord in self.antwoorden if antwoord.is_gelukt]

    def __str__(self) -> str:
        return f"{dict(sorted(self.statussen.items()))} in {self.seconden:.2f} s"


def all_at_once(taken: Sequence[Callable[[], T]]) -> tuple[list[T], float]:
    """Run these in threads that start together; what each gave, in order, and the seconds that it took."""
    samen = threading.Barrier(len(taken) + 1)
    uitkomsten: dict[int, T] = {}

    def run(nummer: int, taak: Callable[[], T]) -> None:
        samen.wait()
        uitkomsten[nummer] = taak()

    draden = [threading.Thread(target=run, args=paar) for paar in enumerate(taken)]
    for draad in draden:
        draad.start()
    samen.wait()
    begin = time.perf_counter()
    for draad in draden:
        draad.join()
    seconden = time.perf_counter() - begin
    assert len(uitkomsten) == len(taken), "a question got no answer"
    return [uitkomsten[nummer] for nummer in range(len(taken))], seconden


def hold_at_once(adres: str, aantal: int, tijd_pad: str, start: datetime) -> Uitslag:
    """So many people choose the same moment at the same moment."""
    klanten = [Klant(adres) for _ in range(aantal)]
    return Uitslag(*all_at_once([lambda klant=klant: klant.hold(tijd_pad, start) for klant in klanten]))


def warm_up(adres: str, tijd_pad: str, keren: int = 12) -> None:
    """Every worker has shown the page once: what a server does only at its start is not measured."""
    antwoorden, _ = all_at_once([lambda: Klant(adres).get(tijd_pad) for _ in range(keren)])
    assert {antwoord.status for antwoord in antwoorden} == {200}
    assert re.search(r'name="moment"', antwoorden[0].tekst)
