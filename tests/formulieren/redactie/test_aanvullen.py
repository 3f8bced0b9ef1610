"""Keys that an editor left to us: right, unlike each other, and the same the next time."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portaal.formulieren.redactie.aanvullen import fill_keys, name_keys
from portaal.formulieren.redactie.omzetten import to_blokken
from portaal.vragen.controle import GERESERVEERDE_STAPPEN, STAP_SLEUTEL, VELD_SLEUTEL

TEKST = st.text(max_size=120)


def step(titel: str, labels: list[str]) -> dict[str, Any]:
    velden = [
        {"type": "tekst", "id": f"{titel}{nummer}", "value": {"label": label, "sleutel": ""}}
        for nummer, label in enumerate(labels)
    ]
    return {"type": "stap", "id": titel, "value": {"titel": titel, "sleutel": "", "velden": velden}}


@given(st.lists(st.tuples(TEKST, st.lists(TEKST, max_size=5)), min_size=1, max_size=5))
def test_any_text_gives_a_key_that_may_be_published(teksten: list[tuple[str, list[str]]]) -> None:
    aangevuld = fill_keys([step(titel, labels) for titel, labels in teksten], {})
    stappen = [stap["value"]["sleutel"] for stap in aangevuld]
    velden = [veld["value"]["sleutel"] for stap in aangevuld for veld in stap["value"]["velden"]]
    assert all(STAP_SLEUTEL.fullmatch(sleutel) for sleutel in stappen)
    assert all(VELD_SLEUTEL.fullmatch(sleutel) for sleutel in velden)
    assert len(set(stappen)) == len(stappen)
    assert len(set(velden)) == len(velden)
    assert not set(stappen) & GERESERVEERDE_STAPPEN
    assert fill_keys(aangevuld, {}) == aangevuld


def test_published_key_comes_back_where_it_was_emptied() -> None:
    aangevuld = fill_keys([step("Uw adres", ["Straat"])], {"Uw adres0": "oude_straat"})
    assert aangevuld[0]["value"]["velden"][0]["value"]["sleutel"] == "oude_straat"


def test_what_was_given_stays_as_it_was_given() -> None:
    stappen = [step("Uw adres", ["Straat", "Straat"])]
    stappen[0]["value"]["velden"][0]["value"]["sleutel"] = "straat"
    bewaard = deepcopy(stappen)
    velden = fill_keys(stappen, {})[0]["value"]["velden"]
    assert [veld["value"]["sleutel"] for veld in velden] == ["straat", "straat_2"]
    assert stappen == bewaard, "what was read is not changed"


def test_rules_name_questions_steps_and_answers_by_their_text() -> None:
    opties = [{"waarde": "a", "label": "Een auto"}, {"waarde": "f", "label": "Een fiets"}]
    velden = [
        {"sleutel": "wat", "type": "meerkeuze", "label": "Wat hebt u?", "opties": opties},
        {"sleutel": "merk", "type": "tekst", "label": "Welk merk?"},
    ]
    regels = [
        {"als": [["Wat  hebt U?", "is", "x"]], "dan": "toon", "doel": "Welk merk?"},
        {"als": [["wat", "is", "x"]], "dan": "stap_nvt", "doel": "Stap één"},
    ]
    stappen = [{"sleutel": "een", "titel": "Stap één", "velden": velden}]
    blokken, regelblokken = to_blokken({"titel": "T", "stappen": stappen, "regels": regels})
    for blok in regelblokken:
        blok["value"]["als"][0]["value"]["waarde"] = "een auto | Een fiets"
    genoemd = name_keys(regelblokken, blokken)
    assert [blok["value"]["doel"] for blok in genoemd] == ["merk", "een"]
    assert genoemd[0]["value"]["als"][0]["value"] == {"veld": "wat", "operator": "is", "waarde": "a | f"}
