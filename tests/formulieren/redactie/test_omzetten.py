"""Between editor and definitie nothing gets lost, in either direction."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import portaal.formulieren
from portaal.formulieren.models import Formulier
from portaal.formulieren.redactie.bouw import read_blokken
from portaal.formulieren.redactie.omzetten import to_blokken, to_definitie
from portaal.vragen.definitie import DefinitieOnjuist, parse_definitie

from .definities import definities

DATA = sorted((Path(portaal.formulieren.__file__).parent / "data").glob("*.json"))


def through_blocks(definitie: dict[str, Any]) -> dict[str, Any]:
    stappen, regels = to_blokken(definitie)
    return to_definitie(
        titel=definitie["titel"],
        stappen=stappen,
        regels=regels,
        ondertekening=definitie.get("ondertekening"),
    )


def through_wagtail(definitie: dict[str, Any]) -> dict[str, Any]:
    """By way of the values that the admin works with, as a StreamField stores them."""
    formulier = Formulier(titel=definitie["titel"])
    formulier.stappen, formulier.regels = to_blokken(definitie)
    stappen, regels = read_blokken(formulier)
    return to_definitie(
        titel=definitie["titel"],
        stappen=stappen,
        regels=regels,
        ondertekening=definitie.get("ondertekening"),
    )


@pytest.mark.parametrize("bestand", DATA, ids=lambda bestand: bestand.stem)
def test_forms_of_the_portal_come_back_whole(bestand: Path) -> None:
    gegevens = json.loads(bestand.read_text(encoding="utf-8"))
    definitie = gegevens["definitie"]
    assert parse_definitie(through_wagtail(definitie)) == parse_definitie(definitie)
    assert definitie["titel"] == gegevens["titel"], "the editor has one title for both"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(definities())
def test_generated_forms_come_back_to_the_letter(definitie: dict[str, Any]) -> None:
    assert through_blocks(definitie) == definitie
    assert through_wagtail(definitie) == definitie


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(definities())
def test_loading_the_same_again_gives_the_same_blocks(definitie: dict[str, Any]) -> None:
    assert to_blokken(definitie) == to_blokken(through_blocks(definitie))


def one_veld(**veld: Any) -> dict[str, Any]:
    velden = [{"sleutel": "a", "type": "tekst", "label": "A", **veld}]
    return {"titel": "T", "stappen": [{"sleutel": "s", "titel": "S", "velden": velden}]}


@pytest.mark.parametrize(
    ("definitie", "melding"),
    [
        (one_veld(type="uitleg", verplicht=False), "‘verplicht’ hoort niet bij het type ‘uitleg’"),
        (one_veld(max="12"), "schrijf de grens 12 als getal"),
        (one_veld(type="bestaat_niet"), "het type ‘bestaat_niet’ bestaat niet"),
        (
            one_veld() | {"regels": [{"als": [["a", "is", "x"]], "dan": "toon", "doel": "a", "tekst": "x"}]},
            "alleen een stoppagina",
        ),
        (
            one_veld(type="meerkeuze")
            | {"regels": [{"als": [["a", "is", ["x|y", "z"]]], "dan": "toon", "doel": "a"}]},
            "regel 1: de waarde",
        ),
    ],
)
def test_what_the_editor_has_no_place_for_is_refused(definitie: dict[str, Any], melding: str) -> None:
    with pytest.raises(DefinitieOnjuist, match=melding):
        to_blokken(definitie)
