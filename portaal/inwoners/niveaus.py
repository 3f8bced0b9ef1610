"""How surely a resident was recognised, and whether that is enough (levels of DigiD).

A broker has its own names for the levels; settings.DIGID["niveaus"] lists them, lowest first.
"""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from .enums import Niveau

LOA = "loa"


def niveau_of(acr: object) -> Niveau | None:
    """The level behind the name a broker uses, or None when that name is not configured."""
    namen = dict(zip(settings.DIGID["niveaus"], Niveau, strict=True))
    return namen.get(acr) if isinstance(acr, str) else None


def broker_name(niveau: Niveau) -> str:
    """How the broker calls this level."""
    return settings.DIGID["niveaus"][niveau.rang]


def minimum_niveau() -> Niveau:
    """Below this nobody comes in."""
    return Niveau(str(settings.DIGID["minimum"]))


def read_niveau(gevraagd: str) -> Niveau | None:
    """The level that an address asks for; None when it is no level of ours."""
    return Niveau(gevraagd) if gevraagd in Niveau.values else None


def has_niveau(sessie: SessionBase, nodig: Niveau) -> bool:
    """Whether whoever is logged in was recognised surely enough for a form that asks `nodig`."""
    bereikt = sessie.get(LOA, "")
    return bereikt in Niveau.values and Niveau(bereikt).rang >= nodig.rang
