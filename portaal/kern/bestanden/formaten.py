"""The kinds of file a resident may send: by extension, how each is recognised and checked."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..pdf import OnveiligePdf, check_pdf
from .beeld import heif_to_jpeg, redraw_jpeg, redraw_png
from .odf import ODS, ODT, check_ods, check_odt
from .office import check_docx, check_xlsx
from .ole import check_doc, check_msg, check_xls
from .oordeel import BestandGeweigerd
from .tekst import check_tekst

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
# How other kinds of file begin: a text does not.
GEEN_TEKST = tuple(
    begin.lower()
    for begin in (
        ZIP,
        OLE,
        PDF,
        b"MZ\x90",
        b"\x7fELF",
        b"{\\rtf",
        b"GIF8",
        b"<!doctype",
        b"<html",
        b"<svg",
        b"<?xml",
    )
)
HEIF_SOORTEN = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
MS_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Formaat:
    """`clean` gives the content to keep, whole and checked, or raises BestandGeweigerd.

    `wordt` is the extension it is kept under, when that is another.
    """

    media_type: str
    recognizes: Callable[[bytes], bool]
    clean: Callable[[bytes], bytes]
    wordt: str = ""


def starts(*begin: bytes) -> Callable[[bytes], bool]:
    return lambda inhoud: inhoud.startswith(begin)


def is_heif(inhoud: bytes) -> bool:
    return inhoud[4:8] == b"ftyp" and inhoud[8:12] in HEIF_SOORTEN


def is_tekst(inhoud: bytes) -> bool:
    return not inhoud[:99].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(GEEN_TEKST)


def clean_pdf(inhoud: bytes) -> bytes:
    try:
        check_pdf(inhoud)
    except OnveiligePdf as fout:
        raise BestandGeweigerd(str(fout)) from fout
    return inhoud


_JPG = Formaat("image/jpeg", starts(b"\xff\xd8\xff"), redraw_jpeg)
_HEIC = Formaat("image/jpeg", is_heif, heif_to_jpeg, wordt=".jpg")
FORMATEN = {
    ".pdf": Formaat("application/pdf", starts(PDF), clean_pdf),
    ".jpg": _JPG,
    ".jpeg": _JPG,
    ".png": Formaat("image/png", starts(b"\x89PNG\r\n\x1a\n"), redraw_png),
    ".heic": _HEIC,
    ".heif": _HEIC,
    ".docx": Formaat(f"{MS_OFFICE}wordprocessingml.document", starts(ZIP), check_docx),
    ".xlsx": Formaat(f"{MS_OFFICE}spreadsheetml.sheet", starts(ZIP), check_xlsx),
    ".odt": Formaat(ODT, starts(ZIP), check_odt),
    ".ods": Formaat(ODS, starts(ZIP), check_ods),
    ".doc": Formaat("application/msword", starts(OLE), check_doc),
    ".xls": Formaat("application/vnd.ms-excel", starts(OLE), check_xls),
    ".msg": Formaat("application/vnd.ms-outlook", starts(OLE), check_msg),
    ".csv": Formaat("text/csv", is_tekst, check_tekst),
    ".txt": Formaat("text/plain", is_tekst, check_tekst),
}
PAKKET = ".zip"
IN_WOORDEN = (
    ((".pdf",), "pdf"),
    ((".jpg", ".png", ".heic"), "foto (jpg, png of heic)"),
    ((".docx", ".odt", ".doc"), "Word"),
    ((".xlsx", ".ods", ".xls", ".csv"), "Excel"),
    ((".txt",), "tekst"),
    ((".msg",), "Outlook"),
    ((PAKKET,), "zip"),
)


def accept_of(extensies: Collection[str]) -> str:
    """The attribute accept of a file input. With pictures a phone offers its camera."""
    beelden = ("image/*",) if ".jpg" in extensies else ()
    return ",".join([*beelden, *sorted(extensies)])


def describe_formaten(extensies: Collection[str]) -> str:
    """What may be sent, in words: pdf, foto (jpg, png of heic) of Word."""
    woorden = [woord for groep, woord in IN_WOORDEN if any(extensie in extensies for extensie in groep)]
    return " of ".join(filter(None, (", ".join(woorden[:-1]), *woorden[-1:])))
