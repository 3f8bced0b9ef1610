"""Each kind of question: what is accepted, how it is kept, how it is shown, what an error says."""

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from portaal.vragen.antwoord import Antwoord
from portaal.vragen.definitie import Optie, Veld
from portaal.vragen.typen import VELDTYPEN, Kader, get_veldtype
from portaal.vragen.typen.basis import register
from portaal.vragen.typen.tekst import Tekst

KADER = Kader(date(2026, 11, 9))
SAMENGESTELD = ("adres", "bestand", "groep")  # see test_samengesteld.py
OPTIES = (Optie("koop", "Koopwoning"), Optie("huur", "Huurwoning"))


def build_veld(code: str, **opties: Any) -> Veld:
    keuzes = {"opties": OPTIES} if VELDTYPEN[code].heeft_opties else {}
    return Veld("vraag", code, **{"label": "Straatnaam", **keuzes, **opties})


def read_antwoord(veld: Veld, invoer: Any) -> Antwoord:
    soort = get_veldtype(veld.type)
    return soort.to_antwoord(soort.build_field(veld, KADER).clean(invoer))


def read_fout(veld: Veld, invoer: Any) -> list[str]:
    with pytest.raises(ValidationError) as fout:
        get_veldtype(veld.type).build_field(veld, KADER).clean(invoer)
    return fout.value.messages


def test_all_kinds_are_there() -> None:
    assert set(VELDTYPEN) == {
        *("tekst", "lang", "getal", "bedrag", "datum", "ja_nee", "keuze", "meerkeuze", "email", "telefoon"),
        *("bsn", "iban", "kvk", "kenteken", "postcode", "huisnummer", "akkoord", "uitleg"),
        *("tijd", "keuzelijst", "adres", "bestand", "groep"),
    }


def test_a_code_is_registered_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        register(Tekst)


@pytest.mark.parametrize(
    ("code", "invoer", "antwoord", "getoond"),
    [
        ("tekst", "  Lange   Straat ", "Lange Straat", "Lange Straat"),
        ("lang", "een\r\ntwee\rdrie", "een\ntwee\ndrie", "een\ntwee\ndrie"),
        ("getal", "3", 3, "3"),
        ("getal", "0", 0, "0"),
        ("getal", "-4", -4, "-4"),
        ("getal", "1.000", 1000, "1000"),
        ("getal", " 12 000 ", 12000, "12000"),
        ("bedrag", "12,50", "12.50", "€\xa012,50"),
        ("bedrag", "€ 1.234,50", "1234.50", "€\xa01.234,50"),
        ("bedrag", "12.50", "12.50", "€\xa012,50"),
        ("bedrag", "1.234", "1234.00", "€\xa01.234,00"),
        ("bedrag", "0,00", "0.00", "€\xa00,00"),
        ("bedrag", "12,-", "12.00", "€\xa012,00"),
        ("datum", ["9", "11", "2026"], "2026-11-09", "9 november 2026"),
        ("datum", ["09", " 2 ", "2024"], "2024-02-09", "9 februari 2024"),
        ("ja_nee", "nee", "nee", "Nee"),
        ("keuze", "huur", "huur", "Huurwoning"),
        ("meerkeuze", ["koop", "huur"], ["koop", "huur"], "Koopwoning, Huurwoning"),
        ("email", " Sanne@Voorbeeld.NL ", "Sanne@voorbeeld.nl", "Sanne@voorbeeld.nl"),
        ("telefoon", "06-12345678", "+31612345678", "06\xa012\xa034\xa056\xa078"),
        ("telefoon", "0031 6 12 34 56 78", "+31612345678", "06\xa012\xa034\xa056\xa078"),
        ("telefoon", "+32 470 12 34 56", "+32470123456", "+32470123456"),
        ("bsn", "1234.56.782", "123456782", "••••••782"),
        ("iban", "nl91abna0417164300", "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"),
        ("kenteken", "12abc3", "12-ABC-3", "12-ABC-3"),
        ("kenteken", "ab-123-c", "AB-123-C", "AB-123-C"),
        ("postcode", "1234ab", "1234 AB", "1234 AB"),
        ("postcode", " 1234\xa0 aB", "1234 AB", "1234 AB"),
        ("huisnummer", "12", "12", "12"),
        ("huisnummer", "12 a", "12A", "12A"),
        ("huisnummer", "12a-3", "12A-3", "12A-3"),
        ("huisnummer", "12 bis", "12-BIS", "12-BIS"),
        ("akkoord", "on", True, "Ja"),
    ],
)
def test_right_answers(code: str, invoer: Any, antwoord: Antwoord, getoond: str) -> None:
    veld = build_veld(code)
    assert read_antwoord(veld, invoer) == antwoord
    assert get_veldtype(code).format_antwoord(veld, antwoord) == getoond


