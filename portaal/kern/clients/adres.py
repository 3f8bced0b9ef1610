"""Which street and town belong to a postcode and a number: PDOK Locatieserver, version 3.1.

    GET {PDOK_URL}/free?fq=type:adres&fq=postcode:4299LV&fq=huisnummer:12&fl=…&rows=100
    {"response": {"numFound": 1, "start": 0, "maxScore": 7.7, "numFoundExact": true, "docs": [
      {"type": "adres", "straatnaam": "Beukenlaan", "huisnummer": 12, "huisletter": "A",
       "huisnummertoevoeging": "2", "huis_nlt": "12A-2", "postcode": "4299LV", "woonplaatsnaam": "Lindervoort",
       "nummeraanduiding_id": "0299200000000001", "centroide_ll": "POINT(4.9 51.8)"}]}}

A point is written lon before lat. Version 3.1 refuses parameters that it does not know.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches

from ..bronlezen import format_postcode, read_list, read_object, read_text
from ..bronverbinding import BronStoring, Verbinding

# While a resident waits for the page; a lookup is a service, not a condition.
BUDGET = 2.0
BEWAAR_GEVONDEN = 24 * 3600
BEWAAR_NIETS = 3600
POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
HUISNUMMER = re.compile(r"([1-9][0-9]{0,4})(?![0-9])(.*)")
PUNT = re.compile(r"POINT\((-?[0-9.]+) (-?[0-9.]+)\)")
VELDEN = (
    "type,straatnaam,huisnummer,huisletter,huisnummertoevoeging,huis_nlt,postcode,woonplaatsnaam,"
    "nummeraanduiding_id,centroide_ll"
)


class AdresStoring(BronStoring):
    """The address cannot be looked up now; a resident can always type it."""


@dataclass(frozen=True)
class Adres:
    """An address in the BAG. Without `nummeraanduiding` only street and town are certain, not the addition."""

    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str
    nummeraanduiding: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True)
class Punt:
    """A place on the map, in degrees."""

    lat: float
    lon: float


verbinding = Verbinding(instelling="PDOK_URL", storing=AdresStoring)


def find_adres(postcode: str, huisnummer: str, toevoeging: str = "") -> Adres | None:
    """The address, or None when there is none with this postcode and number. Raises AdresStoring.

    A letter or addition may stand in `huisnummer` or in `toevoeging`, written in any way.
    """
    postcode = "".join(postcode.upper().split())
    gevonden = HUISNUMMER.fullmatch(huisnummer.strip())
    if not POSTCODE.fullmatch(postcode) or gevonden is None:
        return None
    nummer = gevonden[1]
    aanvulling = _bare(gevonden[2] + toevoeging)
    sleutel = f"adres:{postcode}:{nummer}"
    docs = caches["bronnen"].get(sleutel)
    if docs is None:
        docs = _search(postcode, nummer)
        caches["bronnen"].set(sleutel, docs, BEWAAR_GEVONDEN if docs else BEWAAR_NIETS)
    return _choose(docs, nummer, aanvulling)


def find_middelpunt(postcode: str) -> Punt | None:
    """The middle of the addresses with this postcode, or None when there are none. Raises AdresStoring."""
    postcode = "".join(postcode.upper().split())
    if not POSTCODE.fullmatch(postcode):
        return None
    sleutel = f"middelpunt:{postcode}"
    punten = caches["bronnen"].get(sleutel)
    if punten is None:
        docs = _ask("type:adres", f"postcode:{postcode}")
        plekken = (_read_punt(doc) for doc in docs if read_text(doc, "postcode") == postcode)
        punten = [(punt.lat, punt.lon) for punt in plekken if punt]
        caches["bronnen"].set(sleutel, punten, BEWAAR_GEVONDEN if punten else BEWAAR_NIETS)
    if not punten:
        return None
    return Punt(*(sum(graden) / len(punten) for graden in zip(*punten, strict=True)))


def _search(postcode: str, nummer: str) -> list[dict[str, Any]]:
    docs = _ask("type:adres", f"postcode:{postcode}", f"huisnummer:{nummer}")
    return [doc for doc in docs if _is_address(doc, postcode, nummer)]


def _ask(*filters: str) -> list[dict[str, Any]]:
    vraag = [*(("fq", filter_) for filter_ in filters), ("fl", VELDEN), ("rows", "100")]
    antwoord = verbinding.get("/free", vraag=vraag, budget=BUDGET).inhoud
    if not isinstance(read_object(antwoord, "response").get("docs"), list):
        raise verbinding.misread()
    return read_list(read_object(antwoord, "response"), "docs")


def _is_address(doc: dict[str, Any], postcode: str, nummer: str) -> bool:
    klopt = (read_text(doc, "postcode"), read_text(doc, "huisnummer")) == (postcode, nummer)
    return klopt and bool(read_text(doc, "straatnaam") and read_text(doc, "woonplaatsnaam"))


def _choose(docs: list[dict[str, Any]], nummer: str, aanvulling: str) -> Adres | None:
    """The one with exactly this addition; else what all of them share."""
    if not docs:
        return None
    for doc in docs:
        if _bare(read_text(doc, "huisletter") + read_text(doc, "huisnummertoevoeging")) == aanvulling:
            return _read(doc)
    eerste = _read(docs[0])
    return Adres(eerste.straat, nummer, eerste.postcode, eerste.woonplaats)


def _read(doc: dict[str, Any]) -> Adres:
    punt = _read_punt(doc)
    return Adres(
        straat=read_text(doc, "straatnaam"),
        huisnummer=read_text(doc, "huis_nlt") or read_text(doc, "huisnummer"),
        postcode=format_postcode(read_text(doc, "postcode")),
        woonplaats=read_text(doc, "woonplaatsnaam"),
        nummeraanduiding=read_text(doc, "nummeraanduiding_id"),
        lat=punt.lat if punt else None,
        lon=punt.lon if punt else None,
    )


def _read_punt(doc: dict[str, Any]) -> Punt | None:
    gevonden = PUNT.fullmatch(read_text(doc, "centroide_ll"))
    return Punt(lat=float(gevonden[2]), lon=float(gevonden[1])) if gevonden else None


def _bare(tekst: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", tekst.upper())
