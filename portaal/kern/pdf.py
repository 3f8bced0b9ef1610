"""Reading a pdf as a whole before it is kept, and writing a plain letter as pdf."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MAX_OBJECTEN = 60_000  # a few seconds of work at most
SAMENGESTELD = (IndirectObject, DictionaryObject, ArrayObject)
EINDE = b"%%EOF"
# Keys and kinds of action of a pdf that does something by itself or carries another file.
VERBODEN_SLEUTELS = ("/JS", "/JavaScript", "/EmbeddedFiles", "/RichMediaContent")
VERBODEN_ACTIES = ("/JavaScript", "/Launch", "/ImportData")
VERBODEN_TYPEN = ("/EmbeddedFile",)


class OnveiligePdf(Exception):
    """The pdf is damaged, locked or does more than show pages. The text says what to do."""


def check_pdf(inhoud: bytes) -> None:
    """Walk through every object of the pdf. Raises OnveiligePdf."""
    if inhoud[inhoud.rfind(EINDE) + len(EINDE) :].strip(b"\r\n\t \0") or EINDE not in inhoud:
        raise OnveiligePdf("Deze pdf is niet compleet. Sla het document opnieuw op als pdf.")
    try:
        reader = PdfReader(io.BytesIO(inhoud))
        if reader.is_encrypted:
            raise OnveiligePdf(
                "Deze pdf heeft een wachtwoord. Haal het wachtwoord eraf en stuur de pdf opnieuw."
            )
        is_actief = any(_is_active(deel) for deel in _walk(reader.trailer))
        paginas = len(reader.pages)
    except OnveiligePdf:
        raise
    except Exception as fout:  # a parser of hostile input fails in every way there is
        raise OnveiligePdf("Deze pdf kunnen wij niet lezen. Sla het document opnieuw op als pdf.") from fout
    if is_actief:
        raise OnveiligePdf(
            "In deze pdf zit een programma of een ander bestand. Druk het document af naar een nieuwe pdf."
        )
    if not paginas:
        raise OnveiligePdf("In deze pdf staan geen bladzijden. Kies een ander bestand.")


def _walk(begin: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from `begin`, once."""
    gezien: set[tuple[int, int]] = set()
    te_doen: list[Any] = [begin]
    for _ in range(MAX_OBJECTEN):
        if not te_doen:
            return
        deel = te_doen.pop()
        if isinstance(deel, IndirectObject):
            sleutel = (deel.idnum, deel.generation)
            if sleutel in gezien:
                continue
            gezien.add(sleutel)
            deel = deel.get_object()
        if isinstance(deel, DictionaryObject):
            yield deel
            te_doen += [
                kind for kind in (deel.raw_get(naam) for naam in deel) if isinstance(kind, SAMENGESTELD)
            ]
        elif isinstance(deel, ArrayObject):
            te_doen += [kind for kind in list.__iter__(deel) if isinstance(kind, SAMENGESTELD)]
    raise OnveiligePdf("Deze pdf is te ingewikkeld. Druk het document af naar een nieuwe pdf.")


def _is_active(deel: DictionaryObject) -> bool:
    return (
        any(sleutel in deel for sleutel in VERBODEN_SLEUTELS)
        or deel.get("/S") in VERBODEN_ACTIES
        or deel.get("/Type") in VERBODEN_TYPEN
    )


def write_brief(titel: str, regels: Sequence[str]) -> bytes:
    """A one-page A4 letter in Helvetica: a title and lines of text, in the order given."""
    opdrachten = [f"BT /F2 16 Tf 72 770 Td ({_escape(titel)}) Tj ET"]
    for nummer, regel in enumerate(regels):
        opdrachten.append(f"BT /F1 11 Tf 72 {735 - 16 * nummer} Td ({_escape(regel)}) Tj ET")
    stroom = "\n".join(opdrachten).encode("cp1252", "replace")
    lettertype = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objecten = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stroom), stroom),
        lettertype % b"Helvetica",
        lettertype % b"Helvetica-Bold",
    ]
    uit, plaatsen = bytearray(b"%PDF-1.4\n"), []
    for nummer, inhoud in enumerate(objecten, start=1):
        plaatsen.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nummer, inhoud)
    xref = len(uit)
    uit += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objecten) + 1)
    uit += b"".join(b"%010d 00000 n \n" % plaats for plaats in plaatsen)
    uit += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objecten) + 1, xref)
    return bytes(uit)


def _escape(tekst: str) -> str:
    return tekst.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
