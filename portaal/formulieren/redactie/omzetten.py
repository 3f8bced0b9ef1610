"""Between the blocks of the editor and the definitie as JSON: both ways, and nothing gets lost.

Blocks here are what a StreamField stores: lists of {type, value, id}. The JSON leaves out what is as usual.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from portaal.vragen.definitie import DefinitieOnjuist, Optie, Stap, Veld, parse_definitie
from portaal.vragen.regels import Gevolg, Regel, Voorwaarde
from portaal.vragen.typen import VELDTYPEN

from .onderdelen import parts_of
from .waarden import read_autocomplete, read_grens, read_waarde, write_autocomplete, write_grens, write_waarde

Blok = dict[str, Any]
STOP_TEKSTEN = ("titel", "tekst", "vervolg")
_GEWOON = {veld.name: veld.default for veld in fields(Veld) if veld.default is not MISSING}
_LEES: dict[str, Callable[[Any], Any]] = {
    "min": read_grens,
    "max": read_grens,
    "prefill": lambda tekst: tekst or None,
    "autocomplete": read_autocomplete,
    "opties": lambda items: [item["value"] | {} for item in items],
    "velden": lambda blokken: [_to_veld(blok) for blok in blokken],
}


def to_definitie(
    *, titel: str, stappen: Iterable[Blok], regels: Iterable[Blok], ondertekening: Mapping[str, str] | None
) -> dict[str, Any]:
    """The definitie that these blocks say, whole or not: checking comes after."""
    gelezen = [_to_stap(blok["value"]) for blok in stappen]
    typen = _types_by_key(veld for stap in gelezen for veld in stap["velden"])
    definitie: dict[str, Any] = {"titel": titel, "stappen": gelezen}
    if gevonden := [_to_regel(blok, typen) for blok in regels]:
        definitie["regels"] = gevonden
    if ondertekening:
        definitie["ondertekening"] = dict(ondertekening)
    return definitie


def to_blokken(definitie: Mapping[str, Any]) -> tuple[list[Blok], list[Blok]]:
    """The blocks of stappen and of regels. Raises DefinitieOnjuist for what the editor has no place for."""
    gelezen = parse_definitie(definitie)
    typen = _types_by_key(veld for stap in definitie["stappen"] for veld in stap.get("velden", ()))
    stappen = [_from_stap(stap) for stap in gelezen.stappen]
    return stappen, [_from_regel(regel, nummer, typen) for nummer, regel in enumerate(gelezen.regels, 1)]


def make_id(*pad: str) -> str:
    """The same for the same place, so that loading a form again changes nothing."""
    return str(uuid5(NAMESPACE_URL, "/".join(("formulier", *pad))))


def clean_tekst(waarde: Any) -> Any:
    """A browser sends its own line ends."""
    return waarde.replace("\r\n", "\n") if isinstance(waarde, str) else waarde


def _types_by_key(velden: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The type of each question, and of those in the rows of a groep as `groep.vraag`."""
    typen = {}
    for veld in velden:
        typen[veld["sleutel"]] = veld["type"]
        typen |= {f"{veld['sleutel']}.{deel['sleutel']}": deel["type"] for deel in veld.get("velden", ())}
    return typen


def _to_stap(waarde: Mapping[str, Any]) -> dict[str, Any]:
    stap = {"sleutel": waarde["sleutel"], "titel": waarde["titel"]}
    if inleiding := clean_tekst(waarde["inleiding"]):
        stap["inleiding"] = inleiding
    return stap | {"velden": [_to_veld(blok) for blok in waarde["velden"]]}


def _to_veld(blok: Blok) -> dict[str, Any]:
    veld = {"sleutel": blok["value"]["sleutel"], "type": blok["type"]}
    for naam in parts_of(blok["type"]):
        ruw = clean_tekst(blok["value"].get(naam, _GEWOON.get(naam)))
        waarde = _LEES[naam](ruw) if naam in _LEES and ruw is not None else ruw
        if naam != "sleutel" and waarde != _GEWOON[naam] and waarde != []:
            veld[naam] = waarde
    return veld


