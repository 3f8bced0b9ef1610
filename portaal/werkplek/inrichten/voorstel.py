"""A change of a locatie that is asked about first when people would be left without a balie by it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from portaal.afspraken.operations.proef import count_losing_balie
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest

from ..navigatie import render_werkplek

TE_DRUK = "Er wordt nu veel geboekt op deze dag. Probeer het over een paar tellen nog een keer."
TABS = (
    ("balies", "Balies", "werkplek:inrichten_locatie"),
    ("uren", "Openingsblokken", "werkplek:inrichten_uren"),
    ("aanbod", "Afspraken", "werkplek:inrichten_aanbod"),
    ("dagen", "Andere dagen", "werkplek:inrichten_dagen"),
)


class Voorstel:
    """`doe` as it would be: `aantal` afspraken lose their balie. The button says how many were seen.

    Raises what `doe` raises.
    """

    def __init__(self, request: AccountRequest, locatie: Locatie, doe: Callable[[], object]) -> None:
        self.request, self.locatie, self.doe = request, locatie, doe
        self.aantal = count_losing_balie(locatie=locatie, doe=doe, now=timezone.now())
        self.is_gezien = request.POST.get("gezien") == str(self.aantal)

    @property
    def mag_meteen(self) -> bool:
        return self.aantal == 0 or self.is_gezien

    def carry_out(self, klaar: str, naar: str) -> HttpResponse:
        """Done, and on to `naar`; or to who needs another balie now. Raises what `doe` raises."""
        self.doe()
        messages.success(self.request, klaar)
        if not self.aantal:
            return redirect(naar)
        staan = "1 afspraak staat" if self.aantal == 1 else f"{self.aantal} afspraken staan"
        messages.warning(
            self.request,
            f"{staan} nu op een balie die dan dicht is. Zoek een andere balie of tijd. "
            "Wat verder weg is dan 8 weken, komt hier later te staan.",
        )
        return redirect(f"{reverse('werkplek:agenda_overboekt')}?locatie={self.locatie.slug}")


def render_locatie(
    request: AccountRequest, template: str, locatie: Locatie, tab: str, **context: Any
) -> HttpResponse:
    """A page of one locatie, with the tabs above it; 422 when its form has errors."""
    tabs = [
        {"label": label, "url": reverse(url, args=[locatie.slug]), "actief": sleutel == tab}
        for sleutel, label, url in TABS
    ]
    form = context.get("form")
    context.setdefault("status", 422 if form is not None and form.errors else 200)
    return render_werkplek(request, template, "inrichten", locatie=locatie, tabs=tabs, **context)


def ask_certain(
    request: AccountRequest, voorstel: Voorstel, tab: str, vraag: str, terug: str, **mee: object
) -> HttpResponse:
    """Before something goes away for good; `mee` goes along with the answer."""
    return render_locatie(
        request,
        "werkplek/inrichten_zeker.html",
        voorstel.locatie,
        tab,
        voorstel=voorstel,
        vraag=vraag,
        terug=terug,
        mee=mee.items(),
    )
