"""From the short facts in data/brp.json to a Persoon as the BRP API gives it, and the choice of its fields."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)
REDENEN = {"O": "overlijden", "E": "emigratie", "F": "fout"}
# What the BRP gives unasked, where it applies.
VANZELF = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding")
HUISNUMMER = re.compile(r"([0-9]+)(?: ?([A-Za-z])(?![A-Za-z0-9]))?(?:[ -]([A-Za-z0-9]{1,4}))?")


def to_persoon(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The whole Persoon."""
    geboorte = {"datum": to_datum(feiten["geboortedatum"])}
    if plaats := feiten.get("geboorteplaats"):
        geboorte["plaats"] = {"code": "9999", "omschrijving": plaats}
    persoon: dict[str, Any] = {
        "burgerservicenummer": feiten["bsn"],
        "naam": _naam(feiten),
        "geboorte": geboorte,
        "nationaliteiten": [
            {"type": "Nationaliteit", "nationaliteit": {"code": "0001", "omschrijving": naam}}
            for naam in feiten.get("nationaliteiten", ["Nederlandse"])
        ],
        "verblijfplaats": _verblijfplaats(feiten),
    }
    for soort in ("partners", "kinderen"):
        if verwanten := feiten.get(soort):
            persoon[soort] = [
                {"naam": _naam(deel), "geboorte": {"datum": to_datum(deel["geboortedatum"])}}
                for deel in verwanten
            ]
    if feiten.get("geheim"):
        persoon["geheimhoudingPersoonsgegevens"] = True
    if reden := feiten.get("opschorting"):
        persoon["opschortingBijhouding"] = {"reden": {"code": reden, "omschrijving": REDENEN[reden]}}
    return persoon


def to_datum(tekst: str) -> dict[str, Any]:
    """A date that may be known in part: 1988-03-14, 1988-03, 1988, or nothing."""
    delen = [int(deel) for deel in tekst.split("-")] if tekst else []
    if len(delen) == 3:
        lang = f"{delen[2]} {MAANDEN[delen[1] - 1]} {delen[0]}"
        return {"type": "Datum", "datum": tekst, "langFormaat": lang}
    if len(delen) == 2:
        lang = f"{MAANDEN[delen[1] - 1]} {delen[0]}"
        return {"type": "JaarMaandDatum", "jaar": delen[0], "maand": delen[1], "langFormaat": lang}
    if len(delen) == 1:
        return {"type": "JaarDatum", "jaar": delen[0], "langFormaat": tekst}
    return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}


def _naam(feiten: Mapping[str, Any]) -> dict[str, str]:
    """Absent is absent: the BRP never gives an empty text."""
    delen = {deel: feiten.get(deel, "") for deel in ("voornamen", "voorvoegsel", "geslachtsnaam")}
    return {naam: waarde for naam, waarde in delen.items() if waarde}


def _verblijfplaats(feiten: Mapping[str, Any]) -> dict[str, Any]:
    if land := feiten.get("land"):
        adres = {"regel1": feiten["straat"], "land": {"code": "5002", "omschrijving": land}}
        return {"type": "VerblijfplaatsBuitenland", "verblijfadres": adres}
    if not feiten.get("straat"):
        return {"type": "VerblijfplaatsOnbekend"}
    return {"type": "Adres", "verblijfadres": _adres(feiten)}


def _adres(feiten: Mapping[str, Any]) -> dict[str, Any]:
    gevonden = HUISNUMMER.fullmatch(feiten["huisnummer"])
    if gevonden is None:
        raise ValueError(f"no house number: {feiten['huisnummer']}")
    nummer, letter, toevoeging = gevonden.groups("")
    delen = {
        "officieleStraatnaam": feiten["straat"],
        "korteStraatnaam": feiten["straat"][:24],
        "huisnummer": int(nummer),
        "huisletter": letter,
        "huisnummertoevoeging": toevoeging,
        "postcode": feiten["postcode"].replace(" ", ""),
        "woonplaats": feiten["woonplaats"],
    }
    return {naam: waarde for naam, waarde in delen.items() if waarde}


def pick_fields(persoon: Mapping[str, Any], velden: Sequence[str]) -> dict[str, Any]:
    """Of a person, what was asked for by path, with the types that tell how to read it, and what comes unasked."""
    gekozen: dict[str, Any] = {naam: persoon[naam] for naam in VANZELF if naam in persoon}
    for veld in velden:
        _copy(persoon, gekozen, veld.split("."))
    return gekozen


def _copy(bron: Mapping[str, Any], doel: dict[str, Any], pad: Sequence[str]) -> None:
    naam, *rest = pad
    if naam not in bron:
        return
    if not rest:
        doel[naam] = bron[naam]
    elif isinstance(bron[naam], list):
        lijst = doel.setdefault(naam, [{} for _ in bron[naam]])
        for deel, kopie in zip(bron[naam], lijst, strict=True):
            _copy_part(deel, kopie, rest)
    else:
        _copy_part(bron[naam], doel.setdefault(naam, {}), rest)


def _copy_part(bron: Mapping[str, Any], doel: dict[str, Any], pad: Sequence[str]) -> None:
    if "type" in bron:
        doel["type"] = bron["type"]
    _copy(bron, doel, pad)
