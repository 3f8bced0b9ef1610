"""Haal Centraal BRP Personen bevragen, version 2: POST /personen, one kind of question."""

import hmac
import json
import os
import re
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar

from simulatoren.digid.inwoners import load_inwoners
from simulatoren.gedeeld.web import Antwoord, Verzoek, VerzoekGeweigerd, json_answer

from .basis import BronSimulator
from .personen import pick_fields, to_persoon

BESTAND = Path(__file__).parent / "data" / "brp.json"
SLEUTEL = "demo-brp-sleutel"
RAADPLEEG = "RaadpleegMetBurgerservicenummer"
PARAMETERS = {"type", "burgerservicenummer", "fields", "gemeenteVanInschrijving"}
RFC = "https://datatracker.ietf.org/doc/html/rfc7231#section-6."
TITELS = {
    400: ("5.1", "Een of meerdere parameters zijn niet correct.", "paramsValidation"),
    401: ("5.2", "Niet correct geauthenticeerd.", "authentication"),
    429: ("5.9", "Te veel bevragingen.", "tooManyRequests"),
    500: ("6.1", "Interne server fout.", "internalServerError"),
}


class BrpSimulator(BronSimulator):
    naam: ClassVar[str] = "BRP"

    def __init__(self, poort: int = 0, sleutel: str = "") -> None:
        super().__init__(poort)
        self.sleutel = sleutel or os.environ.get("BRP_SLEUTEL") or SLEUTEL
        self.personen = load_personen()
        self.gevraagd: list[list[str]] = []
        self.routes.add("POST", "/personen", self.personen_bevragen)

    def personen_bevragen(self, verzoek: Verzoek) -> Antwoord:
        if not hmac.compare_digest(verzoek.koppen.get("X-API-KEY", "").encode(), self.sleutel.encode()):
            return self.refuse(HTTPStatus.UNAUTHORIZED, verzoek)
        try:
            vraag = verzoek.waarden()
        except VerzoekGeweigerd:
            return self.refuse(HTTPStatus.BAD_REQUEST, verzoek)
        if fouten := check_vraag(vraag):
            return _problem(400, verzoek, fouten)
        bsns, velden = vraag["burgerservicenummer"], vraag["fields"]
        self.gevraagd.append(velden)  # type: ignore[arg-type]
        gevonden = [self.personen[bsn] for bsn in bsns if bsn in self.personen]  # type: ignore[attr-defined]
        return json_answer(
            {"type": RAADPLEEG, "personen": [pick_fields(persoon, velden) for persoon in gevonden]}  # type: ignore[arg-type]
        )

    def refuse(self, status: int, verzoek: Verzoek) -> Antwoord:
        return _problem(status, verzoek, [])

    def rows(self) -> Iterable[Sequence[str]]:
        for bsn, persoon in self.personen.items():
            adres = persoon.get("verblijfplaats", {}).get("verblijfadres", {})
            opschorting = persoon.get("opschortingBijhouding", {}).get("reden", {}).get("omschrijving", "")
            naam = " ".join(filter(None, (persoon["naam"].get(deel) for deel in NAAMDELEN)))
            straat = f"{adres.get('officieleStraatnaam', '')} {adres.get('huisnummer', '')}".strip()
            yield naam, f"BSN {bsn}", straat, opschorting

    def forget(self) -> None:
        super().forget()
        self.gevraagd.clear()


NAAMDELEN = ("voornamen", "voorvoegsel", "geslachtsnaam")


def load_personen() -> dict[str, dict[str, Any]]:
    """The test residents of DigiD with what the BRP knows besides, and persons that only the BRP knows."""
    bestand = json.loads(BESTAND.read_text("utf-8"))
    personen = {}
    for inwoner in load_inwoners():
        basis = {naam: getattr(inwoner, naam) for naam in inwoner.__slots__}
        personen[inwoner.bsn] = to_persoon({**basis, **bestand["erbij"].get(inwoner.bsn, {})})
    return personen | {gegevens["bsn"]: to_persoon(gegevens) for gegevens in bestand["anderen"]}


def check_vraag(vraag: dict[str, object]) -> list[dict[str, str]]:
    """What is wrong with the question, in the published words."""
    if vraag.get("type") != RAADPLEEG:
        return [_fout("value", "type", "Waarde is geen geldig zoek type.")]
    fouten = [
        _fout("unknownParam", naam, "Parameter is niet verwacht.") for naam in vraag if naam not in PARAMETERS
    ]
    for naam, hoogste in (("burgerservicenummer", 20), ("fields", 130)):
        fouten += _check_lijst(naam, vraag.get(naam), hoogste)
    if not fouten:
        bsns: list[str] = vraag["burgerservicenummer"]  # type: ignore[assignment]
        fouten = [
            _fout("pattern", f"burgerservicenummer[{plek}]", "Waarde voldoet niet aan patroon ^[0-9]{9}$.")
            for plek, bsn in enumerate(bsns)
            if not re.fullmatch("[0-9]{9}", bsn)
        ]
    return fouten


def _check_lijst(naam: str, lijst: object, hoogste: int) -> list[dict[str, str]]:
    if lijst is None:
        return [_fout("required", naam, "Parameter is verplicht.")]
    if not isinstance(lijst, list) or not all(isinstance(deel, str) for deel in lijst):
        return [_fout("array", naam, "Parameter is geen array.")]
    if not lijst:
        return [_fout("minItems", naam, "Array bevat minder dan 1 items.")]
    if len(lijst) > hoogste:
        return [_fout("maxItems", naam, f"Array bevat meer dan {hoogste} items.")]
    return []


def _fout(code: str, name: str, reason: str) -> dict[str, str]:
    return {"code": code, "name": name, "reason": reason}


def _problem(status: int, verzoek: Verzoek, fouten: list[dict[str, str]]) -> Antwoord:
    """An answer as RFC 7807 describes it, with the members of the BRP API."""
    paragraaf, titel, code = TITELS[status]
    inhoud: dict[str, object] = {
        "type": RFC + paragraaf,
        "title": titel,
        "status": int(status),
        "code": code,
        "instance": verzoek.pad,
    }
    if fouten:
        namen = ", ".join(fout["name"] for fout in fouten)
        inhoud |= {"detail": f"De foutieve parameter(s) zijn: {namen}.", "invalidParams": fouten}
    return Antwoord(json.dumps(inhoud, ensure_ascii=False).encode(), "application/problem+json", status)
