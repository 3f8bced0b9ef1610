"""The token endpoint's checks and the ID token, right or wrong on purpose."""

import base64
import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import unquote_plus

import jwt

from .aanvraag import Aanvraag
from .fouten import TOKENFOUTEN
from .instellingen import Instellingen
from .inwoners import pseudonym
from .sleutels import Sleutel, urlsafe

GELDIG = 300


@dataclass(frozen=True, slots=True)
class Login:
    """Who logged in, how strongly and when."""

    bsn: str
    niveau: str
    auth_time: int


@dataclass(frozen=True, slots=True)
class Toekenning:
    """What a code stands for; `sid` is the key of the session at the provider."""

    aanvraag: Aanvraag
    login: Login
    sid: str


class TokenGeweigerd(Exception):
    """An OAuth error; `code` is its published name."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_client(velden: Mapping[str, str], authorization: str, instellingen: Instellingen) -> None:
    """The client's secret, by Basic authentication or in the form."""
    client_id, geheim = velden.get("client_id", ""), velden.get("client_secret", "")
    soort, _, waarde = authorization.partition(" ")
    if soort.lower() == "basic":
        try:
            client_id, _, geheim = base64.b64decode(waarde, validate=True).decode().partition(":")
        except ValueError as fout:
            raise TokenGeweigerd("invalid_client") from fout
        client_id, geheim = unquote_plus(client_id), unquote_plus(geheim)
    klopt = hmac.compare_digest(geheim.encode(), instellingen.client_geheim.encode())
    if client_id != instellingen.client_id or not klopt:
        raise TokenGeweigerd("invalid_client")


def check_toekenning(velden: Mapping[str, str], toekenning: Toekenning | None) -> Toekenning:
    """A code that was not used before, from the same client page, with the PKCE verifier."""
    if toekenning is None or velden.get("redirect_uri") != toekenning.aanvraag.redirect_uri:
        raise TokenGeweigerd("invalid_grant")
    afdruk = urlsafe(sha256(velden.get("code_verifier", "").encode()).digest())
    if not hmac.compare_digest(afdruk, toekenning.aanvraag.code_challenge.encode()):
        raise TokenGeweigerd("invalid_grant")
    return toekenning


def make_claims(
    toekenning: Toekenning, *, issuer: str, access_token: str, instellingen: Instellingen
) -> dict[str, Any]:
    """The claims of a right token. No BSN: the token travels in the URL when logging out."""
    nu = int(time.time())
    claims = {
        "iss": issuer,
        "sub": pseudonym(toekenning.login.bsn),
        "aud": instellingen.client_id,
        "iat": nu,
        "nbf": nu,
        "exp": nu + GELDIG,
        "auth_time": toekenning.login.auth_time,
        "acr": instellingen.niveaus[toekenning.login.niveau],
        "sid": toekenning.sid,
        "at_hash": urlsafe(sha256(access_token.encode()).digest()[:16]).decode(),
    }
    return {**claims, "nonce": toekenning.aanvraag.nonce} if toekenning.aanvraag.nonce else claims


def make_id_token(claims: dict[str, Any], *, fout: str, sleutel: Sleutel, vreemd: Sleutel) -> str:
    """The signed token, with the fault that is switched on; `vreemd` is a key that is not published."""
    if fout in TOKENFOUTEN:
        claims = TOKENFOUTEN[fout][1](claims)
    if fout == "ongetekend":
        return jwt.encode(claims, "", "none", headers={"kid": sleutel.kid})
    if fout == "hs256":
        return sleutel.sign_hmac(claims)
    tekenaar = vreemd if fout == "verkeerde-sleutel" else sleutel
    return tekenaar.sign(claims, kid=None if fout == "kid-weg" else sleutel.kid)
