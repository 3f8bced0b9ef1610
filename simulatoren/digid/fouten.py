"""The faults that can be switched on. Those of the token change its claims or its signature."""

from collections.abc import Callable
from typing import Any

from simulatoren.gedeeld.schakelaars import GEEN, Getal, Keuze, Schakelaars

Claims = dict[str, Any]


def _replace(**nieuw: object) -> Callable[[Claims], Claims]:
    return lambda claims: {**claims, **nieuw}


def _omit(naam: str) -> Callable[[Claims], Claims]:
    return lambda claims: {sleutel: waarde for sleutel, waarde in claims.items() if sleutel != naam}


def _shift(verschuiving: int, *namen: str) -> Callable[[Claims], Claims]:
    return lambda claims: {**claims, **dict.fromkeys(namen, claims["iat"] + verschuiving)}


TOKENFOUTEN: dict[str, tuple[str, Callable[[Claims], Claims]]] = {
    "aud-fout": ("aud van een andere client", _replace(aud="andere-client")),
    "aud-weg": ("geen aud", _omit("aud")),
    "azp-ander": (
        "azp van een andere client",
        lambda claims: {**claims, "aud": [claims["aud"], "andere-client"], "azp": "andere-client"},
    ),
    "iss-fout": ("iss van een ander", _replace(iss="https://ander.example")),
    "iss-weg": ("geen iss", _omit("iss")),
    "sub-weg": ("geen sub", _omit("sub")),
    "exp-weg": ("geen exp", _omit("exp")),
    "iat-weg": ("geen iat", _omit("iat")),
    "verlopen": ("verlopen, een uur geleden", lambda claims: _shift(-3600, "exp")(claims)),
    "nbf-toekomst": ("nbf over een uur", _shift(3600, "nbf")),
    "iat-binnen-marge": ("iat 30 seconden vooruit", _shift(30, "iat")),
    "iat-toekomst": ("iat een uur vooruit", _shift(3600, "iat")),
    "nonce-fout": ("andere nonce", _replace(nonce="andere-nonce")),
    "nonce-weg": ("geen nonce", _omit("nonce")),
    "acr-weg": ("geen acr", _omit("acr")),
    "acr-onbekend": ("onbekende acr", _replace(acr="urn:onbekend")),
}
HANDTEKENINGFOUTEN = {
    "verkeerde-sleutel": "getekend met een andere sleutel onder dezelfde kid",
    "kid-weg": "geen kid in de kop",
    "ongetekend": "alg none",
    "hs256": "alg HS256 met de openbare sleutel als geheim",
}
SERVERFOUTEN = {
    "traag": "tokenadres antwoordt pas na het aantal seconden",
    "kapot": "tokenadres geeft 500",
    "weg": "tokenadres verbreekt de verbinding",
    "jwks-kapot": "JWKS geeft 500",
    "sleutel-gewisseld": "JWKS geeft alleen een nieuwere sleutel",
    "userinfo-kapot": "userinfo geeft 500",
    "userinfo-ander": "userinfo met een andere sub",
    "bsn-weg": "userinfo zonder BSN",
    "bsn-fout": "userinfo met een BSN dat niet klopt",
}


def make_schakelaars() -> Schakelaars:
    tokens = {code: f"Token: {label}" for code, (label, _) in TOKENFOUTEN.items()}
    handtekening = {code: f"Handtekening: {label}" for code, label in HANDTEKENINGFOUTEN.items()}
    server = {code: f"Server: {label}" for code, label in SERVERFOUTEN.items()}
    return Schakelaars(
        {
            "fout": Keuze("Fout", {GEEN: "Geen", **server, **handtekening, **tokens}),
            "keer": Getal("Aantal keer (0: tot u het uitzet)"),
            "seconden": Getal("Seconden bij een traag antwoord", standaard=15),
        }
    )
