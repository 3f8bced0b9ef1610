"""Uploads: what is accepted is clean, what is not says why."""

import hashlib
import io
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from portaal.kern.bestanden import BestandGeweigerd, check_upload, clean_naam
from portaal.kern.pdf import OnveiligePdf, check_pdf

from .corpus import BRIEF, DOCM, EICAR, heic, office, pdf, picture, png_of


def upload(inhoud: bytes, naam: str) -> ContentFile:
    return ContentFile(inhoud, name=naam)


def on_open(soort: str, sleutel: str, waarde: str) -> Callable[[PdfWriter], None]:
    """An action that runs when the pdf is opened."""

    def bewerk(writer: PdfWriter) -> None:
        actie = {NameObject("/S"): NameObject(soort), NameObject(sleutel): TextStringObject(waarde)}
        writer._root_object[NameObject("/OpenAction")] = DictionaryObject(actie)

    return bewerk


def lock(writer: PdfWriter) -> None:
    writer.encrypt("geheim", algorithm="RC4-128")


GEWEIGERD = {
    "leeg": (b"", "leeg.pdf", "leeg"),
    "zonder extensie": (BRIEF, "brief", "Stuur pdf"),
    "programma": (b"MZ", "spel.exe", "Dit soort bestand"),
    "programma na een andere naam": (b"MZ", "foto.jpg.exe", "Dit soort bestand"),
    "programma met omgekeerde naam": (b"MZ", "foto\u202egpj.exe", "Dit soort bestand"),
    "docm": (office(DOCM), "brief.docm", "Dit soort bestand"),
    "svg": (b"<svg/>", "tekening.svg", "Dit soort bestand"),
    "svg als png": (b"<svg xmlns='x'/>", "tekening.png", "past niet bij de naam"),
    "programma als jpg": (b"MZ\x90" + b"\0" * 99, "foto.jpg", "past niet bij de naam"),
    "EICAR als pdf": (EICAR, "brief.pdf", "past niet bij de naam"),
    "programma als tekst": (b"MZ\x90\0", "lees.txt", "past niet bij de naam"),
    "pdf als tekst": (BRIEF, "lees.txt", "past niet bij de naam"),
    "html als tekst": (
        b"\xef\xbb\xbf <!doctype html><script>1</script>",
        "lees.txt",
        "past niet bij de naam",
    ),
    "tekst met NUL": (b"hallo\0wereld", "lees.txt", "geen gewone tekst"),
    "tekst van spaties": (b" \r\n", "lees.txt", "geen gewone tekst"),
    "halve UTF-16": (b"\xff\xfeh\0a", "lijst.csv", "geen gewone tekst"),
    "halve foto van iPhone": (heic()[:-20], "foto.heic", "niet lezen"),
    "jpg als heic": (picture(), "foto.heic", "past niet bij de naam"),
    "heic met alleen een kop": (heic()[:40], "foto.heic", "niet lezen"),
    "halve png": (picture("PNG", size=(400, 300))[:-60], "foto.png", "niet lezen"),
    "html als pdf": (b"<html>%PDF-1.4", "brief.pdf", "past niet bij de naam"),
    "html voor een pdf": (b"<script>1</script>" + BRIEF, "brief.pdf", "past niet bij de naam"),
    "pdf als jpg": (BRIEF, "foto.jpg", "past niet bij de naam"),
    "png als jpg": (picture("PNG"), "foto.jpg", "past niet bij de naam"),
    "afgebroken pdf": (BRIEF[:200], "brief.pdf", "niet compleet"),
    "pdf met zip erachter": (BRIEF + b"PK\x03\x04rest", "brief.pdf", "niet compleet"),
    "alleen kop en staart": (b"%PDF-1.4\n%%EOF", "brief.pdf", "niet lezen"),
    "pdf met wachtwoord": (
        pdf(lambda w: w.encrypt("geheim", algorithm="RC4-128")),
        "brief.pdf",
        "wachtwoord",
    ),
    "pdf met javascript": (pdf(on_open("/JavaScript", "/JS", "app.alert(1)")), "brief.pdf", "programma"),
    "pdf die start": (pdf(on_open("/Launch", "/F", "cmd.exe")), "brief.pdf", "programma"),
    "pdf met bijlage": (pdf(lambda w: w.add_attachment("a.exe", b"MZ")), "brief.pdf", "ander bestand"),
    "kapotte foto": (picture()[:-200], "foto.jpg", "niet lezen"),
    "te veel beeldpunten": (png_of(10_000, 10_000), "foto.png", "40 miljoen"),
    "41 miljoen beeldpunten": (png_of(8_200, 5_000), "foto.png", "40 miljoen"),
}


@pytest.mark.parametrize("geval", GEWEIGERD)
def test_refused_with_what_to_do(geval: str) -> None:
    inhoud, naam, melding = GEWEIGERD[geval]
    with pytest.raises(BestandGeweigerd, match=melding):
        check_upload(upload(inhoud, naam))


