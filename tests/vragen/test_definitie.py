"""Reading a definitie from JSON: everything arrives, and a misshapen part is named."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from portaal.vragen.definitie import DefinitieOnjuist, Optie, Veld, parse_definitie
from portaal.vragen.regels import Combinatie, Gevolg, Operator, Voorwaarde

from .verhuizing import VERHUIZING


def test_all_parts_are_read() -> None:
    definitie = parse_definitie(VERHUIZING)
    assert definitie.titel == "Verhuizing doorgeven"
    assert list(definitie.stap_per_sleutel) == ["adres", "woning", "gezin", "huur", "contact"]
    assert definitie.stappen[0].inleiding == "Waar gaat u wonen?"
    assert definitie.veld_per_sleutel["bsn"] == Veld(
        "bsn", "bsn", "BSN", prefill="inwoner.bsn", gevoelig=True
    )
    assert definitie.veld_per_sleutel["datum"].min == "vandaag-5"
    assert definitie.veld_per_sleutel["aantal"].max == 12
    assert definitie.veld_per_sleutel["soort"].opties[1] == Optie("huur", "Huurwoning")
    assert not definitie.veld_per_sleutel["akkoord"].in_samenvatting
    assert not definitie.veld_per_sleutel["toelichting"].verplicht


def test_rules_are_read() -> None:
    regel = parse_definitie(VERHUIZING).regels[-1]
    assert regel.als[1] == Voorwaarde("hoofdbewoner", Operator.INGEVULD, True)
    assert (regel.combinatie, regel.dan, regel.doel) == (Combinatie.EEN, Gevolg.STAP_NVT, "huur")


def change(wijzig: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    gegevens = copy.deepcopy(VERHUIZING)
    wijzig(gegevens)
    return gegevens


@pytest.mark.parametrize(
    ("wijzig", "melding"),
    [
        (lambda d: d.pop("titel"), "formulier: 'titel' ontbreekt"),
        (lambda d: d.update(stappen={}), "formulier: 'stappen' ontbreekt of heeft de verkeerde vorm"),
        (lambda d: d.update(kleur="rood"), "formulier: onbekend onderdeel kleur"),
        (lambda d: d["stappen"].append("stap"), "stap 6: dit hoort een object te zijn"),
        (lambda d: d["stappen"][1].pop("sleutel"), "stap 2: 'sleutel' ontbreekt"),
        (lambda d: d["stappen"][1]["velden"][0].update(verplicht="ja"), "stap 2, veld 1: 'verplicht'"),
        (lambda d: d["stappen"][1]["velden"][0].update(min=True), "stap 2, veld 1: 'min'"),
        (lambda d: d["stappen"][1]["velden"][0].update(verplict=True), "onbekend onderdeel verplict"),
        (lambda d: d["stappen"][1]["velden"][0].update(opties=["koop"]), "stap 2, veld 1, opties"),
        (lambda d: d["regels"][0].update(dan="spring"), "regel 1: onbekende waarde"),
        (
            lambda d: d["regels"][0].update(als=[["buitenland", "lijkt_op", "ja"]]),
            "regel 1: onbekende waarde",
        ),
        (lambda d: d["regels"][0].update(als=[["buitenland", "is"]]), "regel 1: een voorwaarde is"),
        (lambda d: d["regels"][0].update(als="altijd"), "regel 1: 'als' ontbreekt"),
        (lambda d: d["regels"][0].update(als=[["buitenland", "is", {"a": 1}]]), "is geen waarde"),
        (lambda d: d["regels"][0].update(als=[["buitenland", "is", [1]]]), "is geen waarde"),
        (lambda d: d["regels"][0].update(combinatie="geen"), "regel 1: onbekende waarde"),
    ],
)
def test_misshapen_parts_are_named(wijzig: Callable[[dict[str, Any]], object], melding: str) -> None:
    with pytest.raises(DefinitieOnjuist) as fout:
        parse_definitie(change(wijzig))
    assert melding in str(fout.value)


def test_a_list_is_no_form() -> None:
    with pytest.raises(DefinitieOnjuist, match="formulier: dit hoort een object te zijn"):
        parse_definitie([])  # type: ignore[arg-type]  # the check is about wrong JSON
