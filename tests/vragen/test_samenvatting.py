"""The summary tells what is visible, in words."""

from datetime import date

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.definitie import parse_definitie
from portaal.vragen.samenvatting import summarize
from portaal.vragen.typen import Kader

from .verhuizing import VERHUIZING

KADER = Kader(date(2026, 11, 9))

ANTWOORDEN: dict[str, Antwoord] = {
    "buitenland": "nee",
    "postcode": "1234 AB",
    "huisnummer": "12A",
    "datum": "2026-12-01",
    "soort": "huur",
    "hoofdbewoner": "Jan",
    "toelichting": None,
    "samen": "ja",
    "aantal": 3,
    "huurprijs": "812.50",
    "bsn": "123456782",
    "email": "sanne@voorbeeld.nl",
    "akkoord": True,
}


def summarize_alles(antwoorden: dict[str, Antwoord]) -> dict[str, dict[str, str]]:
    samenvatting = summarize(parse_definitie(VERHUIZING), antwoorden, KADER)
    return {stap.stap.sleutel: {r.veld.sleutel: r.tekst for r in stap.regels} for stap in samenvatting}


def test_visible_answers_in_words() -> None:
    assert summarize_alles(ANTWOORDEN) == {
        "adres": {
            "buitenland": "Nee",
            "postcode": "1234 AB",
            "huisnummer": "12A",
            "datum": "1 december 2026",
        },
        "woning": {"soort": "Huurwoning", "toelichting": "Niet ingevuld"},
        "gezin": {"samen": "Ja", "aantal": "3"},
        "huur": {"huurprijs": "€\xa0812,50"},
        "contact": {"bsn": "••••••782", "email": "sanne@voorbeeld.nl"},
    }


def test_hidden_answers_do_not_show_up() -> None:
    samenvatting = summarize_alles({**ANTWOORDEN, "samen": "nee", "soort": "koop"})
    assert samenvatting["gezin"] == {"samen": "Nee"}
    assert samenvatting["woning"] == {"soort": "Koopwoning"}
    assert "huur" not in samenvatting


def test_step_without_lines_is_left_out() -> None:
    velden = [{"sleutel": "tekst", "type": "uitleg", "label": "Let op"}]
    stap = {"sleutel": "begin", "titel": "Begin", "velden": velden}
    definitie = parse_definitie({**VERHUIZING, "stappen": [stap, *VERHUIZING["stappen"]]})
    assert "begin" not in [stap.stap.sleutel for stap in summarize(definitie, ANTWOORDEN, KADER)]
