"""The kinds of question. Each has the same shape; importing this package registers them all."""

from . import akkoord, bedrag, contact, datum, getal, keuze, nummers, tekst, uitleg
from .basis import (
    VELDTYPEN,
    AdresdienstStoring,
    BijlageInfo,
    GevondenAdres,
    Kader,
    Veldtype,
    ZoekAdres,
    get_veldtype,
)

__all__ = [
    "VELDTYPEN",
    "AdresdienstStoring",
    "BijlageInfo",
    "GevondenAdres",
    "Kader",
    "Veldtype",
    "ZoekAdres",
    "akkoord",
    "bedrag",
    "contact",
    "datum",
    "get_veldtype",
    "getal",
    "keuze",
    "nummers",
    "tekst",
    "uitleg",
]
