"""What the pages of the queue say of a number and of a wait."""

from datetime import timedelta

from django import template

from ..models import Afspraak, Volgnummer
from ..wachttijd import MINUUT

register = template.Library()


@register.filter
def waarvoor(wie: Afspraak | Volgnummer) -> str:
    """What somebody comes for."""
    afspraak = wie.afspraak if isinstance(wie, Volgnummer) else wie
    if afspraak:
        return ", ".join(regel.soort.naam for regel in afspraak.regels.all())
    return wie.soort.naam if isinstance(wie, Volgnummer) and wie.soort else ""


@register.filter
def minuten(duur: timedelta) -> str:
    """A wait in whole minutes, rounded up: four and a half is not within four."""
    aantal = -(-duur // MINUUT)
    return "1 minuut" if aantal == 1 else f"{aantal} minuten"
