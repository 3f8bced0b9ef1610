"""Word and Excel of 2007 and later (OOXML): the parts it says to have, and none that run or fetch."""

import re
from collections.abc import Mapping

from .archief import ONLEESBAAR, Archief
from .oordeel import BestandGeweigerd
from .xml import read_tekst, walk_xml

INHOUDSOPGAVE = "[Content_Types].xml"
HOOFDDEEL = "application/vnd.openxmlformats-officedocument.{}.main+xml"
DOCX, XLSX = HOOFDDEEL.format("wordprocessingml.document"), HOOFDDEEL.format("spreadsheetml.sheet")
INGEBED = {".docx": DOCX, ".xlsx": XLSX}
# Kinds of part that hold a program or another file.
ACTIEF = re.compile(r"macro|vbaproject|vbadata|activex|oleobject", re.IGNORECASE)
ACTIEVE_NAAM = re.compile(r"vbaproject|activex|oleobject|macrosheets", re.IGNORECASE)
# What may point outside: a link to click on, a picture, and the template on the writer's own disk.
MAG_BUITEN = ("/hyperlink", "/image")
EIGEN_SCHIJF = re.compile(r"file:/{1,3}[a-z]:|[a-z]:\\", re.IGNORECASE)
# A field of Word that starts a program.
DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
PROGRAMMA = (
    "In dit bestand zit een macro, een programma of een ander bestand. Sla het op als pdf en stuur die."
)
HAALT_OP = "Dit bestand haalt iets op van een andere plek. Sla het op als pdf en stuur die."


def check_docx(inhoud: bytes) -> bytes:
    return _check(inhoud, DOCX)


def check_xlsx(inhoud: bytes) -> bytes:
    return _check(inhoud, XLSX)


def _check(inhoud: bytes, hoofddeel: str, *, ingebed: bool = False) -> bytes:
    """The document as it was sent; raises BestandGeweigerd."""
    archief = Archief(inhoud)
    soorten = _read_soorten(archief)
    if hoofddeel not in soorten and not any(ACTIEF.search(soort) for soort in soorten):
        raise BestandGeweigerd(ONLEESBAAR)
    if any(ACTIEF.search(soort) for soort in soorten) or any(ACTIEVE_NAAM.search(naam) for naam in archief):
        raise BestandGeweigerd(PROGRAMMA)
    for naam in archief:
        _check_deel(naam, archief.read(naam), ingebed)
    return inhoud


def _read_soorten(archief: Archief) -> set[str]:
    """The kinds of part that the document says to have."""
    soorten: set[str] = set()

    def element(naam: str, attributen: Mapping[str, str]) -> None:
        if naam in ("Override", "Default"):
            soorten.add(attributen.get("ContentType", ""))

    walk_xml(archief.read(INHOUDSOPGAVE), element)
    return soorten


def _check_deel(naam: str, deel: bytes, ingebed: bool) -> None:
    klein = naam.lower()
    extensie = klein[klein.rfind(".") :]
    if extensie == ".rels":
        walk_xml(deel, _check_verwijzing)
    elif extensie in (".xml", ".vml"):
        velden = read_tekst(deel, "instrText", attribuut="instr")
        if DDE.search(velden):
            raise BestandGeweigerd(PROGRAMMA)
    elif extensie in INGEBED and not ingebed:  # the numbers behind a chart
        _check(deel, INGEBED[extensie], ingebed=True)
    elif extensie in INGEBED or "/embeddings/" in klein:
        raise BestandGeweigerd(PROGRAMMA)


def _check_verwijzing(naam: str, attributen: Mapping[str, str]) -> None:
    if naam != "Relationship" or attributen.get("TargetMode") != "External":
        return
    soort, doel = attributen.get("Type", ""), attributen.get("Target", "")
    is_sjabloon = soort.endswith("/attachedTemplate") and EIGEN_SCHIJF.match(doel)
    if not (soort.endswith(MAG_BUITEN) or is_sjabloon):
        raise BestandGeweigerd(HAALT_OP)
