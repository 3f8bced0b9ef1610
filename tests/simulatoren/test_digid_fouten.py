"""Every fault switch of the simulated DigiD does what it says, through the real flow."""

import time
from collections.abc import Iterator

import jwt
import pytest
import requests

from simulatoren.digid.app import DigidSimulator
from simulatoren.digid.fouten import HANDTEKENINGFOUTEN, TOKENFOUTEN

from .oidc_client import Client, read_answer

GOED = {"iat-binnen-marge"}


@pytest.fixture
def client(digid: DigidSimulator) -> Iterator[Client]:
    client = Client(digid)
    with client.sessie:
        yield client


def switch(client: Client, **standen: object) -> None:
    antwoord = client.sessie.post(f"{client.digid.url}/_sim/", json=standen, timeout=5)
    assert antwoord.status_code == 200, antwoord.text


@pytest.mark.parametrize("fout", sorted({*TOKENFOUTEN, *HANDTEKENINGFOUTEN} - GOED))
def test_wrong_token_is_refused_by_a_strict_client(client: Client, fout: str) -> None:
    switch(client, fout=fout)
    id_token = client.log_in()["id_token"]
    with pytest.raises(jwt.PyJWTError):
        client.check(id_token)


@pytest.mark.parametrize("fout", sorted(GOED))
def test_token_within_the_leeway_is_accepted(client: Client, fout: str) -> None:
    switch(client, fout=fout)
    claims = client.check(client.log_in()["id_token"])
    assert claims["iat"] > time.time()


def test_rotated_key_is_not_found(client: Client) -> None:
    switch(client, fout="sleutel-gewisseld")
    with pytest.raises(jwt.PyJWKClientError):
        client.check(client.log_in()["id_token"])


@pytest.mark.parametrize(
    ("fout", "verwacht"),
    [
        ("aud-fout", jwt.InvalidAudienceError),
        ("iss-fout", jwt.InvalidIssuerError),
        ("verlopen", jwt.ExpiredSignatureError),
        ("nbf-toekomst", jwt.ImmatureSignatureError),
        ("iat-toekomst", jwt.ImmatureSignatureError),
        ("exp-weg", jwt.MissingRequiredClaimError),
        ("verkeerde-sleutel", jwt.InvalidSignatureError),
        ("hs256", jwt.InvalidAlgorithmError),
        ("ongetekend", jwt.InvalidAlgorithmError),
    ],
)
def test_fault_is_the_one_it_says(client: Client, fout: str, verwacht: type[Exception]) -> None:
    switch(client, fout=fout)
    id_token = client.log_in()["id_token"]
    with pytest.raises(verwacht):
        client.check(id_token)


def test_fault_turns_itself_off_after_so_many_times(client: Client) -> None:
    switch(client, fout="aud-fout", keer=2)
    tokens = [client.log_in()["id_token"] for _ in range(3)]
    for id_token in tokens[:2]:
        with pytest.raises(jwt.InvalidAudienceError):
            client.check(id_token)
    assert client.check(tokens[2])


def exchange(client: Client) -> requests.Response:
    return client.exchange(read_answer(client.choose(client.authorize()))["code"])


def test_broken_token_endpoint(client: Client) -> None:
    switch(client, fout="kapot")
    assert exchange(client).status_code == 500


def test_slow_token_endpoint(client: Client) -> None:
    switch(client, fout="traag", seconden=0.3)
    begin = time.monotonic()
    assert exchange(client).status_code == 200
    assert time.monotonic() - begin >= 0.3


def test_token_endpoint_that_hangs_up(client: Client) -> None:
    switch(client, fout="weg")
    with pytest.raises(requests.ConnectionError):
        exchange(client)


@pytest.mark.parametrize(
    ("fout", "status", "gegevens"),
    [
        ("userinfo-kapot", 500, None),
        ("userinfo-ander", 200, "sub"),
        ("bsn-weg", 200, "bsn"),
        ("bsn-fout", 200, "bsn"),
    ],
)
def test_userinfo_faults(client: Client, fout: str, status: int, gegevens: str | None) -> None:
    goed = client.userinfo(client.log_in()["access_token"]).json()
    switch(client, fout=fout)
    antwoord = client.userinfo(client.log_in()["access_token"])
    assert antwoord.status_code == status
    if gegevens:
        assert antwoord.json().get(gegevens) != goed[gegevens]


def test_broken_jwks(client: Client) -> None:
    switch(client, fout="jwks-kapot")
    assert client.sessie.get(f"{client.digid.url}/jwks", timeout=5).status_code == 500


def test_unknown_switch_is_refused_and_changes_nothing(client: Client) -> None:
    for standen in ({"fout": "bestaat-niet"}, {"seconden": "veel"}, {"seconden": -1}, {"onbekend": 1}):
        antwoord = client.sessie.post(f"{client.digid.url}/_sim/", json=standen, timeout=5)
        assert antwoord.status_code == 400
    assert client.digid.schakelaars.keuze("fout") == "geen"


def test_delete_forgets_logins_and_switches(client: Client) -> None:
    client.log_in()
    switch(client, fout="kapot")
    client.sessie.delete(f"{client.digid.url}/_sim/", timeout=5)
    assert read_answer(client.authorize(prompt="none"))["error"] == "login_required"
    assert exchange(client).status_code == 200
