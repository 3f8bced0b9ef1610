"""Documents of LibreOffice (ODF): the kind it says to be, without scripts, lock or foreign objects."""

from collections.abc import Mapping

from .archief import ONLEESBAAR, WACHTWOORD, Archief
from .office import PROGRAMMA
from .oordeel import BestandGeweigerd
from .xml import walk_xml

ODT, ODS = (
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
)
INHOUDSOPGAVE = "META-INF/manifest.xml"
# Macros of LibreOffice, and objects of another program.
ACTIEVE_MAPPEN = ("basic/", "scripts/")
ACTIEVE_SOORTEN = ("application/vnd.sun.star.oleobject", "application/x-java", "application/binary")


def check_odt(inhoud: bytes) -> bytes:
    return _check(inhoud, ODT)


def check_ods(inhoud: bytes) -> bytes:
    return _check(inhoud, ODS)


def _check(inhoud: bytes, soort: str) -> bytes:
    """The document as it was sent; raises BestandGeweigerd."""
    archief = Archief(inhoud)
    if archief.read("mimetype").strip() != soort.encode():
        raise BestandGeweigerd(ONLEESBAAR)
    walk_xml(archief.read(INHOUDSOPGAVE), _check_onderdeel)
    if any(naam.lower().startswith(ACTIEVE_MAPPEN) for naam in archief):
        raise BestandGeweigerd(PROGRAMMA)
    if "content.xml" not in archief:
        raise BestandGeweigerd(ONLEESBAAR)
    for naam in archief:
        deel = archief.read(naam)
        if naam.lower().endswith(".xml"):
            walk_xml(deel, _check_element)
    return inhoud


def _check_onderdeel(naam: str, attributen: Mapping[str, str]) -> None:
    if naam == "encryption-data":
        raise BestandGeweigerd(WACHTWOORD)
    if attributen.get("media-type", "").startswith(ACTIEVE_SOORTEN):
        raise BestandGeweigerd(PROGRAMMA)


def _check_element(naam: str, attributen: Mapping[str, str]) -> None:
    if naam in ("event-listener", "object-ole", "plugin", "applet", "dde-source"):
        raise BestandGeweigerd(PROGRAMMA)
