"""The answers in words, step by step: for the check page, the mail, the PDF and the zaak."""

from dataclasses import dataclass

from .antwoord import Antwoorden, is_answered
from .definitie import Definitie, Stap, Veld
from .typen import Kader, get_veldtype
from .zichtbaar import zichtbaar

NIET_INGEVULD = "Niet ingevuld"


@dataclass(frozen=True)
class SamenvattingRegel:
    veld: Veld
    tekst: str


@dataclass(frozen=True)
class SamenvattingStap:
    stap: Stap
    regels: tuple[SamenvattingRegel, ...]


def summarize(definitie: Definitie, antwoorden: Antwoorden, kader: Kader) -> list[SamenvattingStap]:
    """What is visible and nothing else; steps without a line are left out."""
    pad = zichtbaar(definitie, antwoorden)
    stappen = [
        SamenvattingStap(
            stap.stap,
            tuple(_summarize_veld(veld, pad.antwoorden, kader) for veld in stap.velden if _is_regel(veld)),
        )
        for stap in pad.stappen
    ]
    return [stap for stap in stappen if stap.regels]


def _is_regel(veld: Veld) -> bool:
    return veld.in_samenvatting and get_veldtype(veld.type).heeft_invoer


def _summarize_veld(veld: Veld, antwoorden: Antwoorden, kader: Kader) -> SamenvattingRegel:
    antwoord = antwoorden.get(veld.sleutel)
    if not is_answered(antwoord):
        return SamenvattingRegel(veld, NIET_INGEVULD)
    return SamenvattingRegel(veld, get_veldtype(veld.type).format_in_kader(veld, antwoord, kader))
