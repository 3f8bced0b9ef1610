"""Reading the XML of an office document, element by element, without definitions of its own."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from .archief import ONLEESBAAR
from .oordeel import BestandGeweigerd

Element = Callable[[str, Mapping[str, str]], None]


def walk_xml(inhoud: bytes, element: Element) -> None:
    """Parse all of it and call `element` with the local name and the attributes of each element."""

    def begin(naam: str, attributen: Mapping[str, str]) -> None:
        element(_local(naam), {_local(sleutel): waarde for sleutel, waarde in attributen.items()})

    lezer = _make_lezer()
    lezer.StartElementHandler = begin
    _parse(lezer, inhoud)


def read_tekst(inhoud: bytes, element: str, *, attribuut: str) -> str:
    """Parse all of it; the text inside these elements, and the values of this attribute, one after another."""
    gevonden: list[str] = []
    open_elementen: list[bool] = []

    def begin(naam: str, attributen: Mapping[str, str]) -> None:
        open_elementen.append(_local(naam) == element)
        gevonden.extend(
            f" {waarde} " for sleutel, waarde in attributen.items() if _local(sleutel) == attribuut
        )

    def letters(tekst: str) -> None:
        if open_elementen and open_elementen[-1]:
            gevonden.append(tekst)

    lezer = _make_lezer()
    lezer.StartElementHandler = begin
    lezer.EndElementHandler = lambda naam: open_elementen.pop()
    lezer.CharacterDataHandler = letters
    _parse(lezer, inhoud)
    return "".join(gevonden)


def _local(naam: str) -> str:
    return naam.rpartition(" ")[2]


def _make_lezer() -> expat.XMLParserType:
    lezer = expat.ParserCreate(namespace_separator=" ")
    lezer.StartDoctypeDeclHandler = _refuse
    return lezer


def _refuse(*_: object) -> None:
    """Office writes no document type; who does wants entities that grow or fetch."""
    raise BestandGeweigerd(ONLEESBAAR)


def _parse(lezer: expat.XMLParserType, inhoud: bytes) -> None:
    try:
        lezer.Parse(inhoud, True)
    except (expat.ExpatError, ValueError, LookupError) as fout:
        raise BestandGeweigerd(ONLEESBAAR) from fout
