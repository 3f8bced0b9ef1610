"""What keeps a form from being published."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from portaal.vragen.controle import Fout, check_definitie
from portaal.vragen.definitie import parse_definitie

from .verhuizing import VERHUIZING

Wijziging = Callable[[dict[str, Any]], object]


def check(wijzig: Wijziging) -> list[Fout]:
    gegevens = copy.deepcopy(VERHUIZING)
    wijzig(gegevens)
    return check_definitie(parse_definitie(gegevens))


def veld(gegevens: dict[str, Any], sleutel: str) -> dict[str, Any]:
    return next(v for stap in gegevens["stappen"] for v in stap["velden"] if v["sleutel"] == sleutel)


def add_regel(**regel: Any) -> Wijziging:
    return lambda d: d["regels"].append({"dan": "toon", "doel": "email", **regel})


def test_a_good_form_has_no_faults() -> None:
    assert check(lambda d: None) == []


def test_bounds_may_meet() -> None:
    assert check(lambda d: veld(d, "datum").update(min="vandaag+28")) == []


@pytest.mark.parametrize(
    ("wijzig", "plaats", "melding"),
    [
        (lambda d: d.update(titel=""), "formulier", "geen titel"),
        (lambda d: d.update(stappen=[], regels=[]), "formulier", "geen stappen"),
        (lambda d: d["stappen"][1].update(sleutel="adres"), "stap ‘adres’", "meer dan één keer"),
        (lambda d: d["stappen"][1].update(sleutel="Uw Woning"), "stap ‘Uw Woning’", "kleine letters"),
        (lambda d: d["stappen"][1].update(sleutel="controle"), "stap ‘controle’", "gebruikt het portaal"),
        (lambda d: d["stappen"][1].update(titel=""), "stap ‘woning’", "geen titel"),
        (lambda d: d["stappen"].append({"sleutel": "x", "titel": "X"}), "stap ‘x’", "geen velden"),
        (lambda d: veld(d, "email").update(sleutel="bsn"), "veld ‘bsn’", "meer dan één keer"),
        (lambda d: veld(d, "email").update(sleutel="datum_dag"), "veld ‘datum_dag’", "meer dan één keer"),
        (lambda d: veld(d, "email").update(sleutel="e-mail"), "veld ‘e-mail’", "lage streepjes"),
        (lambda d: veld(d, "email").update(label=""), "veld ‘email’", "geen label"),
        (lambda d: veld(d, "email").update(type="mail"), "veld ‘email’", "‘mail’ bestaat niet"),
        (lambda d: veld(d, "email").update(prefill="adres"), "veld ‘email’", "inwoner.postcode"),
        (lambda d: veld(d, "email").update(min=3), "veld ‘email’", "geen kleinste of grootste"),
        (lambda d: veld(d, "aantal").update(min="een"), "veld ‘aantal’", "past niet bij het type"),
        (lambda d: veld(d, "aantal").update(min=13), "veld ‘aantal’", "groter dan de grootste"),
        (lambda d: veld(d, "huurprijs").update(min="1,50"), "veld ‘huurprijs’", "past niet"),
        (lambda d: veld(d, "datum").update(min="morgen"), "veld ‘datum’", "past niet"),
        (lambda d: veld(d, "datum").update(min="vandaag+29"), "veld ‘datum’", "groter dan de grootste"),
        (lambda d: veld(d, "hoofdbewoner").update(max=0), "veld ‘hoofdbewoner’", "past niet"),
        (
            lambda d: veld(d, "email").update(opties=[{"waarde": "a", "label": "A"}]),
            "veld ‘email’",
            "geen antwoorden om uit te kiezen",
        ),
        (lambda d: veld(d, "soort").update(opties=[]), "veld ‘soort’", "minder dan twee antwoorden"),
        (
            lambda d: veld(d, "soort")["opties"].append({"waarde": "koop", "label": "Koop"}),
            "veld ‘soort’",
            "dezelfde waarde",
        ),
        (
            lambda d: veld(d, "soort")["opties"].append({"waarde": "", "label": "Leeg"}),
            "veld ‘soort’",
            "zonder waarde",
        ),
        (add_regel(als=[]), "regel 8", "geen voorwaarde"),
        (add_regel(als=[["kleur", "is", "rood"]]), "regel 8", "‘kleur’ bestaat niet"),
        (add_regel(als=[["soort", "is", "huur"]], doel="kleur"), "regel 8", "doel ‘kleur’ bestaat niet"),
        (add_regel(als=[["soort", "is", "huur"]], dan="stap_nvt", doel="email"), "regel 8", "doel ‘email’"),
        (add_regel(als=[["soort", "is", "kraak"]]), "regel 8", "‘kraak’ bestaat niet bij ‘soort’"),
        (add_regel(als=[["soort", "is", ["huur", "kraak"]]]), "regel 8", "‘kraak’ bestaat niet"),
        (add_regel(als=[["samen", "is", "misschien"]]), "regel 8", "‘misschien’ bestaat niet"),
        (add_regel(als=[["soort", "groter", 3]]), "regel 8", "geen antwoord dat groter of kleiner"),
        (add_regel(als=[["aantal", "groter", "veel"]]), "regel 8", "‘veel’ past niet bij ‘aantal’"),
        (add_regel(als=[["aantal", "groter", True]]), "regel 8", "‘True’ past niet"),
        (add_regel(als=[["datum", "kleiner", "morgen"]]), "regel 8", "‘morgen’ past niet bij ‘datum’"),
        (add_regel(als=[["aantal", "ingevuld", "ja"]]), "regel 8", "true of false"),
        (add_regel(als=[["uitleg_huur", "ingevuld", True]]), "regel 8", "komt geen antwoord"),
        (
            add_regel(als=[["soort", "is", "huur"]], dan="stop_pagina", doel="woning"),
            "regel 8",
            "tekst nodig",
        ),
        (
            lambda d: (
                veld(d, "akkoord").update(verplicht=False)
                or d["regels"].append(
                    {"als": [["email", "ingevuld", True]], "dan": "toon", "doel": "akkoord"}
                )
            ),
            "regel 8",
            "Maak ‘akkoord’ verplicht",
        ),
    ],
)
def test_faults(wijzig: Wijziging, plaats: str, melding: str) -> None:
    fouten = check(wijzig)
    assert any(fout.plaats == plaats and melding in fout.melding for fout in fouten), fouten


@pytest.mark.parametrize(
    ("dan", "doel", "veld_in_regel", "mag"),
    [
        ("toon", "hoofdbewoner", "soort", True),
        ("toon", "soort", "soort", False),
        ("toon", "soort", "samen", False),
        ("stap_nvt", "gezin", "soort", True),
        ("stap_nvt", "woning", "soort", False),
        ("stap_nvt", "adres", "soort", False),
        ("stop_pagina", "woning", "soort", True),
        ("stop_pagina", "adres", "soort", False),
    ],
)
def test_rules_look_back_only(dan: str, doel: str, veld_in_regel: str, mag: bool) -> None:
    fouten = check(add_regel(als=[[veld_in_regel, "ingevuld", True]], dan=dan, doel=doel, tekst="Stop"))
    assert any("komt niet eerder" in fout.melding for fout in fouten) is not mag


@pytest.mark.parametrize(
    "voorwaarde",
    [
        ["aantal", "groter", 3],
        ["aantal", "kleiner", "3"],
        ["huurprijs", "groter", "900.50"],
        ["datum", "kleiner", "2026-12-31"],
        ["soort", "is", ["koop", "huur"]],
        ["hoofdbewoner", "bevat", "Jansen"],
    ],
)
def test_rules_with_fitting_values_are_fine(voorwaarde: list[Any]) -> None:
    assert check(add_regel(als=[voorwaarde])) == []


def test_every_fault_is_a_sentence() -> None:
    fouten = check(lambda d: d.update(titel="", stappen=[{"sleutel": "A", "titel": "", "velden": []}]))
    assert len(fouten) > 5
    assert all(fout.melding[0].isupper() or fout.melding[0] == "‘" for fout in fouten)
    assert all(fout.melding.endswith(".") for fout in fouten)