def _to_regel(blok: Blok, typen: Mapping[str, str]) -> dict[str, Any]:
    waarde = blok["value"]
    regel: dict[str, Any] = {"als": [_to_voorwaarde(deel["value"], typen) for deel in waarde["als"]]}
    if waarde["combinatie"] == "een":
        regel["combinatie"] = "een"
    regel |= {"dan": blok["type"], "doel": waarde["doel"]}
    return regel | {naam: tekst for naam in STOP_TEKSTEN if (tekst := clean_tekst(waarde.get(naam)))}


def _to_voorwaarde(waarde: Mapping[str, Any], typen: Mapping[str, str]) -> list[Any]:
    veld, operator = waarde["veld"], waarde["operator"]
    return [veld, operator, read_waarde(waarde["waarde"], operator, typen.get(veld, ""))]


def _from_stap(stap: Stap) -> Blok:
    waarde = {
        "titel": stap.titel,
        "inleiding": stap.inleiding,
        "velden": [_from_veld(veld, stap.sleutel) for veld in stap.velden],
        "sleutel": stap.sleutel,
    }
    return {"type": "stap", "value": waarde, "id": make_id("stap", stap.sleutel)}


def _from_veld(veld: Veld, *plaats: str) -> Blok:
    if veld.type not in VELDTYPEN:
        raise DefinitieOnjuist(f"veld ‘{veld.sleutel}’: het type ‘{veld.type}’ bestaat niet.")
    delen = parts_of(veld.type)
    for naam, gewoon in _GEWOON.items():
        if naam not in delen and getattr(veld, naam) != gewoon:
            raise DefinitieOnjuist(f"veld ‘{veld.sleutel}’: ‘{naam}’ hoort niet bij het type ‘{veld.type}’.")
    pad = (*plaats, veld.sleutel)
    try:
        waarde = {naam: _from_onderdeel(veld, naam, pad) for naam in delen}
    except DefinitieOnjuist as fout:
        raise DefinitieOnjuist(f"veld ‘{veld.sleutel}’: {fout}") from fout
    return {"type": veld.type, "value": waarde, "id": make_id("veld", *pad)}


def _from_onderdeel(veld: Veld, naam: str, pad: tuple[str, ...]) -> Any:
    match naam:
        case "min" | "max":
            return write_grens(getattr(veld, naam))
        case "prefill":
            return veld.prefill or ""
        case "autocomplete":
            return write_autocomplete(veld.autocomplete)
        case "opties":
            return [_from_optie(optie, nummer, pad) for nummer, optie in enumerate(veld.opties)]
        case "velden":
            return [_from_veld(deel, *pad) for deel in veld.velden]
        case _:
            return getattr(veld, naam)


def _from_optie(optie: Optie, nummer: int, pad: tuple[str, ...]) -> Blok:
    waarde = {"label": optie.label, "waarde": optie.waarde}
    return {"type": "item", "value": waarde, "id": make_id("optie", *pad, str(nummer))}


def _from_regel(regel: Regel, nummer: int, typen: Mapping[str, str]) -> Blok:
    if regel.dan is not Gevolg.STOP_PAGINA and (regel.titel or regel.tekst or regel.vervolg):
        raise DefinitieOnjuist(f"regel {nummer}: alleen een stoppagina heeft een titel, tekst of vervolg.")
    try:
        als = [_from_voorwaarde(deel, typen, nummer, plaats) for plaats, deel in enumerate(regel.als)]
    except DefinitieOnjuist as fout:
        raise DefinitieOnjuist(f"regel {nummer}: {fout}") from fout
    waarde: dict[str, Any] = {"als": als, "combinatie": str(regel.combinatie), "doel": regel.doel}
    if regel.dan is Gevolg.STOP_PAGINA:
        waarde |= {naam: getattr(regel, naam) for naam in STOP_TEKSTEN}
    return {"type": str(regel.dan), "value": waarde, "id": make_id("regel", str(nummer))}


def _from_voorwaarde(deel: Voorwaarde, typen: Mapping[str, str], nummer: int, plaats: int) -> Blok:
    operator = str(deel.operator)
    waarde = {
        "veld": deel.veld,
        "operator": operator,
        "waarde": write_waarde(deel.waarde, operator, typen.get(deel.veld, "")),
    }
    return {"type": "item", "value": waarde, "id": make_id("voorwaarde", str(nummer), str(plaats))}
