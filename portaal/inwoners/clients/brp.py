"""Persons in the BRP: Haal Centraal BRP Personen bevragen, version 2 (read at 2.7.0 of the description).

    POST {BRP_URL}/personen      X-API-KEY: …
    {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": ["999990019"], "fields": ["naam.voornamen", …]}

    {"type": "RaadpleegMetBurgerservicenummer", "personen": [{
      "naam": {"voornamen": "Sanne", "voorvoegsel": "de", "geslachtsnaam": "Vries"},
      "geboorte": {"datum": {"type": "Datum", "datum": "1988-03-14", "langFormaat": "14 maart 1988"}},
      "verblijfplaats": {"type": "Adres", "verblijfadres": {"officieleStraatnaam": "Beukenlaan",
        "korteStraatnaam": "Beukenlaan", "huisnummer": 12, "postcode": "4299LV", "woonplaats": "Lindervoort"}},
      "geheimhoudingPersoonsgegevens": true,
      "opschortingBijhouding": {"reden": {"code": "O", "omschrijving": "overlijden"}}}]}

The last two come unasked, when they apply. A date that is known in part has another type (JaarDatum,
JaarMaandDatum, DatumOnbekend), an address that is no Dutch one as well (VerblijfplaatsBuitenland, Locatie,
VerblijfplaatsOnbekend). Only what is asked for in `fields` comes back: ask for no more than is needed.
"""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.conf import settings

from portaal.kern.bronlezen import (
    format_postcode,
    join_huisnummer,
    read_date,
    read_list,
    read_object,
    read_text,
)
from portaal.kern.bronverbinding import BronStoring, Verbinding

RAADPLEEG = "RaadpleegMetBurgerservicenummer"
BASIS = (
    "naam.voornamen",
    "naam.voorvoegsel",
    "naam.geslachtsnaam",
    "geboorte.datum",
    "verblijfplaats.verblijfadres",
)
OVERLEDEN = "O"
WEG = frozenset({"O", "F", "W"})  # died; listed by mistake; wiped


class BrpStoring(BronStoring):
    """The BRP cannot tell now."""


@dataclass(frozen=True)
class Persoon:
    """What the BRP says of one person; what it does not say or was not asked is empty."""

    voornamen: str
    voorvoegsel: str
    geslachtsnaam: str
    geboortedatum: date | None
    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str
    geboorteplaats: str
    nationaliteiten: tuple[str, ...]
    partners: tuple[str, ...]
    kinderen: tuple[str, ...]
    is_geheim: bool
    is_overleden: bool
    is_opgeheven: bool


verbinding = Verbinding(instelling="BRP_URL", storing=BrpStoring)


def get_persoon(bsn: str, *, velden: tuple[str, ...] = BASIS) -> Persoon | None:
    """The person with this BSN, or None when the BRP has none. Raises BrpStoring."""
    antwoord = verbinding.post(
        "/personen",
        lichaam={"type": RAADPLEEG, "burgerservicenummer": [bsn], "fields": list(velden)},
        koppen={"X-API-KEY": settings.BRP_SLEUTEL, "Accept": "application/json"},
    )
    personen = antwoord.inhoud.get("personen") if isinstance(antwoord.inhoud, dict) else None
    if antwoord.status != HTTPStatus.OK or not isinstance(personen, list):
        raise verbinding.misread()
    if not personen:
        return None
    if len(personen) > 1 or not read_text(read_object(personen[0], "naam"), "geslachtsnaam"):
        raise verbinding.misread()
    return _read(personen[0])


def _read(persoon: dict[str, Any]) -> Persoon:
    naam, geboorte = read_object(persoon, "naam"), read_object(persoon, "geboorte")
    adres = _read_adres(persoon)
    reden = read_text(read_object(persoon, "opschortingBijhouding", "reden"), "code")
    nationaliteiten = (read_object(deel, "nationaliteit") for deel in read_list(persoon, "nationaliteiten"))
    return Persoon(
        voornamen=read_text(naam, "voornamen"),
        voorvoegsel=read_text(naam, "voorvoegsel"),
        geslachtsnaam=read_text(naam, "geslachtsnaam"),
        geboortedatum=read_date(read_text(read_object(geboorte, "datum"), "datum")),
        straat=read_text(adres, "officieleStraatnaam") or read_text(adres, "korteStraatnaam"),
        huisnummer=join_huisnummer(adres, letter="huisletter", toevoeging="huisnummertoevoeging"),
        postcode=format_postcode(read_text(adres, "postcode")),
        woonplaats=read_text(adres, "woonplaats"),
        geboorteplaats=read_text(read_object(geboorte, "plaats"), "omschrijving"),
        nationaliteiten=tuple(filter(None, (read_text(deel, "omschrijving") for deel in nationaliteiten))),
        partners=_read_namen(persoon, "partners"),
        kinderen=_read_namen(persoon, "kinderen"),
        is_geheim=persoon.get("geheimhoudingPersoonsgegevens") is True,
        is_overleden=reden == OVERLEDEN,
        is_opgeheven=reden in WEG,
    )


def _read_adres(persoon: dict[str, Any]) -> dict[str, Any]:
    """A Dutch address with a street; anything else is no address to work with."""
    verblijfplaats = read_object(persoon, "verblijfplaats")
    return read_object(verblijfplaats, "verblijfadres") if verblijfplaats.get("type") == "Adres" else {}


def _read_namen(persoon: dict[str, Any], soort: str) -> tuple[str, ...]:
    namen = (read_object(deel, "naam") for deel in read_list(persoon, soort))
    delen = ("voornamen", "voorvoegsel", "geslachtsnaam")
    volledig = (" ".join(filter(None, (read_text(naam, deel) for deel in delen))) for naam in namen)
    return tuple(filter(None, volledig))
