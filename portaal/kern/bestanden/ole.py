"""Word, Excel and Outlook files of before 2007 (OLE): no macros, no lock, no other file inside."""

import io
import struct
from collections.abc import Iterator

import olefile

from .archief import ONLEESBAAR, WACHTWOORD
from .office import PROGRAMMA
from .oordeel import BestandGeweigerd

MAX_DELEN = 5_000
# Folders and streams that hold a program or a file of another program.
ACTIEF = (
    "macros",
    "vba",
    "_vba_project",
    "_vba_project_cur",
    "objectpool",
    "\x01ole10native",
    "package",
    "encryptedpackage",
)
WORD_VERSLEUTELD = 0x0100  # fEncrypted in the header of a Word document
XLS_FILEPASS, XLS_BOUNDSHEET, XLS_MACROBLAD = 0x2F, 0x85, 1
MSG_BIJLAGE = "__attach_version1.0_"
MET_BIJLAGE = "In dit e-mailbericht zitten bijlagen. Stuur het bericht als pdf, en de bijlagen apart."


def check_doc(inhoud: bytes) -> bytes:
    with _open(inhoud, "worddocument") as ole:
        kop = ole.openstream("WordDocument").read(12)
        if len(kop) < 12:
            raise BestandGeweigerd(ONLEESBAAR)
        if struct.unpack_from("<H", kop, 10)[0] & WORD_VERSLEUTELD:
            raise BestandGeweigerd(WACHTWOORD)
    return inhoud


def check_xls(inhoud: bytes) -> bytes:
    with _open(inhoud, "workbook") as ole:
        for soort, gegevens in _records(ole.openstream("Workbook").read()):
            if soort == XLS_FILEPASS:
                raise BestandGeweigerd(WACHTWOORD)
            if soort == XLS_BOUNDSHEET and gegevens[5:6] == bytes([XLS_MACROBLAD]):
                raise BestandGeweigerd(PROGRAMMA)
    return inhoud


def check_msg(inhoud: bytes) -> bytes:
    with _open(inhoud, "__properties_version1.0") as ole:
        if any(pad[0].lower().startswith(MSG_BIJLAGE) for pad in ole.listdir()):
            raise BestandGeweigerd(MET_BIJLAGE)
    return inhoud


def _open(inhoud: bytes, hoofddeel: str) -> olefile.OleFileIO:
    """The file, when it has its main stream and nothing that runs; raises BestandGeweigerd."""
    try:
        ole = olefile.OleFileIO(io.BytesIO(inhoud), raise_defects=olefile.DEFECT_INCORRECT)
        delen = [[deel.lower() for deel in pad] for pad in ole.listdir(streams=True, storages=True)]
    except Exception as fout:  # a parser of hostile input fails in every way there is
        raise BestandGeweigerd(ONLEESBAAR) from fout
    if any(deel in ACTIEF for pad in delen for deel in pad):
        raise BestandGeweigerd(PROGRAMMA)
    if [hoofddeel] not in delen or len(delen) > MAX_DELEN:
        raise BestandGeweigerd(ONLEESBAAR)
    return ole


def _records(stroom: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a workbook: kind and content."""
    plaats = 0
    while plaats + 4 <= len(stroom):
        soort, lengte = struct.unpack_from("<HH", stroom, plaats)
        yield soort, stroom[plaats + 4 : plaats + 4 + lengte]
        plaats += 4 + lengte
