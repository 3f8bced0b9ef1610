"""Facts of the organisation, shaped for the public pages."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localtime

from portaal.kern.ui.notatie import format_tijd
from portaal.organisatie.enums import Weekdag
from portaal.organisatie.models import Locatie, Norm
from portaal.organisatie.queries import (
    Openingsstand,
    locaties_met_openingstijden,
    openingsstand,
    openingstijden_op,
)

DAGEN_IN_PANEEL = 3


def openingspaneel(*, now: datetime) -> dict[str, Any] | None:
    """Open or closed now, and the hours of today and the next days, of the first locatie; None without locaties."""
    vandaag = localtime(now).date()
    locatie = locaties_met_openingstijden(vandaag).order_by("id").first()
    if locatie is None:
        return None
    stand = openingsstand(locatie, now)
    dagen = [vandaag + timedelta(days=dagen) for dagen in range(DAGEN_IN_PANEEL)]
    return {
        "open": stand.is_open,
        "stand": "Nu open" if stand.is_open else "Nu dicht",
        "kop": _kop(stand, now),
        "dagen": [
            {"dag": "Vandaag" if dag == vandaag else _weekdag(dag), "tijden": _uren(locatie, dag)}
            for dag in dagen
        ],
        "plek": f"{locatie.naam}, {locatie.adres}",
        "plek_tekst": "Kom op afspraak, dan bent u snel klaar.",
    }


def beloften_in_cijfers(codes: Sequence[str]) -> list[dict[str, str]]:
    """Promises with a number, in the order asked for; a code that does not exist is left out."""
    normen = Norm.objects.in_bulk(codes, field_name="code")
    return [
        {"getal": str(norm.grens), "tekst": norm.belofte}
        for norm in (normen.get(code) for code in codes)
        if norm and norm.grens is not None
    ]


def _kop(stand: Openingsstand, now: datetime) -> str:
    if stand.is_open and stand.tot:
        return f"Tot {format_tijd(stand.tot)}"
    if stand.opent_op is None or stand.opent_om is None:
        return "Voorlopig dicht"
    wanneer = "Vandaag" if stand.opent_op == localtime(now).date() else _weekdag(stand.opent_op)
    return f"{wanneer} vanaf {format_tijd(stand.opent_om)}"


def _weekdag(dag: date) -> str:
    return Weekdag(dag.weekday()).label.capitalize()


def _uren(locatie: Locatie, dag: date) -> str:
    tijden, reden = openingstijden_op(locatie, dag)
    uren = " en ".join(f"{van:%-H.%M} tot {tot:%-H.%M} uur" for van, tot in tijden) or "dicht"
    return f"{uren} ({reden})" if reden else uren
