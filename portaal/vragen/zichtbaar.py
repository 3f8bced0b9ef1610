"""Which steps and questions a resident gets, given the answers so far. One pure function for every screen."""

from dataclasses import dataclass

from .antwoord import Antwoord, Antwoorden
from .definitie import Definitie, Stap, Veld
from .regels import Gevolg, Regel


@dataclass(frozen=True)
class ZichtbareStap:
    stap: Stap
    velden: tuple[Veld, ...]


@dataclass(frozen=True)
class Zichtbaar:
    """The path through the form. `antwoorden` holds the answers to visible questions only.

    `stop` is the rule that ends the form early, after the last of `stappen`.
    """

    stappen: tuple[ZichtbareStap, ...]
    antwoorden: Antwoorden
    stop: Regel | None = None

    def find_stap(self, sleutel: str) -> ZichtbareStap | None:
        return next((stap for stap in self.stappen if stap.stap.sleutel == sleutel), None)


def zichtbaar(definitie: Definitie, antwoorden: Antwoorden) -> Zichtbaar:
    """Walk the form once, in order. What is hidden counts as unanswered for all that follows."""
    getelde: dict[str, Antwoord] = {}
    stappen: list[ZichtbareStap] = []
    for stap in definitie.stappen:
        if _find_geldend(definitie, Gevolg.STAP_NVT, stap.sleutel, getelde):
            continue
        velden: list[Veld] = []
        for veld in stap.velden:
            if is_veld_zichtbaar(definitie, veld, getelde):
                velden.append(veld)
                if veld.sleutel in antwoorden:
                    getelde[veld.sleutel] = antwoorden[veld.sleutel]
        if stap.velden and not velden:
            continue
        stappen.append(ZichtbareStap(stap, tuple(velden)))
        if stop := _find_geldend(definitie, Gevolg.STOP_PAGINA, stap.sleutel, getelde):
            return Zichtbaar(tuple(stappen), getelde, stop)
    return Zichtbaar(tuple(stappen), getelde)


def zaaktype_van(definitie: Definitie, antwoorden: Antwoorden) -> str | None:
    """The identificatie of the zaaktype that the answers lead to; None means that of the form itself."""
    getelde = zichtbaar(definitie, antwoorden).antwoorden
    regels = (regel for regel in definitie.regels if regel.dan is Gevolg.ZAAKTYPE)
    return next((regel.doel for regel in regels if regel.holds(getelde)), None)


def is_veld_zichtbaar(definitie: Definitie, veld: Veld, antwoorden: Antwoorden) -> bool:
    """A field with `toon` rules needs one that holds; a `verberg` rule that holds always wins."""
    if _find_geldend(definitie, Gevolg.VERBERG, veld.sleutel, antwoorden):
        return False
    toon = definitie.regels_per_doel.get((Gevolg.TOON, veld.sleutel))
    return toon is None or any(regel.holds(antwoorden) for regel in toon)


def _find_geldend(definitie: Definitie, dan: Gevolg, doel: str, antwoorden: Antwoorden) -> Regel | None:
    regels = definitie.regels_per_doel.get((dan, doel), ())
    return next((regel for regel in regels if regel.holds(antwoorden)), None)
