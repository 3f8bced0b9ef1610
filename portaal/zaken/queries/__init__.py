"""Reads of zaken, shaped for the screens. What an actor may see comes from permissions, as `zaken`."""

from .beslissing import BeslissingTekst, te_controleren
from .echtheid import Echtheid, Oordeel, verify_document
from .lijst import GROEPEN, Groep, Werklijst, WerklijstFilter, werklijst
from .overzicht import Jaargroep, Overzicht, Zaakregel, overzicht_voor
from .rechten import Rechtregel, rechten_van, to_regel
from .scherm import Documentregel, ZaakScherm, zaak_voor_scherm
from .taken import Taakregel, due_scans, list_taken
from .termijn import bereken_termijn
from .termijnpaneel import Termijnpaneel
from .tijdlijn import Tijdlijnpunt, format_moment, merge_tijdlijn
from .weergave import Actie, Belofte, StatusLabel, Voortgangsstap
from .werkregel import Werkregel, find_zaken, search, zaken_van

__all__ = [
    "GROEPEN",
    "Actie",
    "Belofte",
    "BeslissingTekst",
    "Documentregel",
    "Echtheid",
    "Groep",
    "Jaargroep",
    "Oordeel",
    "Overzicht",
    "Rechtregel",
    "StatusLabel",
    "Taakregel",
    "Termijnpaneel",
    "Tijdlijnpunt",
    "Voortgangsstap",
    "Werklijst",
    "WerklijstFilter",
    "Werkregel",
    "ZaakScherm",
    "Zaakregel",
    "bereken_termijn",
    "due_scans",
    "find_zaken",
    "format_moment",
    "list_taken",
    "merge_tijdlijn",
    "overzicht_voor",
    "rechten_van",
    "search",
    "te_controleren",
    "to_regel",
    "verify_document",
    "werklijst",
    "zaak_voor_scherm",
    "zaken_van",
]
