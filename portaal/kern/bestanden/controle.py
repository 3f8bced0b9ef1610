"""The check itself: name, size, first bytes, then the whole content; a zip file by file."""

import io
import zipfile
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.base import File

from .archief import Archief
from .formaten import FORMATEN, PAKKET, ZIP, describe_formaten
from .naam import clean_naam, extensie_van
from .oordeel import BestandGeweigerd, GecontroleerdBestand

ALLE = frozenset({*FORMATEN, PAKKET})
MAX_IN_PAKKET = 20
# What a Mac packs along, and nobody sent on purpose.
BIJVANGST = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def check_upload(bestand: "File[Any]", *, formaten: Collection[str] = ALLE) -> GecontroleerdBestand:
    """The file, clean and under a safe name. `formaten` are the extensions allowed. Raises BestandGeweigerd."""
    naam = bestand.name or ""
    toegestaan = {extensie for extensie in ALLE if extensie in formaten}
    if extensie_van(naam) not in toegestaan:
        raise BestandGeweigerd(
            f"Dit soort bestand kunnen wij niet aannemen. Stuur {describe_formaten(toegestaan)}."
        )
    inhoud = _read(bestand)
    if extensie_van(naam) == PAKKET:
        return _repack(naam, inhoud, toegestaan - {PAKKET})
    return _check(naam, inhoud)


def check_uploads(
    bestanden: "Iterable[File[Any]]", *, formaten: Collection[str] = ALLE
) -> tuple[list[GecontroleerdBestand], list[str]]:
    """The files that are accepted, and what is wrong with each of the others."""
    goed, meldingen = [], []
    for bestand in bestanden:
        try:
            goed.append(check_upload(bestand, formaten=formaten))
        except BestandGeweigerd as fout:
            meldingen.append(name_melding(bestand.name or "", fout))
    return goed, meldingen


def name_melding(naam: str, fout: BestandGeweigerd) -> str:
    """What is wrong, with the name of the file it is about."""
    return f"‘{clean_naam(naam)}’: {fout.melding}"


def _check(naam: str, inhoud: bytes) -> GecontroleerdBestand:
    extensie = extensie_van(naam)
    formaat = FORMATEN[extensie]
    if not formaat.recognizes(inhoud):
        raise BestandGeweigerd(
            "De inhoud van dit bestand past niet bij de naam. "
            f"Sla het opnieuw op als {extensie[1:]} en stuur het dan."
        )
    schoon = clean_naam(naam)
    if formaat.wordt:
        schoon = PurePosixPath(schoon).stem + formaat.wordt
    return GecontroleerdBestand(schoon, formaat.media_type, formaat.clean(inhoud))


def _repack(naam: str, inhoud: bytes, toegestaan: Collection[str]) -> GecontroleerdBestand:
    """A new zip with the files of the old one, each checked as if it was sent by itself."""
    if not inhoud.startswith(ZIP):
        raise BestandGeweigerd("Dit is geen zip, of de zip is leeg. Stuur de bestanden los.")
    archief = Archief(inhoud)
    namen = [deel for deel in archief if not (deel.startswith(BIJVANGST[0]) or deel.endswith(BIJVANGST[1:]))]
    if not namen:
        raise BestandGeweigerd("In deze zip zit niets. Kies een ander bestand.")
    if len(namen) > MAX_IN_PAKKET:
        raise BestandGeweigerd(
            f"In deze zip zitten te veel bestanden. Stuur er hoogstens {MAX_IN_PAKKET} tegelijk."
        )
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        gebruikt: set[str] = set()
        for deel in namen:
            schoon = _check_in_zip(deel, archief, toegestaan)
            nieuw.writestr(_make_unique(schoon.bestandsnaam, gebruikt), schoon.inhoud)
    return GecontroleerdBestand(clean_naam(naam), "application/zip", uit.getvalue())


def _check_in_zip(deel: str, archief: Archief, toegestaan: Collection[str]) -> GecontroleerdBestand:
    kort = clean_naam(deel)
    if extensie_van(deel) not in toegestaan:
        raise BestandGeweigerd(f"In deze zip zit ‘{kort}’. Dat soort bestand kunnen wij niet aannemen.")
    try:
        return _check(deel, archief.read(deel))
    except BestandGeweigerd as fout:
        raise BestandGeweigerd(f"In deze zip zit ‘{kort}’. {fout.melding}") from fout


def _make_unique(naam: str, gebruikt: set[str]) -> str:
    """Two folders may each have a scan.pdf: the second becomes scan-2.pdf."""
    pad, nummer = PurePosixPath(naam), 1
    while naam.lower() in gebruikt:
        nummer += 1
        naam = f"{pad.stem}-{nummer}{pad.suffix}"
    gebruikt.add(naam.lower())
    return naam


def _read(bestand: "File[Any]") -> bytes:
    grens = settings.UPLOAD_MAX_BYTES
    bestand.seek(0)
    inhoud: bytes = bestand.read(grens + 1)
    if not inhoud:
        raise BestandGeweigerd("Dit bestand is leeg. Kies een ander bestand.")
    if len(inhoud) > grens:
        raise BestandGeweigerd(
            f"Dit bestand is te groot. Maak het kleiner: hoogstens {grens // 1_000_000} MB."
        )
    return inhoud
