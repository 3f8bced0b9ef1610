"""Requests, answers and routes: the few web notions that the simulators need."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl


class VerzoekGeweigerd(Exception):
    """The request cannot be answered as it stands; carries the status to answer with."""

    def __init__(self, status: HTTPStatus, uitleg: str) -> None:
        super().__init__(uitleg)
        self.status = status


class VerbindingVerbroken(Exception):
    """Raised by a fault switch: close the connection without a single byte of answer."""


@dataclass(frozen=True, slots=True)
class Verzoek:
    methode: str
    pad: str
    query: Mapping[str, str]
    koppen: Message
    lichaam: bytes
    # The query again, with every value of a repeated name, in order.
    parameters: Sequence[tuple[str, str]] = ()

    @property
    def is_json(self) -> bool:
        return self.koppen.get_content_type() == "application/json" and "Content-Type" in self.koppen

    def velden(self) -> dict[str, str]:
        """The form fields of the body; of a repeated field the last one counts."""
        return dict(parse_qsl(self.lichaam.decode("utf-8", "replace"), keep_blank_values=True))

    def waarden(self) -> dict[str, object]:
        """Form fields or a JSON object, whichever the body holds."""
        if not self.is_json:
            return dict(self.velden())
        try:
            waarden = json.loads(self.lichaam or b"{}")
        except ValueError as fout:
            raise VerzoekGeweigerd(HTTPStatus.BAD_REQUEST, "Dit is geen geldige JSON.") from fout
        if not isinstance(waarden, dict):
            raise VerzoekGeweigerd(HTTPStatus.BAD_REQUEST, "De JSON moet een object zijn.")
        return waarden

    def koekje(self, naam: str) -> str:
        try:
            koekjes = SimpleCookie(self.koppen.get("Cookie", ""))
        except CookieError:
            return ""
        return koekjes[naam].value if naam in koekjes else ""


@dataclass(frozen=True, slots=True)
class Antwoord:
    inhoud: bytes = b""
    soort: str = "text/plain; charset=utf-8"
    status: int = HTTPStatus.OK
    koppen: Mapping[str, str] = field(default_factory=dict)


def text_answer(tekst: str, status: int = HTTPStatus.OK) -> Antwoord:
    return Antwoord(tekst.encode(), status=status)


def json_answer(
    gegevens: object, status: int = HTTPStatus.OK, koppen: Mapping[str, str] | None = None
) -> Antwoord:
    return Antwoord(
        json.dumps(gegevens, ensure_ascii=False).encode(), "application/json", status, koppen or {}
    )


def redirect(url: str, koppen: Mapping[str, str] | None = None) -> Antwoord:
    return Antwoord(status=HTTPStatus.SEE_OTHER, koppen={"Location": url, **(koppen or {})})


Afhandeling = Callable[..., Antwoord]


class Routes:
    """Methods and paths to handlers; `{name}` in a path becomes a keyword argument."""

    def __init__(self) -> None:
        self._routes: list[tuple[re.Pattern[str], dict[str, Afhandeling]]] = []
        self._per_pad: dict[str, dict[str, Afhandeling]] = {}

    def add(self, methode: str, pad: str, afhandeling: Afhandeling) -> None:
        if pad not in self._per_pad:
            self._per_pad[pad] = {}
            patroon = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(pad))
            self._routes.append((re.compile(patroon), self._per_pad[pad]))
        self._per_pad[pad][methode] = afhandeling

    def answer(self, verzoek: Verzoek) -> Antwoord:
        methode = "GET" if verzoek.methode == "HEAD" else verzoek.methode
        for patroon, afhandelingen in self._routes:
            treffer = patroon.fullmatch(verzoek.pad)
            if treffer is None:
                continue
            if methode not in afhandelingen:
                raise VerzoekGeweigerd(HTTPStatus.METHOD_NOT_ALLOWED, "Dit kan hier niet.")
            return afhandelingen[methode](verzoek, **treffer.groupdict())
        raise VerzoekGeweigerd(HTTPStatus.NOT_FOUND, "Deze pagina bestaat niet.")
