"""The code on a sealed document: how it is made, written and read back."""

import re
import secrets

# Without I, O, 0 and 1, which people take for each other. Twelve of 32 signs are 60 bits.
TEKENS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTE, GROEP = 12, 4
GEEN_TEKEN = re.compile(r"[\s.\-–—]+")


def new_code() -> str:
    """A code as it stands on the document: K7PM-Q2XR-94TD."""
    return _group("".join(secrets.choice(TEKENS) for _ in range(LENGTE)))


def normalize_code(tekst: str) -> str:
    """The code as it is stored, however it was typed. Raises ValueError when it cannot be one."""
    compact = GEEN_TEKEN.sub("", tekst).upper()
    if len(compact) != LENGTE or set(compact) - set(TEKENS):
        raise ValueError("geen code")
    return _group(compact)


def _group(compact: str) -> str:
    return "-".join(compact[begin : begin + GROEP] for begin in range(0, LENGTE, GROEP))