def test_too_large_is_refused(settings) -> None:
    settings.UPLOAD_MAX_BYTES = len(BRIEF) - 1
    with pytest.raises(BestandGeweigerd, match="te groot"):
        check_upload(upload(BRIEF, "brief.pdf"))


TEKSTEN = {
    "utf-8": "naam;bedrag\r\nJosé;€ 12,50\r\n".encode(),
    "utf-8 met BOM": "naam;bedrag\r\nJosé;1\r\n".encode("utf-8-sig"),
    "utf-16 van Excel": "naam\tbedrag\r\nJosé\t1\r\n".encode("utf-16"),
    "Windows": "naam;bedrag\r\nJosé;€ 12,50\r\n".encode("cp1252"),
    "virus, voor de scanner": EICAR,
}


@pytest.mark.parametrize("soort", TEKSTEN)
@pytest.mark.parametrize("naam", ["lijst.csv", "lees.txt"])
def test_text_is_kept_as_it_is(soort: str, naam: str) -> None:
    assert check_upload(upload(TEKSTEN[soort], naam)).inhoud == TEKSTEN[soort]


def test_photo_of_an_iphone_becomes_a_jpg() -> None:
    bestand = check_upload(upload(heic(size=(64, 32)), "IMG_0042.HEIC"))
    assert (bestand.bestandsnaam, bestand.formaat) == ("IMG_0042.jpg", "image/jpeg")
    with Image.open(io.BytesIO(bestand.inhoud)) as foto:
        assert (foto.format, foto.size) == ("JPEG", (64, 32))


def test_pdf_is_kept_as_it_is() -> None:
    bestand = check_upload(upload(BRIEF, "Mijn Brief.PDF"))
    assert bestand.inhoud == BRIEF
    assert bestand.formaat == "application/pdf"
    assert bestand.bestandsnaam == "Mijn Brief.pdf"
    assert bestand.sha256 == hashlib.sha256(BRIEF).hexdigest()


def test_pdf_with_a_link_is_accepted() -> None:
    met_link = pdf(lambda w: w.add_annotation(0, Link(rect=(0, 0, 50, 50), url="https://voorbeeld.example")))
    assert check_upload(upload(met_link, "brief.pdf")).inhoud == met_link


def test_photo_loses_exif_and_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # rotated a quarter
    exif[0x010F] = "CAMERAMERK"
    bestand = check_upload(upload(picture(exif=exif), "foto.jpeg"))
    with Image.open(io.BytesIO(bestand.inhoud)) as foto:
        assert foto.size == (20, 40)
        assert not foto.getexif()
    assert b"CAMERAMERK" not in bestand.inhoud


def test_what_is_glued_to_a_photo_is_gone() -> None:
    bestand = check_upload(upload(picture() + b"<script>alert(1)</script>", "foto.jpg"))
    assert b"script" not in bestand.inhoud


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_each_kind_of_png_is_drawn_anew(mode: str) -> None:
    bestand = check_upload(upload(picture("PNG", mode), "scan.png"))
    with Image.open(io.BytesIO(bestand.inhoud)) as foto:
        assert (foto.format, foto.size) == ("PNG", (40, 20))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_each_kind_of_jpg_is_drawn_anew(mode: str) -> None:
    with Image.open(io.BytesIO(check_upload(upload(picture(mode=mode), "f.jpg")).inhoud)) as foto:
        assert foto.mode == "RGB"


@pytest.mark.parametrize(
    ("naam", "schoon"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\sanne\\brief.pdf", "brief.pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("regel\r\nkop: x.png", "regelkop_ x.png"),
        ("omgekeerd\u202efdp.jpg", "omgekeerdfdp.jpg"),
        ("  ...pdf", "bestand.pdf"),
        ("cafe\u0301.JPG", "café.jpg"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
        ("brief.exe\x00.pdf", "brief.exe.pdf"),
        (".pdf", "bestand.pdf"),
        ("brief.", "brief"),
        ("brief", "brief"),
        ("a." + "x" * 300, "a." + "x" * 19),
    ],
)
def test_name_is_cleaned(naam: str, schoon: str) -> None:
    assert clean_naam(naam) == schoon


def test_letter_is_a_valid_pdf_with_its_text() -> None:
    check_pdf(BRIEF)
    tekst = PdfReader(io.BytesIO(BRIEF)).pages[0].extract_text()
    assert "Besluit" in tekst
    assert "U mag de boom (een beuk) kappen." in tekst
    assert "€ 12,50 – é" in tekst


def test_pdf_that_refers_to_itself_ends() -> None:
    lus = pdf(lambda w: w._root_object.__setitem__(NameObject("/Lus"), w._root_object.indirect_reference))
    check_pdf(lus)


def test_pdf_with_endless_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portaal.kern.pdf.MAX_OBJECTEN", 3)
    with pytest.raises(OnveiligePdf, match="ingewikkeld"):
        check_pdf(BRIEF)
