"""The path through a form: what is hidden is gone for everything after it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.definitie import parse_definitie
from portaal.vragen.zichtbaar import zichtbaar

from .verhuizing import VERHUIZING

DEFINITIE = parse_definitie(VERHUIZING)


def list_pad(antwoorden: dict[str, Antwoord]) -> dict[str, list[str]]:
    pad = zichtbaar(DEFINITIE, antwoorden)
    return {stap.stap.sleutel: [veld.sleutel for veld in stap.velden] for stap in pad.stappen}


def test_without_answers() -> None:
    assert list_pad({}) == {
        "adres": ["buitenland", "postcode", "huisnummer", "datum"],
        "woning": ["soort"],
        "gezin": ["samen"],
        "huur": ["huurprijs", "uitleg_huur"],
        "contact": ["bsn", "email", "akkoord"],
    }


def test_toon_shows_when_it_holds() -> None:
    assert list_pad({"soort": "inwoning"})["woning"] == ["soort", "hoofdbewoner", "toelichting"]
    assert list_pad({"soort": "huur"})["woning"] == ["soort", "toelichting"]
    assert list_pad({"soort": "koop"})["woning"] == ["soort"]


def test_step_that_does_not_apply_is_gone() -> None:
    assert "huur" not in list_pad({"soort": "koop"})
    assert "huur" in list_pad({"soort": "huur"})
    assert "huur" not in list_pad({"soort": "inwoning", "hoofdbewoner": "Jan"})


def test_hidden_answer_counts_as_unanswered() -> None:
    antwoorden: dict[str, Antwoord] = {"soort": "huur", "hoofdbewoner": "Jan"}
    assert "huur" in list_pad(antwoorden)
    assert zichtbaar(DEFINITIE, antwoorden).antwoorden == {"soort": "huur"}


def test_stop_page_ends_the_path() -> None:
    pad = zichtbaar(DEFINITIE, {"buitenland": "ja", "postcode": "1234 AB", "soort": "huur"})
    assert [stap.stap.sleutel for stap in pad.stappen] == ["adres"]
    assert [veld.sleutel for veld in pad.stappen[0].velden] == ["buitenland", "datum"]
    assert pad.stop is not None
    assert pad.stop.tekst == "Gebruik het formulier Emigratie doorgeven."
    assert pad.antwoorden == {"buitenland": "ja"}


def test_no_stop_page_on_an_ordinary_path() -> None:
    assert zichtbaar(DEFINITIE, {"buitenland": "nee"}).stop is None


def test_verberg_wins_over_toon() -> None:
    gegevens = {
        **VERHUIZING,
        "regels": [
            {"als": [["soort", "ingevuld", True]], "dan": "toon", "doel": "hoofdbewoner"},
            {"als": [["soort", "is", "koop"]], "dan": "verberg", "doel": "hoofdbewoner"},
        ],
    }
    definitie = parse_definitie(gegevens)
    for soort, verwacht in (("huur", True), ("koop", False), (None, False)):
        stap = zichtbaar(definitie, {"soort": soort}).find_stap("woning")
        assert stap is not None
        assert ("hoofdbewoner" in [veld.sleutel for veld in stap.velden]) is verwacht


def test_one_of_several_toon_rules_is_enough() -> None:
    regel = {"dan": "toon", "doel": "hoofdbewoner"}
    gegevens = {
        **VERHUIZING,
        "regels": [
            {**regel, "als": [["soort", "is", "huur"]]},
            {**regel, "als": [["soort", "is", "koop"]]},
        ],
    }
    definitie = parse_definitie(gegevens)
    for soort, verwacht in (("huur", 2), ("koop", 2), ("inwoning", 1)):
        stap = zichtbaar(definitie, {"soort": soort}).find_stap("woning")
        assert stap is not None
        assert len([v for v in stap.velden if v.sleutel in ("soort", "hoofdbewoner")]) == verwacht


def test_step_with_all_fields_hidden_is_gone() -> None:
    gegevens = {
        **VERHUIZING,
        "regels": [
            {"als": [["soort", "is", "koop"]], "dan": "verberg", "doel": veld}
            for veld in ("huurprijs", "uitleg_huur")
        ],
    }
    definitie = parse_definitie(gegevens)
    assert zichtbaar(definitie, {"soort": "koop"}).find_stap("huur") is None
    assert zichtbaar(definitie, {"soort": "huur"}).find_stap("huur") is not None


antwoorden_op_alles = st.fixed_dictionaries(
    {},
    optional={
        "buitenland": st.sampled_from(["ja", "nee", None]),
        "soort": st.sampled_from(["koop", "huur", "inwoning", "", "iets anders"]),
        "hoofdbewoner": st.text(max_size=5),
        "samen": st.sampled_from(["ja", "nee"]),
        "aantal": st.integers(-5, 20),
        "onbekend": st.text(max_size=3),
    },
)


@given(antwoorden_op_alles)
def test_visible_answers_give_the_same_path_again(antwoorden: dict[str, Any]) -> None:
    pad = zichtbaar(DEFINITIE, antwoorden)
    assert zichtbaar(DEFINITIE, pad.antwoorden) == pad
    assert set(pad.antwoorden) <= {veld.sleutel for stap in pad.stappen for veld in stap.velden}


@given(antwoorden_op_alles)
def test_order_of_steps_and_fields_is_kept(antwoorden: dict[str, Any]) -> None:
    sleutels = [veld.sleutel for stap in zichtbaar(DEFINITIE, antwoorden).stappen for veld in stap.velden]
    volgorde = list(DEFINITIE.veld_per_sleutel)
    assert sleutels == sorted(sleutels, key=volgorde.index)
