"""A way through a form, a mistake in it, and parts that many ways share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

Getypt = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Pad:
    """One way through a form, step by step. It ends on the check page, or on the stop page with this title.

    The zaaktype is that of the form, unless named here.
    """

    naam: str
    stappen: Mapping[str, Getypt]
    stop: str = ""
    zaaktype: str = ""
    anoniem: bool = False


@dataclass(frozen=True)
class Mis:
    """A mistake at a step of the first path, and what the page then says."""

    stap: str
    getypt: Getypt
    melding: str


@dataclass(frozen=True)
class Formulierproef:
    paden: tuple[Pad, ...]
    mis: Mis


def dag(naam: str, over: int) -> dict[str, str]:
    """The three parts of a date, so many days from today."""
    datum = timezone.localdate() + timedelta(days=over)
    return {f"{naam}_dag": str(datum.day), f"{naam}_maand": str(datum.month), f"{naam}_jaar": str(datum.year)}


def adres(naam: str) -> dict[str, str]:
    """An address that is typed as a whole, with a postcode without capitals."""
    return {
        f"{naam}_postcode": "4299la",
        f"{naam}_huisnummer": "47",
        f"{naam}_toevoeging": "",
        f"{naam}_straat": "Molenstraat",
        f"{naam}_woonplaats": "Lindervoort",
    }


def rij(groep: str, nummer: int, **velden: str) -> dict[str, str]:
    """One row of a group."""
    return {f"{groep}-{nummer}-{naam}": waarde for naam, waarde in velden.items()}


def later(*namen: str) -> dict[str, str]:
    """These files come later."""
    return {f"{naam}_later": "on" for naam in namen}


MAIL = {"email": "iemand@voorbeeld.example"}
BEL = {**MAIL, "telefoon": "06 12 34 56 78"}
BEREIKBAAR = {**MAIL, "telefoon": ""}
VREEMDE = {"naam": "Noor de Boer", **BEL}
