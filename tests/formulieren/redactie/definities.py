"""Generated definities: every type, every part of a question, every gevolg of a rule."""

from typing import Any

from hypothesis import strategies as st

from portaal.formulieren.prefill import NAMEN
from portaal.formulieren.redactie.onderdelen import parts_of, types_in_groep
from portaal.vragen.regels import Gevolg, Operator
from portaal.vragen.typen import VELDTYPEN

TEKST = st.text("abcdé ‘’|\"'<>&?.,-0123456789", min_size=1, max_size=30).map(str.strip).filter(bool)
LANG = st.lists(TEKST, min_size=1, max_size=3).map("\n".join)
GRENZEN: dict[str, st.SearchStrategy[Any]] = {
    "datum": st.sampled_from(["vandaag-7", "vandaag", "2026-12-31"]),
    "tijd": st.sampled_from(["09:00", "23:59"]),
}


def _opties(draw: st.DrawFn) -> list[dict[str, str]]:
    labels = draw(st.lists(TEKST, min_size=2, max_size=4, unique=True))
    return [{"waarde": f"w{nummer}", "label": label} for nummer, label in enumerate(labels)]


def _onderdelen(draw: st.DrawFn, type_code: str) -> dict[str, Any]:
    """The parts of a question of this type that are not as usual; each may be left out."""
    grens = GRENZEN.get(type_code, st.integers(0, 90))
    mogelijk: dict[str, st.SearchStrategy[Any]] = {
        "hulp": LANG,
        "verplicht": st.just(False),
        "min": grens,
        "max": grens,
        "nasturen": st.just(True),
        "fout": TEKST,
        "prefill": st.sampled_from(NAMEN),
        "gevoelig": st.just(True),
        "in_samenvatting": st.just(False),
        "autocomplete": st.sampled_from(["", "off", "name"]),
    }
    namen = draw(st.sets(st.sampled_from(sorted(set(parts_of(type_code)) & set(mogelijk))), max_size=4))
    veld = {naam: draw(mogelijk[naam]) for naam in sorted(namen)}
    if VELDTYPEN[type_code].heeft_opties:
        veld["opties"] = _opties(draw)
    return veld


def _veld(draw: st.DrawFn, sleutel: str, typen: list[str]) -> dict[str, Any]:
    type_code = draw(st.sampled_from(typen))
    veld = {"sleutel": sleutel, "type": type_code, "label": draw(TEKST), **_onderdelen(draw, type_code)}
    if VELDTYPEN[type_code].heeft_velden:
        veld["velden"] = [_veld(draw, f"deel{n}", types_in_groep()) for n in range(draw(st.integers(1, 3)))]
    return veld


def _voorwaarde(draw: st.DrawFn, veld: dict[str, Any]) -> list[Any]:
    operator = draw(st.sampled_from(list(Operator)))
    if operator is Operator.INGEVULD or veld["type"] == "akkoord":
        return [veld["sleutel"], str(operator), draw(st.booleans())]
    opties = [optie["waarde"] for optie in veld.get("opties", [])]
    if veld["type"] == "meerkeuze" and operator in (Operator.IS, Operator.IS_NIET):
        return [veld["sleutel"], str(operator), draw(st.one_of(st.just(opties), st.sampled_from(opties)))]
    if opties:
        return [veld["sleutel"], str(operator), draw(st.sampled_from(opties))]
    waarde = st.integers(-50, 5000) if veld["type"] in ("getal", "bedrag", "groep") else st.just("tekst")
    return [veld["sleutel"], str(operator), draw(waarde)]


def _regel(draw: st.DrawFn, velden: list[dict[str, Any]], stappen: list[dict[str, Any]]) -> dict[str, Any]:
    dan = draw(st.sampled_from(list(Gevolg)))
    doelen = velden if dan in (Gevolg.TOON, Gevolg.VERBERG) else stappen
    doel = "een-zaaktype" if dan is Gevolg.ZAAKTYPE else draw(st.sampled_from(doelen))["sleutel"]
    bronnen = draw(st.lists(st.sampled_from(velden), min_size=1, max_size=3))
    regel: dict[str, Any] = {
        "als": [_voorwaarde(draw, bron) for bron in bronnen],
        "dan": str(dan),
        "doel": doel,
    }
    if draw(st.booleans()):
        regel["combinatie"] = "een"
    if dan is Gevolg.STOP_PAGINA:
        regel |= {"tekst": draw(LANG), "titel": draw(TEKST), "vervolg": "terugbellen"}
    return regel


@st.composite
def definities(draw: st.DrawFn) -> dict[str, Any]:
    """One to four steps of one to five questions, and up to four rules over them."""
    stappen, teller = [], 0
    for nummer in range(draw(st.integers(1, 4))):
        velden = []
        for _ in range(draw(st.integers(1, 5))):
            teller += 1
            velden.append(_veld(draw, f"veld_{teller}", list(VELDTYPEN)))
        stap = {"sleutel": f"stap-{nummer}", "titel": draw(TEKST), "velden": velden}
        stappen.append(stap | draw(st.sampled_from([{}, {"inleiding": "Lees dit\nrustig."}])))
    velden = [veld for stap in stappen for veld in stap["velden"]]
    regels = [_regel(draw, velden, stappen) for _ in range(draw(st.integers(0, 4)))]
    definitie: dict[str, Any] = {"titel": "Formulier", "stappen": stappen}
    if regels:
        definitie["regels"] = regels
    if draw(st.booleans()):
        definitie["ondertekening"] = {"naam": "veld_1", "email": "veld_1"}
    return definitie
