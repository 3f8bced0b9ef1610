"""What a text of a message must hold before it may be used."""

import re
from collections.abc import Mapping

from django.conf import settings

from .enums import Kanaal
from .plaatshouders import TekstKloptNiet, check_placeholders
from .soorten import Soort

LINK = re.compile(r"https?:|www\.|\b[a-z0-9-]+\.(nl|com|eu|org|net|example)\b", re.IGNORECASE)
MAX_ONDERWERP = 150


def fixed_values() -> dict[str, str]:
    """The placeholders that every text may use."""
    gemeente = settings.GEMEENTE
    return {
        "gemeente": gemeente["naam"][:1].upper() + gemeente["naam"][1:],
        "korte_naam": gemeente["korte_naam"],
        "site": f"Mijn {gemeente['korte_naam']}",
        "telefoon": gemeente["telefoon"],
    }


def all_values(context: Mapping[str, str]) -> dict[str, str]:
    """The values of one message together with the fixed ones."""
    return {**fixed_values(), **context}


def check_tekst(soort: Soort, kanaal: str, onderwerp: str, tekst: str) -> None:
    """Raises TekstKloptNiet: unknown placeholders, what may not leave the house, links, a missing part."""
    if not tekst.strip():
        raise TekstKloptNiet("Vul de tekst in.")
    if kanaal == Kanaal.SMS and onderwerp:
        raise TekstKloptNiet("Een sms heeft geen onderwerp. Laat het onderwerp leeg.")
    if kanaal != Kanaal.SMS and not onderwerp.strip():
        raise TekstKloptNiet("Vul het onderwerp in.")
    if len(onderwerp) > MAX_ONDERWERP or "\n" in onderwerp or "\r" in onderwerp:
        raise TekstKloptNiet(f"Het onderwerp is één regel van ten hoogste {MAX_ONDERWERP} tekens.")
    bekend = {*fixed_values(), *soort.placeholders_for(kanaal)}
    check_placeholders(onderwerp, bekend)
    check_placeholders(tekst, bekend)
    if kanaal in (Kanaal.SMS, Kanaal.EMAIL) and not soort.links and LINK.search(f"{onderwerp} {tekst}"):
        raise TekstKloptNiet("In dit bericht mag geen link staan. Vraag de inwoner om zelf in te loggen.")
