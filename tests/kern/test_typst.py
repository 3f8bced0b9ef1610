from pathlib import Path

import pytest
import typst

from portaal.kern.pdf import check_pdf
from portaal.kern.typst import compile_pdf

SJABLOON = """
#let d = json(bytes(sys.inputs.gegevens))
#set document(title: d.titel)
#set text(font: "Noto Sans", lang: "nl")
= #d.titel
"""


@pytest.fixture
def sjabloon(tmp_path: Path) -> Path:
    pad = tmp_path / "proef.typ"
    pad.write_text(SJABLOON)
    return pad


def test_pdf_is_tagged_and_safe(sjabloon: Path) -> None:
    pdf = compile_pdf(sjabloon, {"titel": "Besluit"})
    assert b"/MarkInfo" in pdf and b"pdfuaid:part" in pdf
    check_pdf(pdf)


def test_data_is_text_and_never_code(sjabloon: Path) -> None:
    gevaar = '#read("/etc/passwd") $x$ #panic("nee") "] #import "x.typ"'
    assert compile_pdf(sjabloon, {"titel": gevaar}).startswith(b"%PDF")


def test_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    pad = tmp_path / "in" / "proef.typ"
    pad.parent.mkdir()
    (tmp_path / "geheim.txt").write_text("geheim")
    pad.write_text('#read("../geheim.txt")')
    with pytest.raises(typst.TypstError):
        compile_pdf(pad, {})
