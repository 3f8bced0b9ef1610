"""How soon people can come, for any page: {% load afspraken_norm %}{% eerste_vrij %}."""

from datetime import date
from typing import Any

from django import template
from django.utils import timezone

from portaal.kern.ui.notatie import format_datum

from ..models import EersteVrij
from ..queries.norm import norm_per_soort

register = template.Library()

KOLOMMEN = ("Waarvoor", "Waar", "Eerste vrije moment", "Op tijd in 30 dagen")


@register.filter
def werkdagen(aantal: int) -> str:
    return "1 werkdag" if aantal == 1 else f"{aantal} werkdagen"


@register.filter
def eerste_vrij_tekst(meting: EersteVrij, vandaag: date) -> str:
    """What the newest measurement said: of today without its date."""
    wanneer = "" if meting.datum == vandaag else f" (op {format_datum(meting.datum, jaar=False)})"
    if meting.werkdagen is None:
        return f"Geen plek{wanneer}"
    return f"{'Dezelfde dag' if meting.werkdagen == 0 else werkdagen(meting.werkdagen)}{wanneer}"


@register.inclusion_tag("afspraken/_eerste_vrij.html")
def eerste_vrij() -> dict[str, Any]:
    """The promise and the last thirty days, in a table for the public."""
    vandaag = timezone.localdate()
    return {"regels": norm_per_soort(vandaag), "vandaag": vandaag, "kolommen": KOLOMMEN}
