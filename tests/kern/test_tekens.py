"""What our fonts show, and what becomes of the rest."""

import time
from pathlib import Path

import pytest

from portaal.kern.typst import compile_pdf
from portaal.kern.typst.huisstijl import find_kleur
from portaal.kern.typst.tekens import only_visible

SJABLOON = """
#let d = json(bytes(sys.inputs.gegevens))
#set document(title: "Proef")
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Emoji"), lang: "nl")
= Proef
#for tekst in d.teksten [#tekst #parbreak()]
"""


@pytest.mark.parametrize(
    ("tekst", "getoond"),
    [
        ("Kerkpad 7, 's-Gravenhage – € 12", "Kerkpad 7, 's-Gravenhage – € 12"),
        ("e\u0301e\u0301n", "één"),
        ("Łukasz Ğül Σωκράτης Ольга", "Łukasz Ğül Σωκράτης Ольга"),
        ("مرحبا 😀 👨‍👩‍👧 🇳🇱", "مرحبا 😀 👨‍👩‍👧 🇳🇱"),
        ("中文", "□□"),
        ("a\x00b\x1b[0m\u202ecba\ufeff", "ab[0mcba"),
        ("een\r\ntwee\u2028drie\tvier", "een\ntwee\ndrie vier"),
        ("\ud800\ue000\U0010ffff", "□□□"),
    ],
)
def test_what_no_font_shows_becomes_a_box_and_what_steers_is_gone(tekst: str, getoond: str) -> None:
    assert only_visible(tekst) == getoond


def test_every_character_there_is_can_be_set(tmp_path: Path) -> None:
    """PDF/UA refuses a character without a glyph: none of them may stop a document."""
    pad = tmp_path / "proef.typ"
    pad.write_text(SJABLOON)
    tekens = "".join(map(chr, range(0x30000)))
    begin = time.perf_counter()
    pdf = compile_pdf(pad, {"teksten": [tekens[van : van + 2000] for van in range(0, len(tekens), 2000)]})
    assert pdf.startswith(b"%PDF")
    assert time.perf_counter() - begin < 10


def test_colour_comes_from_the_theme() -> None:
    assert find_kleur() == "#0b5f57"
