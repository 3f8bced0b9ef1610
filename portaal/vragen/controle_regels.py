"""Checks of the rules before a form may be published."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from .definitie import Definitie, Veld
from .regels import Gevolg, Operator, Regel, Voorwaarde
from .typen import VELDTYPEN, Deel, get_veldtype
from .typen.tijd import VAST as TIJD

VORMEN = {"datum": re.compile(r"\d{4}-\d{2}-\d{2}"), "tijd": TIJD}


@dataclass(frozen=True)
class Bekend:
    """The codes that rules may name; None means that they are not checked."""

    zaaktypen: Collection[str] | None = None
    vervolgen: Collection[str] | None = None


def check_regel(definitie: Definitie, regel: Regel, bekend: Bekend) -> Iterator[str]:
    """What keeps this rule from being published."""
    yield from _check_gevolg(regel, bekend)
    if not regel.als:
        yield "De regel heeft geen voorwaarde."
    grens = _find_grens(definitie, regel)
    if grens is None:
        yield f"Het doel ‘{regel.doel}’ bestaat niet."
    volgorde = list(definitie.veld_per_sleutel)
    for voorwaarde in regel.als:
        sleutel, _, deel = voorwaarde.veld.partition(".")
        veld = definitie.veld_per_sleutel.get(sleutel)
        vraag = _find_deel(veld, deel) if veld else None
        if veld is None or vraag is None:
            yield f"Het veld ‘{voorwaarde.veld}’ bestaat niet."
            continue
        if grens is not None and volgorde.index(veld.sleutel) >= grens:
            yield f"De regel verwijst naar ‘{veld.sleutel}’, maar dat veld komt niet eerder."
        if _would_be_skipped(definitie, regel, veld):
            yield f"Maak ‘{regel.doel}’ verplicht of zet het in een latere stap dan ‘{veld.sleutel}’."
        if vraag.type in VELDTYPEN:
            yield from _check_voorwaarde(voorwaarde, vraag)


def _find_deel(veld: Veld, deel: str) -> Veld | None:
    """The question itself, or the part of it that is named after the point."""
    if not deel:
        return veld
    vragen = (*veld.velden, *(d.veld for d in _get_delen(veld).values()))
    return next((vraag for vraag in vragen if vraag.sleutel == deel), None)


def _get_delen(veld: Veld) -> Mapping[str, Deel]:
    return get_veldtype(veld.type).get_delen(veld, 0) if veld.type == "adres" else {}


def _check_gevolg(regel: Regel, bekend: Bekend) -> Iterator[str]:
    if regel.dan is Gevolg.STOP_PAGINA:
        if not regel.tekst:
            yield "Een stoppagina heeft een tekst nodig die zegt wat de inwoner dan kan doen."
        if regel.vervolg and bekend.vervolgen is not None and regel.vervolg not in bekend.vervolgen:
            yield f"Het vervolg ‘{regel.vervolg}’ bestaat niet."
    elif regel.titel or regel.vervolg:
        yield "Alleen een stoppagina heeft een titel en een vervolg."
    if regel.dan is Gevolg.ZAAKTYPE and bekend.zaaktypen is not None and regel.doel not in bekend.zaaktypen:
        yield f"Het zaaktype ‘{regel.doel}’ bestaat niet."


def _find_grens(definitie: Definitie, regel: Regel) -> int | None:
    """How many fields come before the moment this rule decides; None when its target does not exist."""
    sleutels = list(definitie.veld_per_sleutel)
    if regel.dan is Gevolg.ZAAKTYPE:
        return len(sleutels)
    if regel.dan in (Gevolg.TOON, Gevolg.VERBERG):
        return sleutels.index(regel.doel) if regel.doel in sleutels else None
    geteld = 0
    for stap in definitie.stappen:
        if stap.sleutel == regel.doel:
            return geteld + (len(stap.velden) if regel.dan is Gevolg.STOP_PAGINA else 0)
        geteld += len(stap.velden)
    return None


def _would_be_skipped(definitie: Definitie, regel: Regel, bron: Veld) -> bool:
    """Whether an optional choice appears by an answer on its own page: a post cannot tell it was unseen."""
    doel = definitie.veld_per_sleutel.get(regel.doel)
    if regel.dan not in (Gevolg.TOON, Gevolg.VERBERG) or doel is None or doel.type not in VELDTYPEN:
        return False
    stuurt_mee = get_veldtype(doel.type).stuurt_altijd_mee or doel.verplicht
    return not stuurt_mee and any(doel in stap.velden and bron in stap.velden for stap in definitie.stappen)


def _check_voorwaarde(voorwaarde: Voorwaarde, veld: Veld) -> Iterator[str]:
    soort, operator, waarde = get_veldtype(veld.type), voorwaarde.operator, voorwaarde.waarde
    if not soort.heeft_invoer:
        yield f"Op ‘{veld.sleutel}’ komt geen antwoord; een regel kan er niet naar kijken."
        return
    if operator is Operator.INGEVULD:
        if not isinstance(waarde, bool):
            yield f"Bij ‘{veld.sleutel}’ ingevuld hoort de waarde true of false."
        return
    if operator in (Operator.GROTER, Operator.KLEINER):
        if not soort.is_geordend:
            yield f"‘{veld.sleutel}’ heeft geen antwoord dat groter of kleiner kan zijn."
        elif not _is_vergelijkbaar(veld, waarde):
            yield f"De waarde ‘{waarde}’ past niet bij ‘{veld.sleutel}’."
        return
    toegestaan = soort.get_waarden(veld)
    genoemd = waarde if isinstance(waarde, tuple) else (waarde,)
    for keuze in genoemd:
        if toegestaan and keuze not in toegestaan:
            yield f"Het antwoord ‘{keuze}’ bestaat niet bij ‘{veld.sleutel}’."


def _is_vergelijkbaar(veld: Veld, waarde: object) -> bool:
    """Dates and times compare with their one form, numbers and how many there are with a number."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | str):
        return False
    if vorm := VORMEN.get(veld.type):
        return bool(vorm.fullmatch(str(waarde)))
    try:
        return Decimal(waarde).is_finite()
    except InvalidOperation:
        return False
