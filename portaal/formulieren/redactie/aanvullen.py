"""What an editor leaves to us: keys made of texts, and rules that name a question by its text. Pure."""

from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from typing import Any

from django.utils.text import slugify

from portaal.vragen.controle import GERESERVEERDE_STAPPEN
from portaal.vragen.regels import Gevolg
from portaal.vragen.typen.keuze import JA_NEE

from .omzetten import Blok
from .waarden import SCHEIDING

LANGSTE_SLEUTEL = 40


def fill_keys(stappen: list[Blok], vast: Mapping[str, str]) -> list[Blok]:
    """The same steps with a key at each place that had none: the published one, or one made of the text.

    `vast` gives the published keys by the id of their block.
    """
    aangevuld = deepcopy(stappen)
    _fill(aangevuld, "titel", _step_key, vast, GERESERVEERDE_STAPPEN)
    _fill([veld for stap in aangevuld for veld in stap["value"]["velden"]], "label", _field_key, vast)
    for stap in aangevuld:
        for veld in stap["value"]["velden"]:
            _fill(veld["value"].get("velden", []), "label", _field_key, vast)
            _fill_opties(veld)
            for vraag in veld["value"].get("velden", []):
                _fill_opties(vraag)
    return aangevuld


def name_keys(regels: list[Blok], stappen: list[Blok]) -> list[Blok]:
    """The same rules, with the key where an editor wrote the text of a question, a step or an answer."""
    velden = [veld for stap in stappen for veld in stap["value"]["velden"]]
    veld_bij = _keys_by_text(velden, "label")
    stap_bij = _keys_by_text(stappen, "titel")
    opties_bij = {veld["value"]["sleutel"]: _values_by_text(veld) for veld in velden}
    aangevuld = deepcopy(regels)
    for regel in aangevuld:
        doelen = veld_bij if regel["type"] in (Gevolg.TOON, Gevolg.VERBERG) else stap_bij
        if regel["type"] != Gevolg.ZAAKTYPE:
            regel["value"]["doel"] = _find(regel["value"]["doel"], doelen)
        for deel in regel["value"]["als"]:
            waarde = deel["value"]
            waarde["veld"] = _find(waarde["veld"], veld_bij)
            opties = opties_bij.get(waarde["veld"], {})
            genoemd = (tekst.strip() for tekst in waarde["waarde"].split(SCHEIDING))
            if opties:
                waarde["waarde"] = f" {SCHEIDING} ".join(_find(tekst, opties) for tekst in genoemd)
    return aangevuld


def _fill(
    blokken: list[Blok],
    bron: str,
    make: Callable[[str], str],
    vast: Mapping[str, str],
    bezet: Collection[str] = (),
) -> None:
    gebruikt = {blok["value"]["sleutel"] for blok in blokken} | set(bezet)
    for blok in blokken:
        waarde = blok["value"]
        if not waarde["sleutel"]:
            vaste = vast.get(blok.get("id") or "")
            waarde["sleutel"] = vaste or _make_unique(make(waarde[bron] or ""), gebruikt, make)
            gebruikt.add(waarde["sleutel"])


def _fill_opties(veld: Blok) -> None:
    opties = [item["value"] for item in veld["value"].get("opties", [])]
    gebruikt = {optie["waarde"] for optie in opties}
    for optie in opties:
        if not optie["waarde"]:
            optie["waarde"] = _make_unique(_field_key(optie["label"] or ""), gebruikt, _field_key)
            gebruikt.add(optie["waarde"])


def _make_unique(sleutel: str, gebruikt: Collection[str], make: Callable[[str], str]) -> str:
    nummer, kandidaat = 1, sleutel
    while kandidaat in gebruikt:
        nummer += 1
        kandidaat = make(f"{sleutel[: LANGSTE_SLEUTEL - 5]} {nummer}")
    return kandidaat


def _step_key(tekst: str) -> str:
    sleutel = slugify(tekst).replace("_", "-")[:LANGSTE_SLEUTEL].strip("-")
    return sleutel if sleutel[:1].isalpha() else f"stap-{sleutel}".strip("-")


def _field_key(tekst: str) -> str:
    sleutel = slugify(tekst).replace("-", "_")[:LANGSTE_SLEUTEL].strip("_")
    return sleutel if sleutel[:1].isalpha() else f"vraag_{sleutel}".strip("_")


def _keys_by_text(blokken: list[Blok], bron: str) -> dict[str, str]:
    """By text, but a key stays itself."""
    op_tekst = {_normalize(blok["value"][bron]): blok["value"]["sleutel"] for blok in reversed(blokken)}
    return op_tekst | {_normalize(sleutel): sleutel for sleutel in op_tekst.values()}


def _values_by_text(veld: Blok) -> dict[str, str]:
    if veld["type"] == "ja_nee":
        return {_normalize(optie.label): optie.waarde for optie in JA_NEE}
    opties = [item["value"] for item in veld["value"].get("opties", [])]
    op_tekst = {_normalize(optie["label"]): optie["waarde"] for optie in opties}
    return op_tekst | {_normalize(waarde): waarde for waarde in op_tekst.values()}


def _normalize(tekst: Any) -> str:
    return " ".join(str(tekst or "").split()).casefold()


def _find(tekst: str, op_tekst: Mapping[str, str]) -> str:
    return op_tekst.get(_normalize(tekst), tekst)
