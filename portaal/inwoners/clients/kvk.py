"""Companies and associations: KVK Handelsregister, API Basisprofiel version 1 (read at 1.4 of the description).

    GET {KVK_URL}/v1/basisprofielen/00012907      apikey: …
    {"kvkNummer": "00012907", "indNonMailing": "Ja", "naam": "Hoveniersbedrijf Wilgenpad",
     "formeleRegistratiedatum": "20200505", "materieleRegistratie": {"datumAanvang": "20200505"},
     "_embedded": {
       "eigenaar": {"rechtsvorm": "Eenmanszaak", "uitgebreideRechtsvorm": "Eenmanszaak", "adressen": []},
       "hoofdvestiging": {"vestigingsnummer": "000000012907", "kvkNummer": "00012907", "adressen": [
         {"type": "bezoekadres", "indAfgeschermd": "Nee", "straatnaam": "Wilgenpad", "huisnummer": 77,
          "huisletter": "A", "huisnummerToevoeging": "2", "postcode": "4299LK", "plaats": "Lindervoort",
          "land": "Nederland"}]}}}

404 with {"fout": [{"code": "IPD0005", "omschrijving": "…"}]}: no such number, or struck off. An organisation
that stopped has a `datumEinde` in materieleRegistratie.
"""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings

from portaal.kern.bronlezen import format_postcode, join_huisnummer, read_list, read_object, read_text
from portaal.kern.bronverbinding import BronStoring, Verbinding

KVK_NUMMER = re.compile(r"[0-9]{8}")


class KvkStoring(BronStoring):
    """The Handelsregister cannot tell now."""


@dataclass(frozen=True)
class Basisprofiel:
    """What the Handelsregister says of one organisation. A shielded address is left out."""

    kvk_nummer: str
    naam: str
    rechtsvorm: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    is_actief: bool


verbinding = Verbinding(instelling="KVK_URL", storing=KvkStoring)


def get_basisprofiel(kvk_nummer: str) -> Basisprofiel | None:
    """The organisation with this number, or None when the register has none. Raises KvkStoring."""
    if not KVK_NUMMER.fullmatch(kvk_nummer):
        return None
    koppen = {"apikey": settings.KVK_SLEUTEL, "Accept": "application/json"}
    antwoord = verbinding.get(f"/v1/basisprofielen/{kvk_nummer}", koppen=koppen)
    if antwoord.status == HTTPStatus.NOT_FOUND:
        return None
    if read_text(antwoord.inhoud, "kvkNummer") != kvk_nummer or not read_text(antwoord.inhoud, "naam"):
        raise verbinding.misread()
    return _read(antwoord.inhoud)


def _read(profiel: dict[str, Any]) -> Basisprofiel:
    eigenaar = read_object(profiel, "_embedded", "eigenaar")
    adres = _find_adres(profiel)
    return Basisprofiel(
        kvk_nummer=read_text(profiel, "kvkNummer"),
        naam=read_text(profiel, "naam"),
        rechtsvorm=read_text(eigenaar, "uitgebreideRechtsvorm") or read_text(eigenaar, "rechtsvorm"),
        straat=read_text(adres, "straatnaam"),
        huisnummer=join_huisnummer(adres, letter="huisletter", toevoeging="huisnummerToevoeging"),
        postcode=format_postcode(read_text(adres, "postcode")),
        plaats=read_text(adres, "plaats"),
        is_actief=not read_text(read_object(profiel, "materieleRegistratie"), "datumEinde"),
    )


def _find_adres(profiel: dict[str, Any]) -> dict[str, Any]:
    """The visiting address of the main branch; of the owner where there is no branch, as with an association."""
    for houder in ("hoofdvestiging", "eigenaar"):
        for adres in read_list(read_object(profiel, "_embedded", houder), "adressen"):
            if adres.get("type") == "bezoekadres" and adres.get("indAfgeschermd") != "Ja":
                return adres
    return {}
