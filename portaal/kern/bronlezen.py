"""Reading JSON of somebody else: a part that is absent or of another kind is empty, never an error."""

from datetime import date
from typing import Any


def read_object(waarde: Any, *namen: str) -> dict[str, Any]:
    """The object under these names, one inside the other; empty when there is none."""
    for naam in namen:
        waarde = waarde.get(naam) if isinstance(waarde, dict) else None
    return waarde if isinstance(waarde, dict) else {}


def read_list(waarde: Any, naam: str) -> list[dict[str, Any]]:
    """The objects in the list under this name."""
    lijst = waarde.get(naam) if isinstance(waarde, dict) else None
    return [deel for deel in lijst if isinstance(deel, dict)] if isinstance(lijst, list) else []


def read_text(waarde: Any, naam: str) -> str:
    """The text under this name on one line; a number counts as its digits."""
    tekst = waarde.get(naam) if isinstance(waarde, dict) else None
    if isinstance(tekst, int) and not isinstance(tekst, bool):
        return str(tekst)
    return " ".join(tekst.split()) if isinstance(tekst, str) else ""


def read_date(tekst: str) -> date | None:
    """A date as 2026-11-24 or 20261124."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def format_postcode(tekst: str) -> str:
    """`4299LV` becomes `4299 LV`."""
    compact = "".join(tekst.split()).upper()
    return f"{compact[:4]} {compact[4:]}" if len(compact) == 6 else compact


def join_huisnummer(adres: dict[str, Any], *, letter: str, toevoeging: str) -> str:
    """Number, letter and addition as on an envelope: `118 B`, `5 hs`."""
    delen = (read_text(adres, naam) for naam in ("huisnummer", letter, toevoeging))
    return " ".join(deel for deel in delen if deel)
