"""The settings of production as an operator starts with them: .env.example, with secrets that were made."""

import re
from pathlib import Path

TEKST = (Path(__file__).resolve().parents[1] / ".env.example").read_text(encoding="utf-8")
GEHEIMEN = {
    "SECRET_KEY": "dit-is-lang-genoeg-0123456789-abcdefghijklmnopqrstuvwxyz",
    "VELD_SLEUTELS": "ZGl0LWlzLWVlbi12ZWxkc2xldXRlbC12b29yLWRlLXA=",
    "BSN_INDEX_SLEUTEL": "dit-is-lang-genoeg-0123456789-abc",
    "DIGID_CLIENT_SECRET": "dit-is-lang-genoeg",
    "TWILIO_AUTH_TOKEN": "dit-is-lang-genoeg",
}


def named() -> dict[str, str]:
    """Every name of the example with its value, lines that are comments too."""
    return dict(re.findall(r"^(?:# ?)?([A-Z][A-Z0-9_]+)=(.*)$", TEKST, re.MULTILINE))


def filled_in() -> dict[str, str]:
    """The lines that are no comments, and the secrets."""
    return {**dict(re.findall(r"^([A-Z][A-Z0-9_]+)=(.+)$", TEKST, re.MULTILINE)), **GEHEIMEN}
