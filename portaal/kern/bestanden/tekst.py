"""Plain text: readable from the first to the last byte, with nothing in it that is not text."""

import re

from .oordeel import BestandGeweigerd

BESTURING = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")
GEEN_TEKST = "Dit is geen gewone tekst. Sla het opnieuw op als txt of csv, of stuur een pdf."


def check_tekst(inhoud: bytes) -> bytes:
    """The text as it was sent, in UTF-8, UTF-16 or the code page of Windows; raises BestandGeweigerd."""
    for codering in ("utf-16",) if inhoud.startswith(BOM_UTF16) else ("utf-8-sig", "cp1252"):
        try:
            tekst = inhoud.decode(codering)
        except UnicodeError:
            continue
        if BESTURING.search(tekst) or not tekst.strip():
            break
        return inhoud
    raise BestandGeweigerd(GEEN_TEKST)
