"""What a resident can do next: call back, choose an appointment. The app that offers it registers it here.

A form, a decision rule or a page names a vervolg by its code and knows nothing of the app behind it. A code that
no app has registered falls back to TERUGVAL, so that the way on is never a dead end.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

TERUGVAL = "terugbellen"


@dataclass(frozen=True)
class Aanleiding:
    """Where the resident comes from: `onderwerp` in words that hold no personal data, and the zaak if any."""

    onderwerp: str = ""
    zaak_uuid: UUID | None = None


@dataclass(frozen=True)
class Vervolg:
    """label is the text of the button, uitleg the sentence above it, url where it leads."""

    code: str
    label: str
    uitleg: str
    url: Callable[[Aanleiding], str]
    icoon: str = "pijl-rechts"


_vervolgen: dict[str, Vervolg] = {}


def register(vervolg: Vervolg) -> Vervolg:
    _vervolgen[vervolg.code] = vervolg
    return vervolg


def find_vervolg(code: str) -> Vervolg | None:
    """The vervolg under this code, else the fallback; None for no code, or when no app offers the fallback."""
    if not code:
        return None
    return _vervolgen.get(code) or _vervolgen.get(TERUGVAL)