ONZICHTBAAR = "\x00\x07\x1b\x7f\x9b\u202e\u2066"


@pytest.mark.parametrize(
    ("code", "invoer", "antwoord"),
    [
        ("tekst", "een\r\ntwee\tdrie\u2028vier\x0bvijf", "een twee drie vier vijf"),
        ("tekst", f"a{ONZICHTBAAR}b", "ab"),
        ("lang", f"a{ONZICHTBAAR}b\r\n\r\n\tc", "ab\n\n\tc"),
        ("lang", "een\u2028twee\x0bdrie", "een\ntwee\ndrie"),
        ("tekst", "Çelik 👩\u200d👧 بيت", "Çelik 👩\u200d👧 بيت"),
    ],
)
def test_text_holds_no_invisible_characters(code: str, invoer: str, antwoord: str) -> None:
    assert read_antwoord(build_veld(code), invoer) == antwoord


@pytest.mark.parametrize("code", ["tekst", "lang"])
def test_invisible_characters_alone_are_no_answer(code: str) -> None:
    assert read_fout(build_veld(code), f" {ONZICHTBAAR}\r\n") == ["Vul ‘Straatnaam’ in"]


VOLUIT = {
    **{"getal": "1{}2", "bedrag": "1{}2,50", "email": '"a{}b"@voorbeeld.nl', "telefoon": "06123{}45678"},
    **{"bsn": "1234{}56782", "iban": "NL91{}ABNA0417164300", "kenteken": "12-{}ABC-3"},
    **{"postcode": "1234{}AB", "huisnummer": "12{}A"},
}


@pytest.mark.parametrize("teken", ["\r\n", "\t", *ONZICHTBAAR])
@pytest.mark.parametrize("code", sorted(VOLUIT))
def test_no_single_line_kind_lets_an_invisible_character_in(code: str, teken: str) -> None:
    try:
        antwoord = str(read_antwoord(build_veld(code), VOLUIT[code].format(teken)))
    except ValidationError as fout:
        assert fout.messages
    else:
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", antwoord)


@pytest.mark.parametrize(
    ("code", "invoer"),
    [
        ("getal", "1.000"),
        ("bedrag", "€ 1.234,50"),
        ("telefoon", "0612345678"),
        ("iban", "NL91ABNA0417164300"),
        ("postcode", "1234AB"),
        ("huisnummer", "12 bis"),
        ("kenteken", "12ABC3"),
        ("bsn", "123456782"),
        ("email", "naam@voorbeeld.nl"),
        ("datum", ["9", "11", "2026"]),
    ],
)
def test_a_stored_answer_shown_and_sent_again_stays_the_same(code: str, invoer: Any) -> None:
    veld, soort = build_veld(code), get_veldtype(code)
    antwoord = read_antwoord(veld, invoer)
    getoond = soort.to_initial(antwoord)
    veld_in_formulier = soort.build_field(veld, KADER)
    if isinstance(veld_in_formulier.widget, forms.MultiWidget):
        getoond = [str(deel) for deel in veld_in_formulier.widget.decompress(getoond) or ()]
    assert read_antwoord(veld, getoond) == antwoord


GETAL = "Vul een heel getal in, bijvoorbeeld 3"
BEDRAG = "Vul een bedrag in euro’s in, bijvoorbeeld 12,50"
DATUM = "Vul een dag, maand en jaar in, bijvoorbeeld 9 11 2026"
EMAIL = "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"
TELEFOON = "Vul een telefoonnummer in, bijvoorbeeld 06 12 34 56 78"
BSN = "Vul uw burgerservicenummer in. Dat zijn 9 cijfers; het staat op uw paspoort of rijbewijs"
IBAN = "Vul uw IBAN in, bijvoorbeeld NL91 ABNA 0417 1643 00"
KENTEKEN = "Vul uw kenteken in, bijvoorbeeld 12-ABC-3"
POSTCODE = "Vul uw postcode in, bijvoorbeeld 1234 AB"
HUISNUMMER = "Vul uw huisnummer in, bijvoorbeeld 12 of 12A"
KEUZE = "Kies een antwoord uit de lijst"


