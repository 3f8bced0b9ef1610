"""Production refuses settings with which a resident could be let in wrongly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Enough to start; what this file is about is added to it.
GOED = {
    "PORTAAL_OMGEVING": "productie",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQ",
    "VELD_SLEUTELS": "Y29udHJvbGUtc2xldXRlbC12b29yLWRlLWNoZWNrLTA=",
    "BSN_INDEX_SLEUTEL": "0123456789-abcdefghijklmnopqrstuvwxyz",
    "DIGID_CLIENT_SECRET": "0123456789-abcdefgh",
    "TWILIO_AUTH_TOKEN": "0123456789-abcdefgh",
    "PUBLIEKE_URL": "https://www.lindervoort.example",
    "DATABASE_URL": "postgres://portaal@127.0.0.1:1/portaal",
    "DIGID_ISSUER": "https://broker.example",
    "CLAMAV_ADRES": "127.0.0.1:3310",
    **{
        f"DIGID_{naam.upper()}_URL": f"https://broker.example/{naam}"
        for naam in ("authorize", "token", "userinfo", "jwks", "logout")
    },
}


def start(**waarden: str) -> str:
    """What production says when it starts with these values; nothing when all is well."""
    opdracht = [sys.executable, "-c", "import portaal.settings.productie"]
    wortel = Path(__file__).resolve().parents[2]
    omgeving = {"PATH": os.environ["PATH"], **GOED, **waarden}
    return subprocess.run(opdracht, cwd=wortel, env=omgeving, capture_output=True, text=True).stderr


def test_production_starts_with_a_provider_that_is_safe() -> None:
    assert start() == ""


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("DIGID_ISSUER", "http://broker.example"),
        ("DIGID_TOKEN_URL", "http://127.0.0.1:8001/token"),
        ("DIGID_JWKS_URL", ""),
        ("DIGID_NIVEAUS", "laag,hoog"),
        ("DIGID_MINIMUM", "hoogst"),
    ],
)
def test_production_does_not_start_with(naam: str, waarde: str) -> None:
    assert f"- {naam}: " in start(**{naam: waarde})


SLEUTEL = "0123456789-abcdefgh"
BRONNEN = {
    **{"BRP_URL": "https://brp.example", "BRP_SLEUTEL": SLEUTEL},
    **{"KVK_URL": "https://kvk.example/api", "KVK_SLEUTEL": SLEUTEL},
}


def test_production_starts_with_sources_and_without() -> None:
    assert start(**BRONNEN) == ""
    assert start(BRP_URL="", KVK_URL="") == ""


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("BRP_URL", "http://brp.example"),
        ("KVK_URL", "http://kvk.example"),
        ("RDW_URL", "http://rdw.example"),
        ("PDOK_URL", "http://pdok.example"),
        ("BRP_SLEUTEL", ""),
        ("BRP_SLEUTEL", "demo-brp-sleutel"),
        ("KVK_SLEUTEL", "kort"),
    ],
)
def test_production_does_not_start_with_a_source_that_is_not_safe(naam: str, waarde: str) -> None:
    melding = start(**{**BRONNEN, naam: waarde})
    assert f"- {naam}: " in melding
    assert melding.count("\n- ") == 1
