"""A strict OIDC client for one login, the way the portal should behave."""

import base64
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import requests

from simulatoren.digid.app import DigidSimulator

TERUG = "http://127.0.0.1:8000/inloggen/digid/terug/"


class Velden(HTMLParser):
    """The hidden fields of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.waarden: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        delen = dict(attrs)
        if tag == "input" and delen.get("type") == "hidden":
            self.waarden[delen["name"] or ""] = delen["value"] or ""


@dataclass
class Client:
    digid: DigidSimulator
    sessie: requests.Session = field(default_factory=requests.Session)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    state: str = "toestand"
    nonce: str = "eenmalig"

    def authorize(self, **anders: str) -> requests.Response:
        challenge = base64.urlsafe_b64encode(sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        vraag = {
            "client_id": self.digid.instellingen.client_id,
            "redirect_uri": TERUG,
            "response_type": "code",
            "scope": "openid",
            "state": self.state,
            "nonce": self.nonce,
            "acr_values": "substantieel",
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **anders,
        }
        params = {naam: waarde for naam, waarde in vraag.items() if waarde}
        return self.sessie.get(f"{self.digid.url}/authorize", params=params, allow_redirects=False, timeout=5)

    def choose(
        self, pagina: requests.Response, *, bsn: str = "999990019", niveau: str = "midden"
    ) -> requests.Response:
        velden = {**Velden(pagina.text).waarden, "bsn": bsn, "niveau": niveau}
        return self.sessie.post(f"{self.digid.url}/inloggen", data=velden, allow_redirects=False, timeout=5)

    def exchange(self, code: str, **anders: str) -> requests.Response:
        vraag = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": TERUG,
            "client_id": self.digid.instellingen.client_id,
            "client_secret": self.digid.instellingen.client_geheim,
            "code_verifier": self.verifier,
            **anders,
        }
        return self.sessie.post(f"{self.digid.url}/token", data=vraag, timeout=5)

    def log_in(self, **keuze: str) -> dict[str, Any]:
        """The whole way up to the token answer."""
        terug = self.choose(self.authorize(), **keuze)
        antwoord = self.exchange(read_answer(terug)["code"])
        antwoord.raise_for_status()
        return antwoord.json()

    def check(self, id_token: str) -> dict[str, Any]:
        """The claims of a token that passes every check of the security design."""
        sleutel = jwt.PyJWKClient(f"{self.digid.url}/jwks", timeout=5).get_signing_key_from_jwt(id_token)
        claims = jwt.decode(
            id_token,
            sleutel.key,
            algorithms=["RS256"],
            audience=self.digid.instellingen.client_id,
            issuer=self.digid.url,
            leeway=60,
            options={"require": ["exp", "iat", "iss", "aud", "sub", "acr"]},
        )
        if claims.get("nonce") != self.nonce:
            raise jwt.InvalidTokenError("nonce")
        if claims.get("azp", claims["aud"]) != self.digid.instellingen.client_id:
            raise jwt.InvalidTokenError("azp")
        if claims["acr"] not in self.digid.instellingen.niveaus.values():
            raise jwt.InvalidTokenError("acr")
        return claims

    def userinfo(self, access_token: str) -> requests.Response:
        koppen = {"Authorization": f"Bearer {access_token}"}
        return self.sessie.get(f"{self.digid.url}/userinfo", headers=koppen, timeout=5)


def read_answer(terug: requests.Response) -> dict[str, str]:
    """The parameters with which the provider sends the browser back."""
    assert terug.status_code == 303
    assert terug.headers["Location"].startswith(TERUG)
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(terug.headers["Location"]).query).items()}