@pytest.mark.parametrize(
    ("code", "invoer", "melding"),
    [
        ("tekst", "   ", "Vul ‘Straatnaam’ in"),
        ("lang", "", "Vul ‘Straatnaam’ in"),
        ("getal", "", "Vul ‘Straatnaam’ in"),
        ("getal", "drie", GETAL),
        ("getal", "1,5", GETAL),
        ("getal", "1.5", GETAL),
        ("getal", "٣", GETAL),
        ("getal", "1" * 5000, GETAL),
        ("bedrag", "veel", BEDRAG),
        ("bedrag", "12,5", BEDRAG),
        ("bedrag", "-5", BEDRAG),
        ("datum", ["", "", ""], DATUM),
        ("datum", ["31", "", "2026"], DATUM),
        ("datum", ["31", "2", "2026"], "Deze datum bestaat niet. Controleer de dag, de maand en het jaar"),
        ("datum", ["3", "2", "26"], "Vul het jaar in met 4 cijfers"),
        ("datum", ["3", "mrt", "2026"], "Vul de datum in met cijfers, bijvoorbeeld 9 11 2026"),
        ("ja_nee", "", "Kies een antwoord bij ‘Straatnaam’"),
        ("ja_nee", "misschien", KEUZE),
        ("keuze", "kraak", KEUZE),
        ("meerkeuze", [], "Kies een of meer antwoorden bij ‘Straatnaam’"),
        ("meerkeuze", ["koop", "kraak"], KEUZE),
        ("email", "", EMAIL),
        ("email", "naam@", EMAIL),
        ("email", f"{'a' * 60}@{'b.' * 120}nl", EMAIL),
        ("telefoon", "", TELEFOON),
        ("telefoon", "0612", TELEFOON),
        ("telefoon", "bel mij", TELEFOON),
        ("telefoon", "020 123 45 67 ext 8", TELEFOON),
        ("bsn", "123456789", BSN),
        ("iban", "NL00ABNA0417164300", IBAN),
        ("kenteken", "A1B2C3", KENTEKEN),
        ("kenteken", "ÄÖ-12-34", KENTEKEN),
        ("postcode", "", POSTCODE),
        ("postcode", "0234 AB", POSTCODE),
        ("postcode", "1234 SS", POSTCODE),
        ("postcode", "1234", POSTCODE),
        ("postcode", "١٢٣٤ AB", POSTCODE),
        ("huisnummer", "a12", HUISNUMMER),
        ("huisnummer", "123456", HUISNUMMER),
        ("akkoord", "", "Zet een vinkje in het vakje om verder te gaan"),
    ],
)
def test_errors_say_what_to_do(code: str, invoer: Any, melding: str) -> None:
    assert read_fout(build_veld(code), invoer) == [melding]


def test_a_question_is_to_be_answered() -> None:
    assert read_fout(build_veld("tekst", label="Hoe heet u?"), "") == ["Beantwoord de vraag ‘Hoe heet u?’"]


@pytest.mark.parametrize("code", sorted(set(VELDTYPEN) - {"uitleg", *SAMENGESTELD}))
def test_own_words_for_an_empty_answer(code: str) -> None:
    leeg: Any = [] if code == "meerkeuze" else ""
    assert read_fout(build_veld(code, fout="Zeg het ons"), leeg) == ["Zeg het ons"]


@pytest.mark.parametrize("code", sorted(set(VELDTYPEN) - {"uitleg", *SAMENGESTELD}))
def test_an_optional_question_may_stay_empty(code: str) -> None:
    veld = get_veldtype(code).build_field(build_veld(code, verplicht=False), KADER)
    leeg: Any = {"meerkeuze": [], "datum": ["", "", ""]}.get(code, "")
    assert veld.clean(leeg) in (None, "", [], False)


def test_an_optional_date_may_not_stay_half_empty() -> None:
    assert read_fout(build_veld("datum", verplicht=False), ["9", "", "2026"]) == [DATUM]


