"""Asking an outside source over HTTP so that it can never hurt the page that asks.

One host, the configured one; no redirects; limits on time and size; and after a failure a few seconds of rest,
so that a dead source costs one visitor its time-out and not each of them. Nothing of the question or the answer
reaches a log: it may be about a person.
"""

import json
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

logger = logging.getLogger(__name__)

VERBINDEN, LEZEN = 3.0, 10.0
RUST = 5.0
GROOTSTE_ANTWOORD = 500_000
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
NIET_INGESTELD = "niet-ingesteld"
IN_RUST = "rust"
TE_TRAAG = "te-traag"
ONLEESBAAR = "onleesbaar"

Vraag = Sequence[tuple[str, str]]


class BronStoring(Exception):
    """A source cannot tell: it is down, slow, refuses us or gives an answer we cannot read. `reden` says which."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


@dataclass(frozen=True)
class Antwoord:
    status: int
    inhoud: Any


class Verbinding:
    """The way to one source. Its address is the setting named `instelling`; empty means there is none.

    Every failure is raised as `storing`, the source's own BronStoring.
    """

    def __init__(self, *, instelling: str, storing: type[BronStoring]) -> None:
        self.instelling = instelling
        self.storing = storing
        self._rust_tot = 0.0

    @property
    def is_ingesteld(self) -> bool:
        """Whether there is such a source here at all."""
        return bool(getattr(settings, self.instelling))

    def get(
        self, pad: str, *, vraag: Vraag = (), koppen: Mapping[str, str] | None = None, budget: float = LEZEN
    ) -> Antwoord:
        """The answer to a question; status 200 or 404. `budget` is the time it may take, in seconds."""
        return self._ask("GET", pad, budget, params=list(vraag), headers=koppen)

    def post(
        self, pad: str, *, lichaam: Mapping[str, Any], koppen: Mapping[str, str] | None = None
    ) -> Antwoord:
        """The same, for a question that may not stand in a URL."""
        return self._ask("POST", pad, LEZEN, json=lichaam, headers=koppen)

    def end_rest(self) -> None:
        """Ask again at once, whatever went wrong before."""
        self._rust_tot = 0.0

    def misread(self) -> BronStoring:
        """The failure to raise when an answer does not have the published shape. The source itself is up."""
        logger.warning("answer of source has another shape", extra={"source": self.instelling})
        return self.storing(ONLEESBAAR)

    def _ask(self, methode: str, pad: str, budget: float, **opties: Any) -> Antwoord:
        basis: str = getattr(settings, self.instelling)
        if not basis:
            raise self.storing(NIET_INGESTELD)
        if time.monotonic() < self._rust_tot:
            raise self.storing(IN_RUST)
        url = basis.rstrip("/") + pad
        try:
            return _fetch(methode, url, time.monotonic() + budget, budget, opties)
        except (requests.RequestException, _Mislukt) as fout:
            raise self._rest(fout) from None

    def _rest(self, fout: Exception) -> BronStoring:
        reden = fout.args[0] if isinstance(fout, _Mislukt) else type(fout).__name__
        self._rust_tot = time.monotonic() + RUST
        logger.warning("source failed", extra={"source": self.instelling, "reason": reden})
        return self.storing(reden)


class _Mislukt(Exception):
    """No usable answer came, though something came."""


def _fetch(methode: str, url: str, uiterlijk: float, budget: float, opties: dict[str, Any]) -> Antwoord:
    with requests.Session() as sessie:
        # No proxy between us and the loopback, and never a password from a file of the account we run as.
        sessie.trust_env = urlsplit(url).hostname not in LOOPBACK
        sessie.auth = _no_auth
        with sessie.request(
            methode,
            url,
            timeout=(min(VERBINDEN, budget), budget),
            allow_redirects=False,
            stream=True,
            **opties,
        ) as antwoord:
            if antwoord.status_code not in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
                raise _Mislukt(f"status-{antwoord.status_code}")
            return Antwoord(antwoord.status_code, _parse(_read(antwoord, uiterlijk)))


def _no_auth(verzoek: requests.PreparedRequest) -> requests.PreparedRequest:
    return verzoek


def _read(antwoord: requests.Response, uiterlijk: float) -> bytes:
    """The whole body; a source that keeps dripping or never ends is left."""
    inhoud = bytearray()
    for deel in antwoord.iter_content(65_536):
        inhoud += deel
        if len(inhoud) > GROOTSTE_ANTWOORD:
            raise _Mislukt("te-groot")
        if time.monotonic() > uiterlijk:
            raise _Mislukt(TE_TRAAG)
    return bytes(inhoud)


def _parse(inhoud: bytes) -> Any:
    try:
        return json.loads(inhoud)
    except (ValueError, RecursionError) as fout:
        raise _Mislukt(ONLEESBAAR) from fout
