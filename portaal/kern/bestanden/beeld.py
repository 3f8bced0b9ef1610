"""Pictures are drawn anew, so that EXIF (place, camera) and anything glued on are gone."""

import io
import warnings

import pillow_heif
from PIL import Image, ImageOps

from .oordeel import BestandGeweigerd

MAX_PIXELS = 40_000_000
TE_GROOT = "Deze foto is te groot. Maak de foto kleiner: hoogstens 40 miljoen beeldpunten."
ONLEESBAAR = "Deze foto kunnen wij niet lezen. Maak een nieuwe foto, of sla hem opnieuw op als jpg of png."

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)
# Thumbnails, depth maps and the like are not needed to see the photo.
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def redraw_jpeg(inhoud: bytes) -> bytes:
    return _redraw(inhoud, "JPEG", "JPEG")


def redraw_png(inhoud: bytes) -> bytes:
    return _redraw(inhoud, "PNG", "PNG")


def heif_to_jpeg(inhoud: bytes) -> bytes:
    """A photo of an iPhone as a jpg, which everybody can open."""
    return _redraw(inhoud, "HEIF", "JPEG")


def _redraw(inhoud: bytes, van: str, naar: str) -> bytes:
    """The picture alone, upright, without anything else the file carried."""
    try:
        with Image.open(io.BytesIO(inhoud), formats=[van]) as foto:
            if foto.width * foto.height > MAX_PIXELS:
                raise BestandGeweigerd(TE_GROOT)
            foto.load()
            rechtop = ImageOps.exif_transpose(foto)
            schoon = Image.new(rechtop.mode, rechtop.size)
            if rechtop.mode == "P":
                schoon = rechtop.convert("RGBA")
            else:
                schoon.paste(rechtop)
            uit = io.BytesIO()
            schoon.convert("RGB" if naar == "JPEG" else schoon.mode).save(uit, naar, quality=90)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as fout:
        raise BestandGeweigerd(TE_GROOT) from fout
    # What Pillow and libheif raise on a damaged picture.
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError) as fout:
        raise BestandGeweigerd(ONLEESBAAR) from fout
    return uit.getvalue()
