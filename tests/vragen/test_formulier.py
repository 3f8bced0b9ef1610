"""The form of a step: visible fields, kept input, locked sources, questions that appear by an answer."""

from datetime import date
from typing import Any

from django.http import QueryDict

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.definitie import parse_definitie
from portaal.vragen.formulier import NIEUWE_VRAAG, StapFormulier, build_form, build_form_class
from portaal.vragen.typen import Kader

from .verhuizing import VERHUIZING

DEFINITIE = parse_definitie(VERHUIZING)
KADER = Kader(date(2026, 11, 9))


def build(
    stap: str, antwoorden: dict[str, Antwoord] | None = None, data: Any = None, **opties: Any
) -> StapFormulier:
    return build_form(
        DEFINITIE, DEFINITIE.stap_per_sleutel[stap], antwoorden or {}, data, kader=KADER, **opties
    )


ADRES = {
    "buitenland": "nee",
    "postcode": "1234ab",
    "huisnummer": "12 a",
    "datum_dag": "1",
    "datum_maand": "12",
    "datum_jaar": "2026",
}


def test_a_good_step_gives_normalised_answers() -> None:
    formulier = build("adres", data=ADRES)
    assert formulier.is_valid(), formulier.errors
    assert formulier.get_antwoorden() == {
        "buitenland": "nee",
        "postcode": "1234 AB",
        "huisnummer": "12A",
        "datum": "2026-12-01",
    }


def test_unanswered_optional_question_is_none() -> None:
    formulier = build("huur", {"soort": "huur"}, {"huurprijs": " "})
    assert formulier.is_valid()
    assert formulier.get_antwoorden() == {"huurprijs": None}


def test_wrong_input_is_kept_as_it_was_typed() -> None:
    formulier = build("adres", data={**ADRES, "postcode": "12 ab", "datum_jaar": "26"})
    assert formulier.errors == {
        "postcode": ["Vul uw postcode in, bijvoorbeeld 1234 AB"],
        "datum": ["Vul het jaar in met 4 cijfers"],
    }
    html = str(formulier["postcode"]) + str(formulier["datum"])
    assert 'value="12 ab"' in html
    assert 'value="26"' in html


def test_bounds_follow_today() -> None:
    formulier = build("adres", data={**ADRES, "datum_dag": "9", "datum_maand": "12"})
    assert formulier.errors["datum"] == ["Vul een datum in tot en met 7 december 2026"]


def test_stored_answers_are_shown() -> None:
    formulier = build("adres", {"buitenland": "nee", "postcode": "1234 AB", "datum": "2026-12-01"})
    html = formulier.as_p()
    assert 'value="1234 AB"' in html
    assert 'name="datum_maand" value="12"' in html
    assert not formulier.is_bound


def test_no_required_attribute_in_html() -> None:
    assert " required" not in build("adres").as_p()


def test_fields_depend_on_earlier_steps_and_this_one() -> None:
    assert list(build("woning").fields) == ["soort"]
    assert list(build("woning", {"soort": "inwoning"}).fields) == ["soort", "hoofdbewoner", "toelichting"]
    assert list(build("adres", {"buitenland": "ja"}).fields) == ["buitenland", "datum"]


def test_posted_answer_decides_over_the_stored_one() -> None:
    formulier = build("gezin", {"samen": "ja", "aantal": 3}, {"samen": "nee", "aantal": "veel"})
    assert formulier.is_valid()
    assert formulier.get_antwoorden() == {"samen": "nee"}


def test_required_question_that_appears_is_asked() -> None:
    formulier = build("gezin", data={"samen": "ja"})
    assert formulier.errors == {"aantal": ["Vul ‘Hoeveel mensen?’ in"]}
    assert build("gezin", data={"samen": "ja", "aantal": "2"}).is_valid()


def test_optional_question_that_appears_is_not_skipped() -> None:
    eerst = build("woning", data={"soort": "huur"})
    assert eerst.errors == {"toelichting": [NIEUWE_VRAAG]}
    daarna = build("woning", data={"soort": "huur", "toelichting": ""})
    assert daarna.is_valid()
    assert daarna.get_antwoorden() == {"soort": "huur", "toelichting": None}


def test_wrong_answer_shows_nothing_that_depends_on_it() -> None:
    formulier = build("woning", data={"soort": "kraak", "hoofdbewoner": "Jan"})
    assert list(formulier.fields) == ["soort"]


def test_prefill_fills_until_there_is_an_answer() -> None:
    bron: dict[str, Antwoord] = {"inwoner.email": "sanne@voorbeeld.nl"}
    assert 'value="sanne@voorbeeld.nl"' in str(build("contact", vooringevuld=bron)["email"])
    eigen = build("contact", {"email": "ander@voorbeeld.nl"}, vooringevuld=bron)
    assert 'value="ander@voorbeeld.nl"' in str(eigen["email"])
    gewist = build("contact", {"email": None}, vooringevuld=bron)
    assert "value=" not in str(gewist["email"])


def test_locked_field_ignores_what_is_posted_and_stored() -> None:
    formulier = build(
        "contact",
        {"bsn": "111222333"},
        {"bsn": "999990019", "email": "sanne@voorbeeld.nl", "akkoord": "on"},
        vooringevuld={"inwoner.bsn": "123456782"},
        vergrendeld={"bsn"},
    )
    assert formulier.is_valid(), formulier.errors
    assert formulier.get_antwoorden()["bsn"] == "123456782"
    assert formulier.fields["bsn"].disabled


def test_field_without_a_source_is_not_locked() -> None:
    formulier = build("contact", vooringevuld={"inwoner.bsn": None}, vergrendeld={"bsn"})
    assert not formulier.fields["bsn"].disabled


def test_uitleg_stands_between_the_questions_without_input() -> None:
    onderdelen = list(build("huur", {"soort": "huur"}).onderdelen())
    assert [(onderdeel.veld.sleutel, onderdeel.invoer is None) for onderdeel in onderdelen] == [
        ("huurprijs", False),
        ("uitleg_huur", True),
    ]


def test_wizard_prefix_and_query_dict() -> None:
    klasse = build_form_class(DEFINITIE, DEFINITIE.stap_per_sleutel["woning"], {}, kader=KADER)
    data = QueryDict("woning-soort=inwoning&woning-hoofdbewoner=Jan&woning-toelichting=")
    formulier = klasse(data=data, prefix="woning")
    assert formulier.is_valid(), formulier.errors
    assert formulier.get_antwoorden() == {"soort": "inwoning", "hoofdbewoner": "Jan", "toelichting": None}


def test_form_classes_do_not_share_answers() -> None:
    stap = DEFINITIE.stap_per_sleutel["gezin"]
    een = build_form_class(DEFINITIE, stap, {"samen": "ja"}, kader=KADER)
    twee = build_form_class(DEFINITIE, stap, {}, kader=KADER)
    assert list(een().fields) == ["samen", "aantal"]
    assert list(twee().fields) == ["samen"]


def test_unticked_statement_is_an_error() -> None:
    formulier = build("contact", data={"bsn": "123456782", "email": "sanne@voorbeeld.nl"})
    assert formulier.errors == {"akkoord": ["Zet een vinkje in het vakje om verder te gaan"]}
