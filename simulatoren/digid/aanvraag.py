"""Checks of an authorization request, before any resident sees it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from .instellingen import Instellingen, is_registered

CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


class ClientOnbekend(Exception):
    """Client or return address is not registered: never redirect there."""


class AanvraagFout(Exception):
    """The request is wrong in a way that the client must hear at its return address."""

    def __init__(self, aanvraag: "Aanvraag", fout: str, uitleg: str) -> None:
        super().__init__(uitleg)
        self.url = aanvraag.return_url(error=fout, error_description=uitleg)


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """One login that a client asked for."""

    redirect_uri: str
    state: str
    nonce: str
    code_challenge: str
    niveau: str
    prompt: frozenset[str]

    def return_url(self, **antwoord: str) -> str:
        if self.state:
            antwoord["state"] = self.state
        teken = "&" if urlsplit(self.redirect_uri).query else "?"
        return f"{self.redirect_uri}{teken}{urlencode(antwoord)}"

    @property
    def return_origin(self) -> str:
        delen = urlsplit(self.redirect_uri)
        return f"{delen.scheme}://{delen.netloc}"


def read_aanvraag(query: Mapping[str, str], instellingen: Instellingen) -> Aanvraag:
    """The checked request; raises `ClientOnbekend` or `AanvraagFout`."""
    redirect_uri = query.get("redirect_uri", "")
    if query.get("client_id") != instellingen.client_id:
        raise ClientOnbekend("Deze website is niet bekend bij de simulator.")
    if not is_registered(redirect_uri, instellingen.terugkeer):
        raise ClientOnbekend("Het adres om naar terug te keren is niet geregistreerd.")
    aanvraag = Aanvraag(
        redirect_uri=redirect_uri,
        state=query.get("state", ""),
        nonce=query.get("nonce", ""),
        code_challenge=query.get("code_challenge", ""),
        niveau=instellingen.niveau_of(query.get("acr_values", "")),
        prompt=frozenset(query.get("prompt", "").split()),
    )
    _check(aanvraag, query)
    return aanvraag


def _check(aanvraag: Aanvraag, query: Mapping[str, str]) -> None:
    if query.get("response_type") != "code":
        raise AanvraagFout(aanvraag, "unsupported_response_type", "response_type must be code")
    if "openid" not in query.get("scope", "").split():
        raise AanvraagFout(aanvraag, "invalid_scope", "scope must hold openid")
    if query.get("code_challenge_method") != "S256" or not CHALLENGE.fullmatch(aanvraag.code_challenge):
        raise AanvraagFout(aanvraag, "invalid_request", "PKCE with S256 is required")
    if "none" in aanvraag.prompt and len(aanvraag.prompt) > 1:
        raise AanvraagFout(aanvraag, "invalid_request", "prompt none stands alone")
