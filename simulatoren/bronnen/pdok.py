"""PDOK Locatieserver, version 3.1: /free with filters by field, answered as Solr does."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import md5
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar

from simulatoren.gedeeld.web import Antwoord, Verzoek, json_answer

from .basis import BronSimulator

BESTAND = Path(__file__).parent / "data" / "pdok.json"
GEMEENTECODE = "9990"
STANDAARD_VELDEN = "type,weergavenaam,id,score"
# Of the description; any other parameter is refused.
PARAMETERS = {"q", "fq", "fl", "df", "bq", "rows", "start", "sort", "wt", "qf", "lat", "lon"}
FILTER = re.compile(r"(\w+):(\S+)")
STAP = 0.00012  # degrees between two houses
HUISNUMMER = re.compile(r"([0-9]+)([A-Z]?)(?:-(\w+))?")


class PdokSimulator(BronSimulator):
    naam: ClassVar[str] = "PDOK Locatieserver"

    def __init__(self, poort: int = 0) -> None:
        super().__init__(poort)
        self.straten: list[dict[str, Any]] = json.loads(BESTAND.read_text("utf-8"))
        self.adressen = [adres for straat in self.straten for adres in to_adressen(straat)]
        self.routes.add("GET", "/free", self.free)

    def free(self, verzoek: Verzoek) -> Antwoord:
        onbekend = sorted({naam for naam, _ in verzoek.parameters} - PARAMETERS)
        filters = [FILTER.fullmatch(waarde) for naam, waarde in verzoek.parameters if naam == "fq"]
        hoogste = verzoek.query.get("rows", "10")
        if onbekend or None in filters or not re.fullmatch("[0-9]{1,3}", hoogste):
            return self.refuse(HTTPStatus.BAD_REQUEST, verzoek)
        eisen = [(gevonden[1], gevonden[2]) for gevonden in filters if gevonden]
        treffers = [adres for adres in self.adressen if _fits(adres, eisen)]
        velden = verzoek.query.get("fl", STANDAARD_VELDEN).split(",")
        docs = [{veld: adres[veld] for veld in velden if veld in adres} for adres in treffers[: int(hoogste)]]
        omslag = {"numFound": len(treffers), "start": 0, "maxScore": 7.5, "numFoundExact": True, "docs": docs}
        return json_answer({"response": omslag})

    def refuse(self, status: int, verzoek: Verzoek) -> Antwoord:
        titel = HTTPStatus(status).phrase
        problem = {"status": int(status), "title": titel, "type": "about:blank"}
        return Antwoord(json.dumps(problem).encode(), "application/problem+json", status)

    def rows(self) -> Iterable[Sequence[str]]:
        for straat in self.straten:
            nummers = f"Nummers {straat['van']} tot en met {straat['tot']}"
            yield straat["straatnaam"], f"{straat['postcode']} {straat['woonplaats']}", nummers


def to_adressen(straat: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Every address of a street: all its numbers, and those with a letter or addition."""
    nummers = [str(nummer) for nummer in range(straat["van"], straat["tot"] + 1)]
    return (_to_doc(straat, nummer) for nummer in [*nummers, *straat["extra"]])


def _to_doc(straat: Mapping[str, Any], huis_nlt: str) -> dict[str, Any]:
    gevonden = HUISNUMMER.fullmatch(huis_nlt)
    if gevonden is None:
        raise ValueError(f"no house number: {huis_nlt}")
    postcode, plaats = straat["postcode"], straat["woonplaats"]
    kenmerk = md5(f"{postcode}{huis_nlt}".encode(), usedforsecurity=False).hexdigest()
    volgnummer = f"{int(kenmerk[:9], 16) % 10**9:010d}"
    lat, lon = straat["lat"], straat["lon"] + int(gevonden[1]) * STAP
    doc = {
        "bron": "BAG",
        "type": "adres",
        "id": f"adr-{kenmerk}",
        "weergavenaam": f"{straat['straatnaam']} {huis_nlt}, {postcode} {plaats}",
        "straatnaam": straat["straatnaam"],
        "huisnummer": int(gevonden[1]),
        "huisletter": gevonden[2],
        "huisnummertoevoeging": gevonden[3],
        "huis_nlt": huis_nlt,
        "postcode": postcode,
        "woonplaatsnaam": plaats,
        "gemeentecode": GEMEENTECODE,
        "gemeentenaam": "Lindervoort",
        "provincienaam": "Zuid-Holland",
        "nummeraanduiding_id": f"{GEMEENTECODE}20{volgnummer}",
        "adresseerbaarobject_id": f"{GEMEENTECODE}01{volgnummer}",
        "centroide_ll": f"POINT({lon:.8f} {lat:.8f})",
        "score": 7.5,
    }
    return {naam: waarde for naam, waarde in doc.items() if waarde not in ("", None)}


def _fits(adres: Mapping[str, Any], eisen: Sequence[tuple[str, str]]) -> bool:
    return all(str(adres.get(veld, "")).lower() == waarde.lower() for veld, waarde in eisen)
