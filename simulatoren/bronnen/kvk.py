"""KVK Handelsregister, API Basisprofiel version 1."""

import hmac
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar

from simulatoren.gedeeld.web import Antwoord, Verzoek, json_answer

from .basis import BronSimulator

BESTAND = Path(__file__).parent / "data" / "kvk.json"
SLEUTEL = "demo-kvk-sleutel"


class KvkSimulator(BronSimulator):
    naam: ClassVar[str] = "Handelsregister"

    def __init__(self, poort: int = 0, sleutel: str = "") -> None:
        super().__init__(poort)
        self.sleutel = sleutel or os.environ.get("KVK_SLEUTEL") or SLEUTEL
        organisaties = json.loads(BESTAND.read_text("utf-8"))
        self.organisaties = {feiten["kvkNummer"]: feiten for feiten in organisaties}
        self.routes.add("GET", "/v1/basisprofielen/{kvk_nummer}", self.basisprofiel)

    def basisprofiel(self, verzoek: Verzoek, kvk_nummer: str) -> Antwoord:
        if not hmac.compare_digest(verzoek.koppen.get("apikey", "").encode(), self.sleutel.encode()):
            return self.refuse(HTTPStatus.UNAUTHORIZED, verzoek)
        if not re.fullmatch("[0-9]{8}", kvk_nummer):
            return _fout(HTTPStatus.BAD_REQUEST, "IPD0004", f"Het KVK-nummer {kvk_nummer} is niet valide.")
        feiten = self.organisaties.get(kvk_nummer)
        if feiten is None or feiten.get("uitgeschreven"):
            uitleg = f"Op basis van het KVK-nummer {kvk_nummer} kan het product niet worden geleverd."
            return _fout(HTTPStatus.NOT_FOUND, "IPD0005", uitleg)
        return json_answer(to_basisprofiel(feiten))

    def refuse(self, status: int, verzoek: Verzoek) -> Antwoord:
        """The description gives no body for a wrong key or too many questions."""
        return Antwoord(status=status)

    def rows(self) -> Iterable[Sequence[str]]:
        for nummer, feiten in self.organisaties.items():
            adres = f"{feiten.get('straatnaam', '')} {feiten.get('huisnummer', '')}".strip()
            stand = "Uitgeschreven" if feiten.get("uitgeschreven") else ""
            yield feiten["naam"], f"KVK-nummer {nummer}", feiten["rechtsvorm"], adres, stand


def to_basisprofiel(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The whole Basisprofiel; an association has no hoofdvestiging and its address stands at the eigenaar."""
    nummer, naam = feiten["kvkNummer"], feiten["naam"]
    registratie = {"datumAanvang": feiten["sinds"]}
    if tot := feiten.get("tot"):
        registratie["datumEinde"] = tot
    adressen = [_adres(feiten)] if feiten.get("straatnaam") else []
    eigenaar: dict[str, Any] = {
        "rechtsvorm": feiten["rechtsvorm"].title().replace(" ", ""),
        "uitgebreideRechtsvorm": feiten["rechtsvorm"],
    }
    profiel: dict[str, Any] = {
        "kvkNummer": nummer,
        "indNonMailing": "Ja",
        "naam": naam,
        "formeleRegistratiedatum": feiten["sinds"],
        "materieleRegistratie": registratie,
        "handelsnamen": [{"naam": naam, "volgorde": 0}],
        "_embedded": {"eigenaar": eigenaar},
    }
    if feiten.get("zonder_vestiging"):
        eigenaar["adressen"] = adressen
        return profiel
    profiel["_embedded"]["hoofdvestiging"] = {
        "vestigingsnummer": f"0000{nummer}",
        "kvkNummer": nummer,
        "eersteHandelsnaam": naam,
        "indHoofdvestiging": "Ja",
        "indCommercieleVestiging": "Ja",
        "totaalWerkzamePersonen": 3,
        "adressen": adressen,
    }
    return profiel


def _adres(feiten: Mapping[str, Any]) -> dict[str, Any]:
    delen = ("straatnaam", "huisnummer", "huisletter", "huisnummerToevoeging", "postcode", "plaats")
    return {
        "type": "bezoekadres",
        "indAfgeschermd": "Ja" if feiten.get("afgeschermd") else "Nee",
        "volledigAdres": f"{feiten['straatnaam']} {feiten['huisnummer']} {feiten['postcode']} {feiten['plaats']}",
        **{naam: feiten[naam] for naam in delen if naam in feiten},
        "land": "Nederland",
    }


def _fout(status: HTTPStatus, code: str, omschrijving: str) -> Antwoord:
    return json_answer({"fout": [{"code": code, "omschrijving": omschrijving}]}, status)
