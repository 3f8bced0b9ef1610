"""Which ID tokens are believed, case by case (OpenID Connect Core 3.1.3.7)."""

import json
import time
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import RSAAlgorithm

from portaal.toegang.id_token import TokenOngeldig, check_id_token, read_kid

SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANDERE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
JWK = {**json.loads(RSAAlgorithm.to_jwk(SLEUTEL.public_key())), "kid": "een", "alg": "RS256", "use": "sig"}
WEG = "weg"
VERWACHT = {"client_id": "portaal", "issuer": "https://broker.example", "nonce": "n0nce"}


def make_token(sleutel: Any = SLEUTEL, alg: str = "RS256", **claims: Any) -> str:
    """Right unless told otherwise; a timedelta is counted from now, WEG leaves a claim out."""
    nu = int(time.time())
    goed = {
        "iss": "https://broker.example",
        "sub": "pseudoniem",
        "aud": "portaal",
        "iat": nu,
        "exp": nu + 300,
        "nonce": "n0nce",
        "acr": "midden",
    }
    inhoud = {
        naam: nu + int(waarde.total_seconds()) if isinstance(waarde, timedelta) else waarde
        for naam, waarde in {**goed, **claims}.items()
        if waarde is not WEG
    }
    return jwt.encode(inhoud, sleutel, alg, headers={"kid": "een"})


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"aud": ["portaal"]},
        {"aud": ["portaal", "ander"], "azp": "portaal"},
        {"azp": "portaal"},
        {"iat": timedelta(seconds=30)},
        {"nbf": timedelta(seconds=30)},
        {"exp": timedelta(seconds=-30)},
    ],
    ids=str,
)
def test_right_token_is_believed(claims: dict[str, Any]) -> None:
    assert check_id_token(make_token(**claims), JWK, **VERWACHT)["sub"] == "pseudoniem"


@pytest.mark.parametrize(
    ("claims", "waarom"),
    [
        ({"aud": "ander"}, "InvalidAudienceError"),
        ({"aud": WEG}, "MissingRequiredClaimError"),
        ({"aud": []}, "MissingRequiredClaimError"),
        ({"azp": "ander"}, "azp"),
        ({"aud": ["portaal", "ander"], "azp": "ander"}, "azp"),
        ({"aud": ["portaal", "ander"]}, "azp"),
        ({"iss": "https://ander.example"}, "InvalidIssuerError"),
        ({"iss": "https://broker.example/"}, "InvalidIssuerError"),
        ({"iss": WEG}, "MissingRequiredClaimError"),
        ({"exp": WEG}, "MissingRequiredClaimError"),
        ({"exp": timedelta(seconds=-3600)}, "ExpiredSignatureError"),
        ({"exp": timedelta(seconds=-70)}, "ExpiredSignatureError"),
        ({"exp": "morgen"}, "DecodeError"),
        ({"nbf": timedelta(seconds=3600)}, "ImmatureSignatureError"),
        ({"iat": timedelta(seconds=120)}, "ImmatureSignatureError"),
        ({"iat": WEG}, "MissingRequiredClaimError"),
        ({"sub": WEG}, "MissingRequiredClaimError"),
        ({"sub": 12}, "InvalidSubjectError"),
        ({"nonce": "andere"}, "nonce"),
        ({"nonce": WEG}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"nonce": ""}, "nonce"),
    ],
    ids=str,
)
def test_wrong_token_is_refused(claims: dict[str, Any], waarom: str) -> None:
    with pytest.raises(TokenOngeldig, match=waarom):
        check_id_token(make_token(**claims), JWK, **VERWACHT)


def test_login_without_nonce_believes_no_token() -> None:
    with pytest.raises(TokenOngeldig, match="nonce"):
        check_id_token(make_token(nonce=""), JWK, **{**VERWACHT, "nonce": ""})


def test_other_key_is_refused() -> None:
    with pytest.raises(TokenOngeldig, match="InvalidSignatureError"):
        check_id_token(make_token(ANDERE), JWK, **VERWACHT)


@pytest.mark.parametrize(("sleutel", "alg"), [("geheim" * 8, "HS256"), ("", "none"), (SLEUTEL, "RS512")])
@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_token_does_not_choose_its_algorithm(sleutel: Any, alg: str) -> None:
    token = make_token(sleutel, alg)

    with pytest.raises(TokenOngeldig):
        read_kid(token)
    with pytest.raises(TokenOngeldig):
        check_id_token(token, JWK, **VERWACHT)


@pytest.mark.parametrize(
    "jwk",
    [{}, {"kty": "RSA"}, {"kty": "oct", "k": "Z2VoZWlt"}, {**JWK, "n": "%%"}, {**JWK, "e": 3}],
    ids=["empty", "no numbers", "of another kind", "n is no number", "e is no text"],
)
def test_broken_key_believes_nothing(jwk: dict[str, Any]) -> None:
    with pytest.raises(TokenOngeldig):
        check_id_token(make_token(), jwk, **VERWACHT)


@pytest.mark.parametrize("kop", [{}, {"kid": ""}], ids=str)
def test_token_without_key_name_is_refused(kop: dict[str, Any]) -> None:
    token = jwt.encode({"sub": "x"}, SLEUTEL, "RS256", headers=kop)

    with pytest.raises(TokenOngeldig):
        read_kid(token)


@pytest.mark.parametrize("token", [None, "", "a.b.c", "...", 7])
def test_what_is_no_token_is_refused(token: Any) -> None:
    with pytest.raises(TokenOngeldig):
        read_kid(token)


@given(st.text(max_size=60), st.integers(0, 400))
def test_changed_token_is_never_believed(vervanging: str, plek: int) -> None:
    goed = make_token()
    token = goed[:plek] + vervanging + goed[plek + max(1, len(vervanging)) :]
    if token == goed:
        return

    with pytest.raises(TokenOngeldig):
        check_id_token(token, JWK, **VERWACHT)
