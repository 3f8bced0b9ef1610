"""Rules that decide a zaak at once: facts in, outcome with reasons out; no ORM, no clock, no HTTP in a rule."""

from .basis import (
    BRON_BRP,
    BRON_GEMEENTE,
    BRON_INWONER,
    BRON_RDW,
    Antwoorden,
    Beslisregel,
    Uitkomst,
    Verklaring,
    Werk,
    find_regel,
    naar_behandelaar,
    register,
)
from .steekproef import Trekking, trek_steekproef

__all__ = [
    "BRON_BRP",
    "BRON_GEMEENTE",
    "BRON_INWONER",
    "BRON_RDW",
    "Antwoorden",
    "Beslisregel",
    "Trekking",
    "Uitkomst",
    "Verklaring",
    "Werk",
    "find_regel",
    "naar_behandelaar",
    "register",
    "trek_steekproef",
]
