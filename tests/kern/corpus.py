"""Files as residents and attackers send them, made here: nothing of it lies on disk."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pillow_heif
from PIL import Image
from pypdf import PdfWriter

from portaal.kern.pdf import write_brief

from .ole import write_ole

pillow_heif.register_heif_opener()

BRIEF = write_brief("Besluit", ["Beste mevrouw De Vries,", "U mag de boom (een beuk) kappen.", "€ 12,50 – é"])
# The test file that every scanner knows (eicar.org); in two parts, so that no scanner finds it here.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MS = "application/vnd.openxmlformats-officedocument."
DOCX = f"{MS}wordprocessingml.document.main+xml"
XLSX = f"{MS}spreadsheetml.sheet.main+xml"
DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def picture(
    formaat: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (40, 20), **opties: object
) -> bytes:
    uit = io.BytesIO()
    Image.new(mode, size, 120).save(uit, formaat, **opties)
    return uit.getvalue()


def heic(size: tuple[int, int] = (64, 32)) -> bytes:
    return picture("HEIF", size=size)


def pdf(bewerk: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(BRIEF))
    bewerk(writer)
    uit = io.BytesIO()
    writer.write(uit)
    return uit.getvalue()


def png_of(breedte: int, hoogte: int) -> bytes:
    """A few bytes that say to be so large."""

    def part(soort: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + soort + data + struct.pack(">I", zlib.crc32(soort + data))

    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    delen = part(b"IHDR", kop) + part(b"IDAT", zlib.compress(b"\0")) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + delen


def pack(delen: dict[str, bytes | str], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", methode) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def with_flag(zip_bestand: bytes, vlag: int) -> bytes:
    """The same zip with this bit set for its first file, in front and in the list."""
    data = bytearray(zip_bestand)
    data[6] |= vlag
    data[data.rfind(b"PK\x01\x02") + 8] |= vlag
    return bytes(data)


def office(
    hoofdsoort: str = DOCX, *, tekst: str = "<w:p/>", relaties: str = "", **extra: bytes | str
) -> bytes:
    """A document of Word or Excel; `extra` are more parts, a double underscore for each slash."""
    soorten = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{hoofdsoort}"/></Types>'
    )
    delen: dict[str, bytes | str] = {
        "[Content_Types].xml": soorten,
        "_rels/.rels": f'<Relationships><Relationship Type="{RELATIE}officeDocument" Target="a"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="w">{tekst}</w:document>',
        "word/_rels/document.xml.rels": f"<Relationships>{relaties}</Relationships>",
    }
    return pack(delen | {naam.replace("__", "/"): inhoud for naam, inhoud in extra.items()})


def external(soort: str, doel: str) -> str:
    return f'<Relationship Type="{RELATIE}{soort}" Target="{doel}" TargetMode="External"/>'


def odf(soort: str = ODT, *, manifest: str = "", tekst: str = "", **extra: bytes | str) -> bytes:
    delen: dict[str, bytes | str] = {
        "mimetype": soort,
        "content.xml": f'<document-content xmlns:s="s">{tekst}</document-content>',
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{MANIFEST}">{manifest}</m:manifest>',
    }
    return pack(delen | {naam.replace("__", "/"): inhoud for naam, inhoud in extra.items()})


def doc(*extra: str, vlaggen: int = 0) -> bytes:
    """A Word document of before 2007."""
    kop = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, vlaggen)
    return write_ole({"WordDocument": kop + b"tekst", "1Table": b"x", **dict.fromkeys(extra, b"x")})


def xls(*records: tuple[int, bytes]) -> bytes:
    stroom = b"".join(
        struct.pack("<HH", soort, len(gegevens)) + gegevens
        for soort, gegevens in ((0x809, b"\0" * 16), *records)
    )
    return write_ole({"Workbook": stroom})


def xls_sheet(soort: int) -> tuple[int, bytes]:
    """The record that names a sheet: 0 is an ordinary one, 1 a sheet of macros."""
    return 0x85, struct.pack("<IBB", 0, 0, soort) + b"\x04\0Blad"


def msg(*extra: str) -> bytes:
    return write_ole({"__properties_version1.0": b"x" * 32, **dict.fromkeys(extra, b"x")})
