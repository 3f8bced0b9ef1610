"""What is fetched from an OpenID Connect provider: tokens, who it is, and the keys it signs with."""

import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import requests
from django.conf import settings

Jwk = dict[str, Any]
SLEUTELS_GELDIG = 3600.0
TE_DRUK = HTTPStatus.TOO_MANY_REQUESTS


class AanbiederOnbereikbaar(Exception):
    """The provider does not answer, or says it cannot; trying later may help."""


class AanbiederWeigert(Exception):
    """The provider answers with a refusal, or with something that is no answer."""


def fetch_tokens(url: str, gegevens: Mapping[str, str]) -> dict[str, Any]:
    """Trade a code for tokens. Raises AanbiederOnbereikbaar or AanbiederWeigert."""
    return _ask("POST", url, data=gegevens)


def fetch_userinfo(url: str, access_token: str) -> dict[str, Any]:
    """The claims about whoever logged in. Raises AanbiederOnbereikbaar or AanbiederWeigert."""
    return _ask("GET", url, headers={"Authorization": f"Bearer {access_token}"})


class Sleutelbos:
    """The public keys of providers, kept for an hour; an unknown kid is asked for again."""

    def __init__(self) -> None:
        self._bewaard: dict[str, tuple[float, list[Jwk]]] = {}

    def find(self, url: str, kid: str) -> Jwk | None:
        """The signing key named kid, or None when the provider does not have it."""
        tot, sleutels = self._bewaard.get(url, (0.0, []))
        if tot > time.monotonic():
            gevonden = _pick(sleutels, kid)
            if gevonden is not None:
                return gevonden
        sleutels = fetch_jwks(url)
        self._bewaard[url] = (time.monotonic() + SLEUTELS_GELDIG, sleutels)
        return _pick(sleutels, kid)

    def clear(self) -> None:
        self._bewaard.clear()


sleutelbos = Sleutelbos()


def fetch_jwks(url: str) -> list[Jwk]:
    sleutels = _ask("GET", url).get("keys")
    if not isinstance(sleutels, list):
        raise AanbiederWeigert("jwks")
    return [sleutel for sleutel in sleutels if isinstance(sleutel, dict)]


def _pick(sleutels: list[Jwk], kid: str) -> Jwk | None:
    return next((sleutel for sleutel in sleutels if sleutel.get("kid") == kid), None)


def _ask(methode: str, url: str, **opties: Any) -> dict[str, Any]:
    """A JSON object. Redirects are not followed: the answer comes from the configured host or not at all."""
    try:
        antwoord = requests.request(
            methode, url, timeout=settings.OIDC_TIMEOUT, allow_redirects=False, **opties
        )
    except requests.RequestException as fout:
        raise AanbiederOnbereikbaar(type(fout).__name__) from fout
    if antwoord.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or antwoord.status_code == TE_DRUK:
        raise AanbiederOnbereikbaar(str(antwoord.status_code))
    try:
        gegevens = antwoord.json() if antwoord.status_code == HTTPStatus.OK else None
    except requests.JSONDecodeError:
        gegevens = None
    if not isinstance(gegevens, dict):
        raise AanbiederWeigert(str(antwoord.status_code))
    return gegevens
