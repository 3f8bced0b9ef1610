"""Which characters our fonts can show. A document that promises to be readable may hold no other ones."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

LETTERTYPEN = Path(__file__).parent / "lettertypen"
ONBEKEND = "□"
# Joins the parts of one emoji, or of letters in scripts that write them together.
VERBINDERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


def only_visible(tekst: str) -> str:
    """The text with □ for what no font can show, and without characters that steer instead of show."""
    return "".join(_show(teken) for teken in unicodedata.normalize("NFC", tekst.replace("\r\n", "\n")))


def _show(teken: str) -> str:
    if teken == "\n" or teken in VERBINDERS:
        return teken
    soort = unicodedata.category(teken)
    if soort in ("Zs", "Zl", "Zp") or teken == "\t":
        return " " if soort == "Zs" or teken == "\t" else "\n"
    if soort in ("Cc", "Cf"):
        return ""
    return teken if ord(teken) in _covered() else ONBEKEND


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """The code points that at least one of the fonts has a glyph for; those for private use not counted."""
    punten = {punt for pad in sorted(LETTERTYPEN.glob("*.ttf")) for punt in _read_cmap(pad.read_bytes())}
    return frozenset(punt for punt in punten if unicodedata.category(chr(punt)) not in ("Co", "Cs", "Cn"))


def _read_cmap(font: bytes) -> Iterator[int]:
    """The code points in the character map (OpenType `cmap`, formats 4 and 12) of a font."""
    aantal = struct.unpack_from(">H", font, 4)[0]
    tabellen = (struct.unpack_from(">4sLLL", font, 12 + 16 * nummer) for nummer in range(aantal))
    cmap = next(plaats for naam, _, plaats, _ in tabellen if naam == b"cmap")
    for nummer in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        tabel = cmap + struct.unpack_from(">L", font, cmap + 8 + 8 * nummer)[0]
        vorm = struct.unpack_from(">H", font, tabel)[0]
        if vorm == 12:
            yield from _read_groups(font, tabel)
        elif vorm == 4:
            yield from _read_segments(font, tabel)


def _read_groups(font: bytes, tabel: int) -> Iterator[int]:
    for nummer in range(struct.unpack_from(">L", font, tabel + 12)[0]):
        eerste, laatste, _ = struct.unpack_from(">LLL", font, tabel + 16 + 12 * nummer)
        yield from range(eerste, laatste + 1)


def _read_segments(font: bytes, tabel: int) -> Iterator[int]:
    """Without what is mapped to glyph 0, which is the box for an unknown character."""
    dubbel = struct.unpack_from(">H", font, tabel + 6)[0]
    for segment in range(0, dubbel, 2):
        laatste = struct.unpack_from(">H", font, tabel + 14 + segment)[0]
        eerste = struct.unpack_from(">H", font, tabel + 16 + dubbel + segment)[0]
        verschil = struct.unpack_from(">h", font, tabel + 16 + 2 * dubbel + segment)[0]
        plek = tabel + 16 + 3 * dubbel + segment
        afstand = struct.unpack_from(">H", font, plek)[0]
        for punt in range(eerste, laatste + 1):
            if afstand:
                glyph = struct.unpack_from(">H", font, plek + afstand + 2 * (punt - eerste))[0]
            else:
                glyph = (punt + verschil) & 0xFFFF
            if glyph and punt != 0xFFFF:
                yield punt
