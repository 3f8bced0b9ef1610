"""The buttons of the queue."""

from typing import Any

from django import template
from django.middleware.csrf import get_token

from portaal.afspraken.models import Balie, Volgnummer

register = template.Library()


@register.inclusion_tag("werkplek/_volgnummerknop.html", takes_context=True)
def volgnummerknop(
    context: template.Context,
    volgnummer: Volgnummer,
    actie: str,
    tekst: str,
    balie: Balie | None = None,
    soort: str = "primair",
    icoon: str = "",
) -> dict[str, Any]:
    """A form with one button; afterwards one is back at `balie`."""
    return {
        "volgnummer": volgnummer,
        "actie": actie,
        "tekst": tekst,
        "balie": balie,
        "soort": soort,
        "icoon": icoon,
        "token": get_token(context["request"]),
    }
