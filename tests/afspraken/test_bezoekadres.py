"""The address of a visit goes along in the link: only what was closed for that is read."""

import json

import pytest
from cryptography.fernet import Fernet
from django.test import RequestFactory

from portaal.afspraken.bezoekadres import ADRES, read_adres, seal_adres
from portaal.kern.versleuteling import OntsleutelenMislukt, decrypt, encrypt

THUIS = {"straat": "Beukenlaan", "huisnummer": "12", "postcode": "4299LV", "plaats": "Lindervoort"}


def read(rf: RequestFactory, token: str) -> dict[str, str]:
    return read_adres(rf.get("/", {ADRES: token}))


def test_what_was_closed_for_the_address_is_read(rf: RequestFactory) -> None:
    assert read(rf, seal_adres(THUIS)) == THUIS


@pytest.mark.parametrize("waarde", ["Sanne de Vries", json.dumps({"check": 1}), json.dumps(["te", "kort"])])
def test_a_token_that_we_made_for_something_else_is_no_address(rf: RequestFactory, waarde: str) -> None:
    assert read(rf, encrypt(waarde)) == {}
    assert read(rf, encrypt(waarde, doel="iets.anders")) == {}


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 5000])
def test_what_we_never_made_is_no_address(rf: RequestFactory, token: str) -> None:
    assert read(rf, token) == {}


def test_a_purpose_outlives_a_new_key_and_opens_nothing_else(settings) -> None:
    token = encrypt("waarde", doel="een")
    settings.VELD_SLEUTELS = [Fernet.generate_key().decode(), *settings.VELD_SLEUTELS]
    assert decrypt(token, doel="een") == "waarde"
    for doel in ("", "twee"):
        with pytest.raises(OntsleutelenMislukt):
            decrypt(token, doel=doel)
