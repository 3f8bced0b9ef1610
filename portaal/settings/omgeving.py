"""Typed reading of environment variables.

Each name that is read is remembered in NAMEN, so that a test can compare it with .env.example.
Problems are collected and reported together: an operator mends them in one go.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

NAMEN: set[str] = set()
PROBLEMEN: list[str] = []

ZWAKKE_GEHEIMEN = ("geheim", "changeme", "secret", "wachtwoord", "password", "demo", "test", "voorbeeld")


def _read(naam: str, default: T, convert: Callable[[str], T]) -> T:
    NAMEN.add(naam)
    waarde = os.environ.get(naam, "").strip()
    if not waarde:
        return default
    try:
        return convert(waarde)
    except ValueError as fout:
        PROBLEMEN.append(f"{naam}: {fout}")
        return default


def text(naam: str, default: str = "") -> str:
    """The value as it stands, or the default when empty or absent."""
    return _read(naam, default, str)


def integer(naam: str, default: int) -> int:
    return _read(naam, default, int)


def flag(naam: str, default: bool) -> bool:
    """True for 1, ja, true, aan; False for 0, nee, false, uit; anything else is a problem."""

    def convert(waarde: str) -> bool:
        if waarde.lower() in {"1", "ja", "true", "aan"}:
            return True
        if waarde.lower() in {"0", "nee", "false", "uit"}:
            return False
        raise ValueError("vul 1 of 0 in")

    return _read(naam, default, convert)


def items(naam: str, default: tuple[str, ...] = ()) -> list[str]:
    """A comma-separated list without empty parts."""
    return _read(
        naam, list(default), lambda waarde: [deel.strip() for deel in waarde.split(",") if deel.strip()]
    )


def path(naam: str, default: Path) -> Path:
    return _read(naam, default, Path)


def origin(url: str) -> str:
    """Scheme, host and port of a URL, as a security policy names it."""
    delen = urlsplit(url)
    return f"{delen.scheme}://{delen.netloc}"


def secret(naam: str, default: str = "", *, minimum: int = 32) -> str:
    """A secret of at least `minimum` characters; missing or weak is a problem when no default is given."""
    waarde = text(naam, default)
    if default:
        return waarde
    if not waarde:
        PROBLEMEN.append(f"{naam}: ontbreekt. Maak een waarde met: bin/manage maak_geheim")
    elif len(waarde) < minimum or waarde.lower().startswith(ZWAKKE_GEHEIMEN) or len(set(waarde)) < 8:
        PROBLEMEN.append(
            f"{naam}: te zwak. Maak een waarde van {minimum} tekens of meer met: bin/manage maak_geheim"
        )
    return waarde
