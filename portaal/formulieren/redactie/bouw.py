"""A Formulier as its editor left it: the definitie it says, and the keys that were published of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from portaal.vragen.controle import Fout

from ..models import Formulier
from .omzetten import Blok, to_definitie

VAST = (
    "De sleutel is ‘{oud}’ en ligt vast: er kunnen antwoorden onder staan. "
    "Zet hem terug, of maak een nieuwe vraag."
)


def read_blokken(formulier: Formulier) -> tuple[list[Blok], list[Blok]]:
    """stappen and regels as they are stored."""
    return list(formulier.stappen.get_prep_value()), list(formulier.regels.get_prep_value())


def read_definitie(formulier: Formulier) -> dict[str, Any]:
    """What the blocks say, whole or not."""
    stappen, regels = read_blokken(formulier)
    return to_definitie(
        titel=formulier.titel, stappen=stappen, regels=regels, ondertekening=formulier.ondertekening
    )


def keys_by_block(stappen: list[Blok]) -> dict[str, str]:
    """The key of each step and question, by the id of its block."""
    return {blok["id"]: blok["value"]["sleutel"] for _, blok in _walk(stappen)}


def find_changed_keys(stappen: list[Blok], vast: Mapping[str, str]) -> list[Fout]:
    """Each step or question that was published under another key."""
    fouten = []
    for soort, blok in _walk(stappen):
        oud, nieuw = vast.get(blok["id"] or ""), blok["value"]["sleutel"]
        if oud and nieuw != oud:
            fouten.append(Fout(f"{soort} ‘{nieuw}’", VAST.format(oud=oud)))
    return fouten


def _walk(stappen: list[Blok]) -> Iterator[tuple[str, Blok]]:
    for stap in stappen:
        yield "stap", stap
        for veld in stap["value"]["velden"]:
            yield "veld", veld
            for vraag in veld["value"].get("velden", []):
                yield f"veld ‘{veld['value']['sleutel']}’, veld", vraag
