"""What rules lead to besides showing and hiding: another zaaktype, a stop page with a way on; and who signs along."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.controle import check_definitie
from portaal.vragen.definitie import DefinitieOnjuist, Ondertekenaar, parse_definitie
from portaal.vragen.zichtbaar import zaaktype_van, zichtbaar

from .verhuizing import VERHUIZING

EVENEMENT: dict[str, Any] = {
    "titel": "Evenement",
    "stappen": [
        {
            "sleutel": "grootte",
            "titel": "Hoe groot?",
            "velden": [
                {"sleutel": "soort", "type": "ja_nee", "label": "Is het buiten?"},
                {"sleutel": "bezoekers", "type": "getal", "label": "Hoeveel bezoekers?"},
            ],
        }
    ],
    "regels": [
        {"als": [["soort", "is", "ja"]], "dan": "toon", "doel": "bezoekers"},
        {"als": [["bezoekers", "groter", 500]], "dan": "zaaktype", "doel": "evenement-groot"},
        {"als": [["bezoekers", "groter", 50]], "dan": "zaaktype", "doel": "evenement-vergunning"},
        {
            "als": [["bezoekers", "groter", 5000]],
            "dan": "stop_pagina",
            "doel": "grootte",
            "titel": "Bel ons eerst",
            "tekst": "Zo’n groot evenement bespreken wij met u.",
            "vervolg": "terugbellen",
        },
    ],
}


@pytest.mark.parametrize(
    ("antwoorden", "zaaktype"),
    [
        ({}, None),
        ({"soort": "ja", "bezoekers": 40}, None),
        ({"soort": "ja", "bezoekers": 60}, "evenement-vergunning"),
        ({"soort": "ja", "bezoekers": 600}, "evenement-groot"),
        ({"soort": "nee", "bezoekers": 600}, None),
    ],
)
def test_the_first_rule_that_holds_for_visible_answers_names_the_zaaktype(
    antwoorden: dict[str, Antwoord], zaaktype: str | None
) -> None:
    assert zaaktype_van(parse_definitie(EVENEMENT), antwoorden) == zaaktype


def test_a_stop_page_has_a_title_and_a_way_on() -> None:
    stop = zichtbaar(parse_definitie(EVENEMENT), {"soort": "ja", "bezoekers": 6000}).stop
    assert stop is not None
    assert (stop.titel, stop.vervolg) == ("Bel ons eerst", "terugbellen")


def check(wijzig: Callable[[dict[str, Any]], object], **bekend: Any) -> list[tuple[str, str]]:
    gegevens = copy.deepcopy(EVENEMENT)
    wijzig(gegevens)
    return [(fout.plaats, fout.melding) for fout in check_definitie(parse_definitie(gegevens), **bekend)]


def test_codes_are_checked_against_what_exists_when_that_is_told() -> None:
    assert check(lambda d: None) == []
    assert (
        check(
            lambda d: None, zaaktypen={"evenement-groot", "evenement-vergunning"}, vervolgen=["terugbellen"]
        )
        == []
    )
    assert check(lambda d: None, zaaktypen=["evenement-groot"], vervolgen=()) == [
        ("regel 3", "Het zaaktype ‘evenement-vergunning’ bestaat niet."),
        ("regel 4", "Het vervolg ‘terugbellen’ bestaat niet."),
    ]


def test_only_a_stop_page_has_a_title_and_a_way_on() -> None:
    fouten = check(lambda d: d["regels"][1].update(vervolg="terugbellen"))
    assert fouten == [("regel 2", "Alleen een stoppagina heeft een titel en een vervolg.")]


MEDE = {"naam": "hoofdbewoner", "email": "email"}


def test_who_signs_along_is_named_by_two_questions() -> None:
    definitie = parse_definitie({**VERHUIZING, "ondertekening": MEDE})
    assert definitie.ondertekening == Ondertekenaar("hoofdbewoner", "email")
    assert check_definitie(definitie) == []
    assert parse_definitie(VERHUIZING).ondertekening is None


@pytest.mark.parametrize(
    ("ondertekening", "melding"),
    [
        ({**MEDE, "naam": "bestaat_niet"}, "Het veld ‘bestaat_niet’ bestaat niet."),
        ({**MEDE, "email": "hoofdbewoner"}, "‘hoofdbewoner’ heeft het verkeerde type"),
    ],
)
def test_the_questions_of_who_signs_along_must_fit(ondertekening: dict[str, str], melding: str) -> None:
    [fout] = check_definitie(parse_definitie({**VERHUIZING, "ondertekening": ondertekening}))
    assert fout.plaats == "ondertekening"
    assert fout.melding.startswith(melding)


@pytest.mark.parametrize(
    "ondertekening", ["email", {"naam": "hoofdbewoner"}, {**MEDE, "adres": "x"}, {"naam": 1, "email": "x"}]
)
def test_a_misshapen_one_is_refused(ondertekening: Any) -> None:
    with pytest.raises(DefinitieOnjuist, match="ondertekening"):
        parse_definitie({**VERHUIZING, "ondertekening": ondertekening})


def test_questions_of_a_row_are_read_and_named() -> None:
    gegevens = copy.deepcopy(EVENEMENT)
    rij = [
        {"sleutel": "naam", "type": "tekst", "label": "Naam"},
        {"sleutel": "b", "type": "kleur", "label": "B"},
    ]
    gegevens["stappen"][0]["velden"].append(
        {"sleutel": "kraam", "type": "groep", "label": "Kraam", "velden": rij}
    )
    definitie = parse_definitie(gegevens)
    assert [veld.sleutel for veld in definitie.veld_per_sleutel["kraam"].velden] == ["naam", "b"]
    [fout] = check_definitie(definitie)
    assert fout.plaats == "veld ‘kraam’, veld ‘b’"
    rij[1]["onbekend"] = "x"
    with pytest.raises(DefinitieOnjuist, match="stap 1, veld 3, vraag 2"):
        parse_definitie(gegevens)


@pytest.mark.parametrize(
    ("voorwaarde", "melding"),
    [
        (["kraam.naam", "is", "Ans"], ""),
        (["kraam.aantal", "groter", 3], ""),
        (["kraam", "groter", 2], ""),
        (["plek.woonplaats", "is", "Lindervoort"], ""),
        (["kraam.kleur", "is", "rood"], "Het veld ‘kraam.kleur’ bestaat niet."),
        (["plek.land", "is", "NL"], "Het veld ‘plek.land’ bestaat niet."),
        (["soort.deel", "is", "ja"], "Het veld ‘soort.deel’ bestaat niet."),
        (["kraam.naam", "groter", 3], "‘naam’ heeft geen antwoord dat groter of kleiner kan zijn."),
        (["kraam.aantal", "groter", "veel"], "De waarde ‘veel’ past niet bij ‘aantal’."),
        (["begin", "kleiner", "9 uur"], "De waarde ‘9 uur’ past niet bij ‘begin’."),
        (["begin", "kleiner", "09:00"], ""),
    ],
)
def test_rules_may_name_parts_that_exist(voorwaarde: list[Any], melding: str) -> None:
    gegevens = copy.deepcopy(EVENEMENT)
    rij = [
        {"sleutel": "naam", "type": "tekst", "label": "Naam"},
        {"sleutel": "aantal", "type": "getal", "label": "Aantal"},
    ]
    gegevens["stappen"][0]["velden"] += [
        {"sleutel": "kraam", "type": "groep", "label": "Kraam", "velden": rij},
        {"sleutel": "plek", "type": "adres", "label": "Plek"},
        {"sleutel": "begin", "type": "tijd", "label": "Begin"},
        {"sleutel": "laatste", "type": "tekst", "label": "Laatste"},
    ]
    gegevens["regels"] = [{"als": [voorwaarde], "dan": "toon", "doel": "laatste"}]
    fouten = [fout.melding for fout in check_definitie(parse_definitie(gegevens))]
    assert fouten == ([melding] if melding else [])
