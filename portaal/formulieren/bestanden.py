"""The files that a page of a step brings: each checked and put in quarantine, or refused by name."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.http import HttpRequest
from django.utils import timezone

from portaal.kern.bestanden import BestandGeweigerd, check_uploads, name_melding
from portaal.vragen.definitie import Veld

from .invulling import Invulling
from .operations import add_bijlage, remove_bijlage
from .vrager import account_of

# What the name of a file input ends in, after that of its question.
KIES = "_kies"


def file_input_name(stap: str, veld: str) -> str:
    return f"{stap}-{veld}{KIES}"


def bestandsvelden(invulling: Invulling, stap: str) -> list[Veld]:
    """The questions for files on this step."""
    gevonden = invulling.definitie.stap_per_sleutel.get(stap)
    return [veld for veld in gevonden.velden if veld.type == "bestand"] if gevonden else []


def take_files(request: HttpRequest, invulling: Invulling, stap: str) -> Mapping[str, list[str]]:
    """Keep the files that came with this post; per question what is wrong with those that are refused.

    Raises AanvraagIsIngediend.
    """
    geweigerd: dict[str, list[str]] = {}
    for veld in bestandsvelden(invulling, stap):
        gekozen = request.FILES.getlist(file_input_name(stap, veld.sleutel))
        if gekozen and (meldingen := _take(request, invulling, veld, gekozen)):
            geweigerd[veld.sleutel] = meldingen
    if request.FILES:
        invulling.reload_bijlagen()
    return geweigerd


def remove_file(request: HttpRequest, invulling: Invulling, bijlage_uuid: str) -> None:
    """Remove the file with this uuid; one that is not there is no fault. Raises AanvraagIsIngediend."""
    with suppress(ValueError):
        remove_bijlage(
            aanvraag=invulling.aanvraag,
            bijlage_uuid=UUID(bijlage_uuid),
            by=account_of(request),
            now=timezone.now(),
        )
        invulling.reload_bijlagen()


def _take(request: HttpRequest, invulling: Invulling, veld: Veld, gekozen: Iterable[File[Any]]) -> list[str]:
    goed, meldingen = check_uploads(gekozen)
    for bestand in goed:
        try:
            add_bijlage(
                aanvraag=invulling.aanvraag,
                veld=veld.sleutel,
                bestand=bestand,
                by=account_of(request),
                now=timezone.now(),
            )
        except BestandGeweigerd as fout:
            meldingen.append(name_melding(bestand.bestandsnaam, fout))
    return meldingen
