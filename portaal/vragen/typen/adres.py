"""An address in five inputs. Street and place are looked up when left empty, and may be filled in by hand."""

import re
from collections.abc import Mapping
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import (
    AdresdienstStoring,
    Bewerkt,
    Deel,
    Gepost,
    GevondenAdres,
    Kader,
    Veldtype,
    get_veldtype,
    register,
)
from .nummers import Huisnummer, Postcode, normalize_huisnummer

ADRESDELEN = ("postcode", "huisnummer", "toevoeging", "straat", "woonplaats")
NUMMER = re.compile(r"(?P<nummer>[0-9]+)-?(?P<toevoeging>.*)")
GEZOCHT = "_gezocht"
SCHEIDING = "|"
ZOEK = "zoek"

STRAAT_ZELF = "Vul de straat in"
PLAATS_ZELF = "Vul de plaats in"
ONBEKEND_ADRES = (
    "Wij vinden dit adres niet. Controleer de postcode en het huisnummer, of vul de straat zelf in"
)
NIET_BEREIKBAAR = "Wij kunnen het adres nu niet opzoeken. Vul de straat zelf in"
DUBBEL = "Vul bij het huisnummer alleen het getal in. De rest staat al bij toevoeging"
VREEMDE_TOEVOEGING = "Vul in wat achter het huisnummer staat, bijvoorbeeld A of 2"


class _Gezocht(Veldtype):
    """Hidden: the address as the page showed it, by which a street that was not typed is told apart."""

    code = GEZOCHT

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return forms.CharField(required=False, max_length=500, widget=forms.HiddenInput())


_GEZOCHT = _Gezocht()


def _build_delen(veld: Veld) -> dict[str, Deel]:
    vragen = (
        Veld("postcode", "postcode", "Postcode", verplicht=veld.verplicht),
        Veld("huisnummer", "huisnummer", "Huisnummer", verplicht=veld.verplicht),
        Veld("toevoeging", "tekst", "Letter of toevoeging", verplicht=False, max=10, autocomplete="off"),
        Veld("straat", "tekst", "Straat", verplicht=False, max=100, autocomplete="address-line1"),
        Veld("woonplaats", "tekst", "Plaats", verplicht=False, max=100, autocomplete="address-level2"),
    )
    delen = {f"_{vraag.sleutel}": Deel(vraag, get_veldtype(vraag.type)) for vraag in vragen}
    return {**delen, GEZOCHT: Deel(Veld(GEZOCHT, GEZOCHT), _GEZOCHT)}


@register
class Adres(Veldtype):
    """The answer holds all five parts; the addition may be empty."""

    code = "adres"
    kan_vooraf = False

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        raise NotImplementedError("an address has no input of its own; use get_delen")

    def get_delen(self, veld: Veld, rijen: int) -> Mapping[str, Deel]:
        return _build_delen(veld)

    def decompose(self, veld: Veld, antwoord: Antwoord, kader: Kader) -> Mapping[str, Antwoord]:
        if not isinstance(antwoord, dict):
            return {}
        delen: dict[str, Antwoord] = {f"_{naam}": antwoord.get(naam, "") for naam in ADRESDELEN}
        return {**delen, GEZOCHT: join_gezocht(antwoord)}

    def compose(self, veld: Veld, delen: Mapping[str, Antwoord], kader: Kader) -> Antwoord:
        adres = {naam: str(delen.get(f"_{naam}") or "") for naam in ADRESDELEN}
        if not any(adres.values()):
            return None
        _require(adres, postcode=Postcode.voorbeeld, huisnummer=Huisnummer.voorbeeld)
        _split_huisnummer(adres)
        return _complete(adres, str(delen.get(GEZOCHT) or ""), kader)

    def bewerk(self, veld: Veld, gepost: Gepost, wat: str, kader: Kader) -> Bewerkt:
        """`zoek` fills in street and place, also over what stood there."""
        if wat != ZOEK:
            raise ValueError("no such button")
        typed = {naam: next(iter(gepost.get(f"_{naam}", ())), "") for naam in ADRESDELEN[:3]}
        try:
            adres = self.compose(
                veld, {f"_{naam}": _clean(veld, naam, typed[naam], kader) for naam in typed}, kader
            )
        except ValidationError as fout:
            return Bewerkt(gepost, "_postcode", ". ".join(fout.messages[:1]))
        if adres is None:
            return Bewerkt(gepost, "_postcode", Postcode.voorbeeld)
        gevonden = self.decompose(veld, adres, kader)
        return Bewerkt({**gepost, **{deel: [str(waarde)] for deel, waarde in gevonden.items()}}, "_straat")

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        if not isinstance(antwoord, dict):
            return str(antwoord)
        nummer = join_huisnummer(antwoord["huisnummer"], antwoord["toevoeging"])
        return f"{antwoord['straat']} {nummer}, {antwoord['postcode']} {antwoord['woonplaats']}"


