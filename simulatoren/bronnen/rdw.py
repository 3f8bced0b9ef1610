"""RDW open data, data set m9d7-ebf2, through SODA: simple filters by column, a list as answer."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar

from simulatoren.gedeeld.web import Antwoord, Verzoek, json_answer

from .basis import BronSimulator

BESTAND = Path(__file__).parent / "data" / "rdw.json"
RESOURCE = "https://opendata.rdw.nl/resource"
FOUTEN = {
    HTTPStatus.BAD_REQUEST: ("query.soql.no-such-column", "No such column"),
    HTTPStatus.UNAUTHORIZED: ("permission_denied", "Invalid app_token specified"),
    HTTPStatus.TOO_MANY_REQUESTS: ("too_many_requests", "Too many requests"),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("internal_error", "An internal error occurred"),
}


class RdwSimulator(BronSimulator):
    naam: ClassVar[str] = "RDW"

    def __init__(self, poort: int = 0) -> None:
        super().__init__(poort)
        self.voertuigen = json.loads(BESTAND.read_text("utf-8"))
        self.routes.add("GET", "/resource/m9d7-ebf2.json", self.zoek)

    def zoek(self, verzoek: Verzoek) -> Antwoord:
        if set(verzoek.query) - {"kenteken", "$limit"}:
            return self.refuse(HTTPStatus.BAD_REQUEST, verzoek)
        vandaag = datetime.now(UTC).date()
        rijen = [to_rij(feiten, vandaag) for feiten in self.voertuigen]
        if "kenteken" in verzoek.query:
            rijen = [rij for rij in rijen if rij["kenteken"] == verzoek.query["kenteken"]]
        return json_answer(rijen)

    def refuse(self, status: int, verzoek: Verzoek) -> Antwoord:
        code, uitleg = FOUTEN[HTTPStatus(status)]
        return json_answer({"code": code, "error": True, "message": uitleg}, status)

    def rows(self) -> Iterable[Sequence[str]]:
        for feiten in self.voertuigen:
            wat = f"{feiten['merk'].title()} {feiten['handelsbenaming']}"
            dagen = feiten.get("apk_over_dagen")
            apk = "" if dagen is None else ("APK verlopen" if dagen < 0 else "APK geldig")
            yield feiten["kenteken"], wat, feiten["voertuigsoort"], apk


def to_rij(feiten: Mapping[str, Any], vandaag: date) -> dict[str, str]:
    """A row as the data set gives it: every value text, an empty column absent."""
    rij = {
        "kenteken": re.sub("-", "", feiten["kenteken"]),
        "voertuigsoort": feiten["voertuigsoort"],
        "merk": feiten["merk"],
        "handelsbenaming": feiten["handelsbenaming"],
        "datum_tenaamstelling": "20210312",
        "inrichting": feiten.get("inrichting", "hatchback"),
        "eerste_kleur": feiten["kleur"],
        "tweede_kleur": "Niet geregistreerd",
        "datum_eerste_toelating": "20180604",
        "wacht_op_keuren": "Geen verstrekking in Open Data",
        "wam_verzekerd": feiten.get("verzekerd", "Ja"),
        "europese_voertuigcategorie": feiten.get("categorie", "M1"),
        "export_indicator": feiten.get("geexporteerd", "Nee"),
        "openstaande_terugroepactie_indicator": "Nee",
        "taxi_indicator": feiten.get("taxi", "Nee"),
        "tenaamstellen_mogelijk": "Ja",
        "api_gekentekende_voertuigen_brandstof": f"{RESOURCE}/8ys7-d773.json",
    }
    dagen = feiten.get("apk_over_dagen")
    if dagen is not None:
        tot = vandaag + timedelta(days=dagen)
        rij |= {
            "vervaldatum_apk": f"{tot:%Y%m%d}",
            "vervaldatum_apk_dt": f"{tot:%Y-%m-%d}T00:00:00.000",
        }
    return rij
