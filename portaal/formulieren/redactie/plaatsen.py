"""Where in the editor a fault belongs: in which block, and in words. Pure but for Wagtail's errors."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from portaal.vragen.controle import Fout

from .omzetten import Blok

SLEUTELS = re.compile(r"(stap|veld) ‘([^’]*)’")
REGEL = re.compile(r"regel (\d+)")


@dataclass(frozen=True)
class Plek:
    """`pad` leads from the field of the form to the block: indexes of blocks and names of their parts."""

    veld: str
    pad: tuple[int | str, ...] = ()
    omschrijving: str = "Het formulier"


# Faults of settings are named by the field they are in.
INSTELLINGEN = {
    "ondertekening": Plek("ondertekening_email", (), "Meetekenen"),
    "knoptekst": Plek("knoptekst", (), "Tekst op de verzendknop"),
    "bevestiging": Plek("bevestiging", (), "Kop van de bevestiging"),
    "loa": Plek("loa", (), "Niveau van de login"),
    "sluit_op": Plek("sluit_op", (), "Open tot"),
}


@dataclass(frozen=True)
class GeplaatsteFout:
    plek: Plek
    melding: str

    def __str__(self) -> str:
        return f"{self.plek.omschrijving}: {self.melding}"


def place_fouten(fouten: Iterable[Fout], stappen: list[Blok], regels: list[Blok]) -> list[GeplaatsteFout]:
    """Each fault at its block; one without a block of its own belongs to the form."""
    plekken = _list_plekken(stappen)
    return [GeplaatsteFout(_find_plek(fout.plaats, plekken, regels), fout.melding) for fout in fouten]


def to_block_error(fouten: Iterable[GeplaatsteFout]) -> StreamBlockValidationError:
    """The faults of one field as Wagtail shows them: each text beside its own block."""
    boom: dict[int | str, Any] = {}
    for fout in fouten:
        tak = boom
        for deel in fout.plek.pad[:-1]:
            tak = tak.setdefault(deel, {})
        tak.setdefault(fout.plek.pad[-1], []).append(fout.melding)
    return StreamBlockValidationError(block_errors=_to_errors(boom))


def _to_errors(boom: dict[Any, Any]) -> dict[Any, Any]:
    """Blocks in a stream have numbers, parts of a struct have names; the levels take turns."""
    fouten = {}
    for deel, rest in boom.items():
        if isinstance(rest, list):
            fouten[deel] = ValidationError(rest)
        elif isinstance(deel, int):
            fouten[deel] = StructBlockValidationError(block_errors=_to_errors(rest))
        else:
            fouten[deel] = StreamBlockValidationError(block_errors=_to_errors(rest))
    return fouten


def _list_plekken(stappen: list[Blok]) -> dict[str, Plek]:
    """The place of each step and each question by how a fault names it; the first of equals."""
    plekken: dict[str, Plek] = {}
    for nummer, stap in enumerate(stappen):
        waarde = stap["value"]
        waar = f"Stap {nummer + 1} ‘{waarde['titel']}’"
        plekken.setdefault(f"stap ‘{waarde['sleutel']}’", Plek("stappen", (nummer, "titel"), waar))
        _add_velden(plekken, waarde["velden"], (nummer,), waar, "")
    return plekken


def _add_velden(
    plekken: dict[str, Plek], velden: list[Blok], pad: tuple[Any, ...], waar: str, voor: str
) -> None:
    for nummer, veld in enumerate(velden):
        naam = f"{voor}veld ‘{veld['value']['sleutel']}’"
        hier = (*pad, "velden", nummer)
        omschrijving = f"{waar}, vraag ‘{veld['value']['label']}’"
        plekken.setdefault(naam, Plek("stappen", (*hier, "label"), omschrijving))
        _add_velden(plekken, veld["value"].get("velden", []), hier, omschrijving, f"{naam}, ")


def _find_plek(plaats: str, plekken: dict[str, Plek], regels: list[Blok]) -> Plek:
    if plaats in plekken:
        return plekken[plaats]
    if (gevonden := REGEL.match(plaats)) and 0 < int(gevonden[1]) <= len(regels):
        nummer = int(gevonden[1])
        return Plek("regels", (nummer - 1, "doel"), f"Regel {nummer}")
    if sleutels := list(SLEUTELS.finditer(plaats)):
        return plekken.get(sleutels[0][0], Plek(""))
    return INSTELLINGEN.get(plaats, Plek(""))
