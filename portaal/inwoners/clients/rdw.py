"""Vehicles by kenteken: RDW open data, data set m9d7-ebf2 (Gekentekende voertuigen) through Socrata's SODA 2.1.

    GET {RDW_URL}/resource/m9d7-ebf2.json?kenteken=12ABC3
    [{"kenteken": "12ABC3", "voertuigsoort": "Personenauto", "merk": "VOLVO", "handelsbenaming": "V40",
      "eerste_kleur": "BLAUW", "vervaldatum_apk": "20270306", "wam_verzekerd": "Ja", "export_indicator": "Nee"}]

An unknown kenteken gives an empty list. All values are text. Open data has no owners. A kenteken is personal
data: it is in the question to the RDW and nowhere else.
"""

import re
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.core.cache import caches

from portaal.kern.bronlezen import read_date, read_text
from portaal.kern.bronverbinding import BronStoring, Verbinding
from portaal.kern.versleuteling import blind_index

PAD = "/resource/m9d7-ebf2.json"
BUDGET = 3.0
BEWAAR = 600
KENTEKEN = re.compile(r"[A-Z0-9]{6}")


class RdwStoring(BronStoring):
    """The RDW cannot tell now."""


@dataclass(frozen=True)
class Voertuig:
    """What everybody may know of a vehicle. None where the RDW does not say."""

    kenteken: str
    soort: str
    merk: str
    model: str
    kleur: str
    apk_tot: date | None
    is_verzekerd: bool | None
    is_geexporteerd: bool

    @property
    def omschrijving(self) -> str:
        """As one would call it: "Volvo V40, blauw"."""
        naam = f"{self.merk.title()} {self.model}".strip()
        return ", ".join(deel for deel in (naam, self.kleur.lower()) if deel)

    def has_apk_on(self, dag: date) -> bool | None:
        """Whether the APK is still valid that day; None for a vehicle that needs none or is not known to."""
        return None if self.apk_tot is None else self.apk_tot >= dag


verbinding = Verbinding(instelling="RDW_URL", storing=RdwStoring)


def get_voertuig(kenteken: str) -> Voertuig | None:
    """The vehicle with this kenteken, however it is written; None when there is none. Raises RdwStoring."""
    kenteken = re.sub(r"[\s-]", "", kenteken).upper()
    if not KENTEKEN.fullmatch(kenteken):
        return None
    sleutel = f"rdw:{blind_index(kenteken)}"
    rijen = caches["bronnen"].get(sleutel)
    if rijen is None:
        rijen = _search(kenteken)
        caches["bronnen"].set(sleutel, rijen, BEWAAR)
    return _read(rijen[0]) if rijen else None


def _search(kenteken: str) -> list[dict[str, Any]]:
    antwoord = verbinding.get(PAD, vraag=[("kenteken", kenteken)], budget=BUDGET)
    rijen = antwoord.inhoud
    if antwoord.status != HTTPStatus.OK or not isinstance(rijen, list):
        raise verbinding.misread()
    if any(read_text(rij, "kenteken") != kenteken or not read_text(rij, "voertuigsoort") for rij in rijen):
        raise verbinding.misread()
    return rijen


def _read(rij: dict[str, Any]) -> Voertuig:
    return Voertuig(
        kenteken=read_text(rij, "kenteken"),
        soort=read_text(rij, "voertuigsoort"),
        merk=read_text(rij, "merk"),
        model=read_text(rij, "handelsbenaming"),
        kleur=_known(read_text(rij, "eerste_kleur")),
        apk_tot=read_date(read_text(rij, "vervaldatum_apk")),
        is_verzekerd={"Ja": True, "Nee": False}.get(read_text(rij, "wam_verzekerd")),
        is_geexporteerd=read_text(rij, "export_indicator") == "Ja",
    )


def _known(tekst: str) -> str:
    return "" if tekst in {"N.v.t.", "Niet geregistreerd"} else tekst
