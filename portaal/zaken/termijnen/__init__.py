"""Legal terms: which day is the last one, and why (Awb 4:13-4:15, Algemene termijnenwet)."""

from .berekening import (
    REGEL_VERSIE,
    compute_einde_bezwaartermijn,
    compute_termijn,
    get_ontvangstdatum,
)
from .opschorting import opschorting_na_uitnodiging, opschorting_na_zienswijze
from .typen import (
    Grond,
    Opschorting,
    Stap,
    Termijn,
    TermijnInvoer,
    Uitstel,
    Verdaging,
    Verlenging,
)
from .uitleg import explain_termijn

__all__ = [
    "REGEL_VERSIE",
    "Grond",
    "Opschorting",
    "Stap",
    "Termijn",
    "TermijnInvoer",
    "Uitstel",
    "Verdaging",
    "Verlenging",
    "compute_einde_bezwaartermijn",
    "compute_termijn",
    "explain_termijn",
    "get_ontvangstdatum",
    "opschorting_na_uitnodiging",
    "opschorting_na_zienswijze",
]