@pytest.mark.parametrize(
    ("code", "grenzen", "invoer", "melding"),
    [
        ("tekst", {"max": 5}, "abcdef", "Gebruik hoogstens 5 tekens. Uw tekst heeft er 6"),
        ("lang", {"min": 5}, "abc", "Gebruik minstens 5 tekens. Uw tekst heeft er 3"),
        ("getal", {"min": 1}, "0", "Vul een getal in van 1 of meer"),
        ("getal", {"max": 10}, "11", "Vul een getal in van 10 of minder"),
        ("bedrag", {"min": "0.50"}, "0,49", "Vul een bedrag in van €\xa00,50 of meer"),
        ("bedrag", {"max": 100}, "100,01", "Vul een bedrag in van €\xa0100,00 of minder"),
        ("datum", {"min": "vandaag"}, ["8", "11", "2026"], "Vul een datum in vanaf 9 november 2026"),
        (
            "datum",
            {"max": "vandaag+28"},
            ["8", "12", "2026"],
            "Vul een datum in tot en met 7 december 2026",
        ),
        ("datum", {"min": "2026-01-01"}, ["31", "12", "2025"], "Vul een datum in vanaf 1 januari 2026"),
    ],
)
def test_bounds(code: str, grenzen: dict[str, Any], invoer: Any, melding: str) -> None:
    assert read_fout(build_veld(code, **grenzen), invoer) == [melding]


@pytest.mark.parametrize(
    ("code", "grenzen", "invoer"),
    [
        ("lang", {"min": 7, "max": 7}, "abc\r\nabc"),
        ("getal", {"min": 1, "max": 10}, "10"),
        ("getal", {"min": 0}, "0"),
        ("bedrag", {"min": "0.50", "max": 100}, "100,00"),
        ("datum", {"min": "vandaag-5", "max": "vandaag+28"}, ["4", "11", "2026"]),
        ("datum", {"min": "vandaag-5", "max": "vandaag+28"}, ["7", "12", "2026"]),
    ],
)
def test_bounds_are_inclusive(code: str, grenzen: dict[str, Any], invoer: Any) -> None:
    assert read_antwoord(build_veld(code, **grenzen), invoer) not in (None, "")


@pytest.mark.parametrize(
    ("code", "attrs"),
    [
        ("postcode", {"autocomplete": "postal-code", "autocapitalize": "characters"}),
        ("bsn", {"inputmode": "numeric", "autocomplete": "off"}),
        ("email", {"autocomplete": "email", "inputmode": "email"}),
        ("telefoon", {"type": "tel", "autocomplete": "tel"}),
        ("getal", {"inputmode": "numeric"}),
        ("bedrag", {"inputmode": "decimal"}),
    ],
)
def test_inputs_help_the_keyboard_and_the_browser(code: str, attrs: dict[str, str]) -> None:
    html = get_veldtype(code).build_field(build_veld(code), KADER).widget.render("vraag", None)
    assert all(f'{naam}="{waarde}"' in html for naam, waarde in attrs.items())
    assert 'type="number"' not in html


def test_autocomplete_of_the_definitie_goes_first() -> None:
    tekst = get_veldtype("tekst").build_field(build_veld("tekst", autocomplete="street-address"), KADER)
    assert 'autocomplete="street-address"' in tekst.widget.render("vraag", None)
    postcode = get_veldtype("postcode").build_field(build_veld("postcode", autocomplete=""), KADER)
    assert "autocomplete" not in postcode.widget.render("vraag", None)


def test_a_date_is_asked_in_three_named_parts() -> None:
    veld = get_veldtype("datum").build_field(build_veld("datum", autocomplete="bday"), KADER)
    html = veld.widget.render("vraag", date(2026, 11, 9))
    assert all(f'name="vraag_{deel}"' in html for deel in ("dag", "maand", "jaar"))
    assert html.index('autocomplete="bday-day"') < html.index('autocomplete="bday-year"')


def test_a_long_list_becomes_a_drop_down() -> None:
    opties = tuple(Optie(str(n), f"Land {n}") for n in range(8))
    veld = get_veldtype("keuze").build_field(build_veld("keuze", opties=opties), KADER)
    assert isinstance(veld.widget, forms.Select)
    assert read_fout(build_veld("keuze", opties=opties), "") == ["Kies een antwoord bij ‘Straatnaam’"]
    assert isinstance(get_veldtype("keuze").build_field(build_veld("keuze"), KADER).widget, forms.RadioSelect)


def test_an_uitleg_asks_nothing() -> None:
    soort = get_veldtype("uitleg")
    assert not soort.heeft_invoer
    with pytest.raises(NotImplementedError):
        soort.build_field(build_veld("uitleg"), KADER)
