"""The copy of what was sent: complete, readable by everybody and by machines, and hostile text stays text."""

import io
import json
import time
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from portaal.formulieren.afschrift import SCHEMA, VORMEN, make_afschrift
from portaal.formulieren.invulling import Invulling
from portaal.formulieren.models import Aanvraag
from portaal.kern.pdf import check_pdf
from tests.factories.formulieren import AanvraagFactory, answers_verhuizing, hand_in

pytestmark = pytest.mark.django_db


def make_ingediend(**stappen: dict[str, Any]) -> Aanvraag:
    aanvraag = AanvraagFactory(ingevuld=answers_verhuizing(**stappen))
    hand_in(aanvraag)
    return Aanvraag.objects.met_formulier().get(pk=aanvraag.pk)


def read_pdf(aanvraag: Aanvraag) -> PdfReader:
    return PdfReader(io.BytesIO(make_afschrift(aanvraag, "pdf").inhoud))


def text_of(pdf: PdfReader) -> str:
    """All text, with the breaks that a page needs taken out."""
    return " ".join(" ".join(blad.extract_text() for blad in pdf.pages).replace("\u200b", "").split())


def tags_of(pdf: PdfReader) -> list[str]:
    """The kinds of structure elements, in the order of reading."""
    gevonden: list[str] = []

    def walk(deel: Any) -> None:
        deel = deel.get_object()
        for kind in deel if isinstance(deel, list) else [deel]:
            kind = kind.get_object()
            if isinstance(kind, DictionaryObject):
                gevonden.append(str(kind.get("/S", "")))
                if "/K" in kind:
                    walk(kind["/K"])

    walk(pdf.root_object["/StructTreeRoot"]["/K"])
    return gevonden


def test_pdf_is_tagged_in_dutch_with_title_headings_and_tables() -> None:
    pdf = read_pdf(make_ingediend())
    assert pdf.root_object["/Lang"].startswith("nl")
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in pdf.root_object["/Metadata"].get_data()
    assert pdf.metadata.title == "Verhuizing doorgeven"
    tags = tags_of(pdf)
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 4, "one heading for each step"
    assert tags.count("/Table") == 5
    assert tags.count("/TH") == 10
    assert tags.index("/H1") < tags.index("/Table") < tags.index("/H2")


def test_pdf_has_every_visible_answer_and_what_it_is_about() -> None:
    aanvraag = make_ingediend()
    tekst = text_of(read_pdf(aanvraag))
    assert str(aanvraag.referentie) in tekst
    assert aanvraag.aanvrager.naam in tekst
    assert "Gemeente Lindervoort" in tekst
    for stap in Invulling(aanvraag, vandaag=aanvraag.ingediend_op.date()).samenvatting():
        assert stap.stap.titel in tekst
        for regel in stap.regels:
            assert regel.veld.label in tekst
            assert " ".join(regel.tekst.split()) in tekst


def test_hidden_answer_is_in_neither_copy() -> None:
    aanvraag = make_ingediend(wie={"namen": "Verborgen Piet", "wie_verhuist": "alleen"})
    assert "Piet" not in text_of(read_pdf(aanvraag))
    assert b"Piet" not in make_afschrift(aanvraag, "json").inhoud


@pytest.mark.parametrize(
    ("straat", "getoond"),
    [
        ('#read("/etc/passwd") *vet* $x^2$ <b> // @bron', '#read("/etc/passwd") *vet* $x^2$ <b> // @bron'),
        ('"]) #panic("x") \\u{41}', '"]) #panic("x") \\u{41}'),
        ("{{ secret }} %s {0} \\", "{{ secret }} %s {0} \\"),
        ("a" * 400, "a" * 400),
        ("Kerkpad 😀", "Kerkpad 😀"),
        ("中文 laan", "□□ laan"),
        ("Kerkpad\u202e\u0000 7", "Kerkpad 7"),
    ],
)
def test_hostile_text_is_shown_and_never_run(straat: str, getoond: str) -> None:
    aanvraag = make_ingediend(adres={"straat": straat})
    tekst = text_of(read_pdf(aanvraag)).replace(" ", "")
    assert getoond.replace(" ", "") in tekst
    assert ("Hetteken□" in tekst) == ("□" in getoond)


def test_text_from_right_to_left_is_set() -> None:
    tekst = text_of(read_pdf(make_ingediend(adres={"straat": "شارع Kerkpad"})))
    assert "Kerkpad" in tekst
    assert "□" not in tekst


def test_long_answer_runs_over_pages_and_none_of_it_is_lost() -> None:
    woorden = " ".join(f"woord{nummer}" for nummer in range(3000))
    pdf = read_pdf(make_ingediend(adres={"straat": woorden}))
    assert len(pdf.pages) > 3
    tekst = text_of(pdf)
    assert all(f"woord{nummer}" in tekst for nummer in range(0, 3000, 37))


def test_pdf_is_quick_safe_and_the_same_each_time() -> None:
    aanvraag = make_ingediend()
    begin = time.perf_counter()
    eerste = make_afschrift(aanvraag, "pdf")
    assert time.perf_counter() - begin < 1
    assert make_afschrift(aanvraag, "pdf").sha256 == eerste.sha256
    check_pdf(eerste.inhoud)


def test_json_names_form_version_moment_and_each_answer_with_its_words() -> None:
    aanvraag = make_ingediend()
    gegevens = json.loads(make_afschrift(aanvraag, "json").inhoud)
    assert gegevens["schema"] == SCHEMA
    assert gegevens["formulier"] == {
        "slug": "verhuizing",
        "titel": "Verhuizing doorgeven",
        "versie": aanvraag.versie.nummer,
        "sha256": aanvraag.versie.sha256,
    }
    assert gegevens["referentie"] == aanvraag.referentie
    assert gegevens["ingediend_op"][:10] == aanvraag.ingediend_op.astimezone().date().isoformat()
    antwoorden = {
        antwoord["sleutel"]: antwoord for stap in gegevens["stappen"] for antwoord in stap["antwoorden"]
    }
    assert antwoorden["huisnummer"] == {
        "sleutel": "huisnummer",
        "label": "Huisnummer",
        "type": "getal",
        "waarde": 7,
        "tekst": "7",
    }
    assert antwoorden["telefoon"]["waarde"] is None
    assert antwoorden["bewoning"]["waarde"] == "huur"
    assert antwoorden["bewoning"]["tekst"] != "huur"


def test_json_and_pdf_say_the_same() -> None:
    aanvraag = make_ingediend()
    gegevens = json.loads(make_afschrift(aanvraag, "json").inhoud)
    tekst = text_of(read_pdf(aanvraag))
    for stap in gegevens["stappen"]:
        for antwoord in stap["antwoorden"]:
            assert antwoord["label"] in tekst
            assert " ".join(antwoord["tekst"].split()) in tekst


@pytest.mark.parametrize("vorm", VORMEN)
def test_draft_has_no_copy(vorm: str) -> None:
    with pytest.raises(ValueError, match="handed in"):
        make_afschrift(AanvraagFactory(ingevuld=True), vorm)