def join_huisnummer(huisnummer: str, toevoeging: str) -> str:
    """`12` and `A` as one writes them: `12A`. Raises ValueError when that is no house number."""
    return normalize_huisnummer(f"{huisnummer} {toevoeging}")


def join_gezocht(adres: Mapping[str, str]) -> str:
    """The address in one line, to see whether any of it was changed."""
    return SCHEIDING.join(adres.get(naam, "") for naam in ADRESDELEN)


def _clean(veld: Veld, naam: str, waarde: str, kader: Kader) -> str:
    """One part as it will be kept; raises ValidationError."""
    deel = _build_delen(replace(veld, verplicht=False))[f"_{naam}"]
    return str(deel.soort.build_field(deel.veld, kader).clean(waarde))


def _require(adres: Mapping[str, str], **meldingen: str) -> None:
    if ontbreekt := {f"_{naam}": melding for naam, melding in meldingen.items() if not adres[naam]}:
        raise ValidationError(ontbreekt)


def _split_huisnummer(adres: dict[str, str]) -> None:
    """`12A` typed as house number is number 12 with addition A."""
    gevonden = NUMMER.fullmatch(adres["huisnummer"])
    rest = gevonden["toevoeging"] if gevonden else ""
    if rest and adres["toevoeging"]:
        raise ValidationError({"_huisnummer": DUBBEL})
    if gevonden:
        adres["huisnummer"], adres["toevoeging"] = gevonden["nummer"], rest or adres["toevoeging"]
    try:
        heel = join_huisnummer(adres["huisnummer"], adres["toevoeging"])
    except ValueError as fout:
        raise ValidationError({"_toevoeging": VREEMDE_TOEVOEGING}) from fout
    adres["toevoeging"] = heel.removeprefix(adres["huisnummer"]).removeprefix("-")


def _complete(adres: dict[str, str], gezocht: str, kader: Kader) -> Antwoord:
    """Look up what is missing, or what still belongs to the address that the page showed before."""
    is_oud = _has_oude_straat(adres, gezocht)
    if adres["straat"] and adres["woonplaats"] and not is_oud:
        return adres
    gevonden, melding = _find(adres, kader)
    if gevonden is None:
        _require(adres, straat=melding if not adres["straat"] else STRAAT_ZELF, woonplaats=PLAATS_ZELF)
        return adres
    straat, plaats = ("", "") if is_oud else (adres["straat"], adres["woonplaats"])
    return {**adres, "straat": straat or gevonden.straat, "woonplaats": plaats or gevonden.woonplaats}


def _has_oude_straat(adres: Mapping[str, str], gezocht: str) -> bool:
    """Whether the number was changed and the street was not: it then belongs to another address."""
    vorige = gezocht.split(SCHEIDING)
    nu = [adres[naam] for naam in ADRESDELEN]
    return len(vorige) == len(nu) and vorige[:3] != nu[:3] and vorige[3:] == nu[3:]


def _find(adres: Mapping[str, str], kader: Kader) -> tuple[GevondenAdres | None, str]:
    try:
        gevonden = kader.zoek_adres(adres["postcode"], adres["huisnummer"], adres["toevoeging"])
    except AdresdienstStoring:
        return None, NIET_BEREIKBAAR
    return gevonden, ONBEKEND_ADRES
