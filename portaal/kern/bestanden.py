"""Checks on an uploaded file: its name, its first bytes and the whole of its content must agree.

Only pdf, jpg and png. Images are drawn anew, so that EXIF (place, camera) and anything glued on are gone.
"""

import hashlib
import io
import re
import unicodedata
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.base import File
from PIL import Image, ImageOps

from .pdf import OnveiligePdf, check_pdf

MAX_PIXELS = 40_000_000
MAX_NAAM = 100
FORMATEN = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
BEGIN = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
PIL_FORMAAT = {"image/jpeg": "JPEG", "image/png": "PNG"}
NIET_IN_NAAM = re.compile(r'[<>:"/\\|?*;%]+')
ANDERE_FOTO = "Deze foto kunnen wij niet lezen. Maak een nieuwe foto, of sla hem opnieuw op als jpg of png."

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


class BestandGeweigerd(Exception):
    """The file is not accepted; `melding` tells the sender what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


@dataclass(frozen=True)
class GecontroleerdBestand:
    """A file that passed every check; only this is stored."""

    bestandsnaam: str
    formaat: str
    inhoud: bytes
    sha256: str


def check_upload(bestand: "File[Any]") -> GecontroleerdBestand:
    """The file, clean and under a safe name. Raises BestandGeweigerd."""
    extensie = PurePosixPath(bestand.name or "").suffix.lower()
    if extensie not in FORMATEN:
        raise BestandGeweigerd("Dit soort bestand kunnen wij niet aannemen. Stuur een pdf, jpg of png.")
    inhoud = _read(bestand)
    formaat = FORMATEN[extensie]
    if not inhoud.startswith(BEGIN[formaat]):
        raise BestandGeweigerd(
            "De inhoud van dit bestand past niet bij de naam. "
            f"Sla het opnieuw op als {extensie[1:]} en stuur het dan."
        )
    if formaat in PIL_FORMAAT:
        inhoud = _redraw(inhoud, PIL_FORMAAT[formaat])
    else:
        try:
            check_pdf(inhoud)
        except OnveiligePdf as fout:
            raise BestandGeweigerd(str(fout)) from fout
    return GecontroleerdBestand(
        clean_naam(bestand.name or ""), formaat, inhoud, hashlib.sha256(inhoud).hexdigest()
    )


def clean_naam(naam: str) -> str:
    """A file name without a path, control characters or signs that mean something elsewhere."""
    naam = unicodedata.normalize("NFC", naam).replace("\\", "/").rpartition("/")[2]
    naam = "".join(teken for teken in naam if unicodedata.category(teken)[0] != "C")
    pad = PurePosixPath(NIET_IN_NAAM.sub("_", naam))
    stam = " ".join(pad.stem.split()).strip(". ") or "bestand"
    return stam[: MAX_NAAM - len(pad.suffix)] + pad.suffix.lower()


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


def _redraw(inhoud: bytes, formaat: str) -> bytes:
    """The picture alone, upright, without anything else the file carried."""
    try:
        with Image.open(io.BytesIO(inhoud), formats=[formaat]) as foto:
            if foto.width * foto.height > MAX_PIXELS:
                raise BestandGeweigerd(
                    "Deze foto is te groot. Maak de foto kleiner: hoogstens 40 miljoen beeldpunten."
                )
            foto.load()
            rechtop = ImageOps.exif_transpose(foto)
            schoon = Image.new(rechtop.mode, rechtop.size)
            if rechtop.mode == "P":
                schoon = rechtop.convert("RGBA")
            else:
                schoon.paste(rechtop)
            uit = io.BytesIO()
            schoon.convert("RGB" if formaat == "JPEG" else schoon.mode).save(uit, formaat, quality=90)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as fout:
        raise BestandGeweigerd(
            "Deze foto is te groot. Maak de foto kleiner: hoogstens 40 miljoen beeldpunten."
        ) from fout
    except (OSError, ValueError, SyntaxError, EOFError) as fout:  # what Pillow raises on a damaged picture
        raise BestandGeweigerd(ANDERE_FOTO) from fout
    return uit.getvalue()
