"""The devices in the hall: each has an address that somebody opens on it once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from portaal.afspraken.enums import ZuilSoort
from portaal.afspraken.models import Zuil
from portaal.afspraken.operations.fouten import NaamBestaatAl
from portaal.afspraken.operations.hal import add_zuil, withdraw_zuil
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek
from .forms import ZuilForm
from .keuze import locaties_voor, make_tabs

BESTAAT_AL = "Hier staat al een apparaat met deze naam. Kies een andere naam"


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def zuilen(request: AccountRequest) -> HttpResponse:
    """Those at the locaties where they help people, and one more."""
    locaties = locaties_voor(request.user)
    form = ZuilForm(request.POST if request.method == "POST" else None, locaties=locaties)
    if request.method == "POST" and form.is_valid():
        velden = {**form.cleaned_data, "soort": ZuilSoort(form.cleaned_data["soort"])}
        try:
            add_zuil(**velden, by=request.user, now=timezone.now())
        except NaamBestaatAl:
            form.add_error("naam", BESTAAT_AL)
        else:
            messages.success(request, "Het apparaat staat klaar. Open het adres op het apparaat zelf.")
            return redirect("werkplek:zuilen")
    rijen = Zuil.objects.filter(locatie__in=locaties, ingetrokken_op=None).select_related("locatie")
    tabs = make_tabs("zuilen")
    return render_werkplek(request, "werkplek/zuilen.html", "wachtrij", form=form, zuilen=rijen, tabs=tabs)


@voor_medewerker
@require_POST
def intrekken(request: AccountRequest, zuil_uuid: UUID) -> HttpResponse:
    """A stolen or broken one: its address stops working."""
    zuil = get_object_or_404(Zuil, uuid=zuil_uuid, locatie__in=locaties_voor(request.user))
    withdraw_zuil(zuil=zuil, by=request.user, now=timezone.now())
    messages.success(request, f"Het adres van {zuil.naam} werkt niet meer.")
    return redirect("werkplek:zuilen")
