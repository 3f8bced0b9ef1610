"""Texts: placeholders, what may leave the municipality, SMS cost, plain Dutch, and the texts we ship."""

import pytest

from portaal.berichten.enums import Kanaal
from portaal.berichten.leesbaarheid import b1_hints
from portaal.berichten.plaatshouders import TekstKloptNiet, find_placeholders, render
from portaal.berichten.sms_tekst import measure_sms
from portaal.berichten.soorten import Soort, all_soorten, get_soort, register
from portaal.berichten.standaardteksten import Standaardtekst, load_standaardteksten
from portaal.berichten.tekstregels import all_values, check_tekst

SOORT = Soort(
    "proef",
    "Proef",
    plaatshouders=("naam", "locatie"),
    openbaar=("locatie",),
    voorbeeld={"naam": "Sanne", "locatie": "De Haven"},
)
STANDAARD = sorted(load_standaardteksten().values(), key=lambda tekst: (tekst.soort, tekst.kanaal))


def test_a_value_is_never_read_as_a_text() -> None:
    assert render("Op {locatie}.", {"locatie": "{naam}", "naam": "x"}) == "Op {naam}."


@pytest.mark.parametrize("tekst", ["{", "}", "{}", "{Naam}", "{naam.x}", "{naam!r}", "{0}", "{ naam }"])
def test_a_brace_that_is_no_placeholder_is_refused(tekst: str) -> None:
    with pytest.raises(TekstKloptNiet, match="losse accolade"):
        find_placeholders(tekst)


@pytest.mark.parametrize(
    ("kanaal", "onderwerp", "tekst", "melding"),
    [
        (Kanaal.SMS, "", "Dag {naam}", "invulvelden kunnen hier niet: {naam}"),
        (Kanaal.EMAIL, "Over {naam}", "Dag", "invulvelden kunnen hier niet: {naam}"),
        ("", "Dag", "Dag {bsn}", "invulvelden kunnen hier niet: {bsn}"),
        (Kanaal.SMS, "", "Kijk op https://lindervoort.example", "geen link"),
        (Kanaal.EMAIL, "Dag", "Kijk op www.lindervoort.example", "geen link"),
        (Kanaal.SMS, "", "Kijk op mijn.lindervoort.nl", "geen link"),
        (Kanaal.SMS, "Onderwerp", "Dag", "geen onderwerp"),
        (Kanaal.EMAIL, "", "Dag", "Vul het onderwerp in"),
        (Kanaal.EMAIL, "Een\nBcc: iemand@voorbeeld.example", "Dag", "één regel"),
        (Kanaal.SMS, "", " ", "Vul de tekst in"),
    ],
)
def test_a_wrong_text_is_refused_with_what_to_do(
    kanaal: str, onderwerp: str, tekst: str, melding: str
) -> None:
    with pytest.raises(TekstKloptNiet, match=melding):
        check_tekst(SOORT, kanaal, onderwerp, tekst)


def test_mijn_omgeving_and_a_letter_may_use_every_placeholder() -> None:
    check_tekst(SOORT, "", "Voor {naam}", "Op {locatie}")
    assert SOORT.placeholders_for(Kanaal.BRIEF) == ("naam", "locatie")


@pytest.mark.parametrize(
    ("tekst", "segmenten", "codering"),
    [
        ("a" * 160, 1, "GSM-7"),
        ("a" * 161, 2, "GSM-7"),
        ("a" * 306, 2, "GSM-7"),
        ("a" * 307, 3, "GSM-7"),
        ("€" * 80, 1, "GSM-7"),
        ("€" * 81, 2, "GSM-7"),
        ("a" * 152 + "€" + "a" * 152, 3, "GSM-7"),  # the € would be cut in two, and moves on as a whole
        ("é" * 160, 1, "GSM-7"),
        ("ë" * 70, 1, "UCS-2"),
        ("ë" * 71, 2, "UCS-2"),
        ("ë" + "a" * 144, 3, "UCS-2"),
        ("😀" * 35, 1, "UCS-2"),
        ("😀" * 36, 2, "UCS-2"),
    ],
)
def test_segments_as_they_are_charged(tekst: str, segmenten: int, codering: str) -> None:
    maat = measure_sms(tekst)
    assert (maat.segmenten, maat.codering) == (segmenten, codering)


def test_the_expensive_characters_are_named() -> None:
    assert measure_sms("Zoë – Anaïs").dure_tekens == "ëï–"


def test_b1_hints_point_at_long_sentences_long_words_and_stiff_words() -> None:
    hints = b1_hints(
        "Indien u nog vragen heeft over de {naam} dan kunt u altijd contact met ons opnemen via de telefoon. "
        "Uw omgevingsvergunningaanvraag."
    )
    assert any("twee zinnen" in hint for hint in hints)
    assert any("omgevingsvergunningaanvraag" in hint for hint in hints)
    assert any("“als” dan “indien”" in hint for hint in hints)
    assert b1_hints("Uw document ligt klaar op locatie {locatie}.") == []


def test_a_code_belongs_to_one_kind() -> None:
    with pytest.raises(ValueError, match="two kinds"):
        register(Soort("document-klaar", "Iets anders"))


@pytest.mark.parametrize("velden", [{"voorbeeld": {}}, {"openbaar": ("bsn",)}, {"kanalen": ("duif",)}])
def test_a_kind_that_contradicts_itself_is_refused(velden: dict) -> None:
    goed = {"plaatshouders": ("naam",), "voorbeeld": {"naam": "x"}}
    with pytest.raises(ValueError, match="proef"):
        Soort("proef", "Proef", **(goed | velden))


@pytest.mark.parametrize("tekst", STANDAARD, ids=lambda tekst: f"{tekst.soort}-{tekst.kanaal or 'portaal'}")
def test_every_shipped_text_may_be_used(tekst: Standaardtekst) -> None:
    soort = get_soort(tekst.soort)
    check_tekst(soort, tekst.kanaal, tekst.onderwerp, tekst.tekst)
    waarden = all_values(dict(soort.voorbeeld))
    gevuld = render(tekst.tekst, waarden)
    if tekst.kanaal == Kanaal.SMS:
        assert measure_sms(gevuld).segmenten == 1


def test_every_kind_has_a_text_for_each_of_its_channels() -> None:
    teksten = load_standaardteksten()
    ontbreekt = [
        (soort.code, kanaal)
        for soort in all_soorten()
        for kanaal in (*soort.kanalen, *([""] if soort.portaal else []))
        if (soort.code, "" if kanaal == Kanaal.BRIEF else kanaal) not in teksten
    ]
    assert not ontbreekt


def test_about_a_zaak_only_the_locatie_leaves_the_municipality() -> None:
    over_zaken = [soort for soort in all_soorten() if "identificatie" in soort.plaatshouders]
    assert over_zaken
    assert {naam for soort in over_zaken for naam in soort.openbaar} == {"locatie"}
