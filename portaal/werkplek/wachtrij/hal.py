"""Reception: who waits, checking in, a number for who walks in, and telling that it is busy."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.afspraken.operations.aanmelden import check_in, give_volgnummer
from portaal.afspraken.operations.fouten import Druk, KanNietAanmelden
from portaal.afspraken.operations.hal import end_drukte, tell_drukte
from portaal.afspraken.permissions import get_afspraak_or_404, wachtrij_voor, zichtbaar_voor
from portaal.afspraken.queries.hal import balies_of, load_hal
from portaal.afspraken.queries.wachtrij import inloop_soorten
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek
from .forms import DrukteForm
from .keuze import get_locatie_or_404, locaties_voor, make_tabs, read_locatie, url_of

TE_DRUK = "Het is nu heel druk. Probeer het zo nog een keer."


@voor_medewerker
@require_safe
def wachtrij(request: AccountRequest) -> HttpResponse:
    """One locatie, now."""
    locaties, now = locaties_voor(request.user), timezone.now()
    locatie = read_locatie(request, locaties)
    context: dict[str, Any] = {"locaties": locaties, "locatie": locatie, "nu": now}
    if locatie:
        hal = load_hal(wachtrij_voor(request.user), zichtbaar_voor(request.user), locatie, now)
        context |= {
            "hal": hal,
            "balies": [(balie, hal.bezig.get(balie.pk)) for balie in balies_of(locatie)],
            "soorten": inloop_soorten(locatie),
            "drukte": DrukteForm(),
            "wachttijden": [(plaats, plaats.wait(now)) for plaats in hal.wachtend],
        }
    tabs = make_tabs("wachtrij", locatie)
    return render_werkplek(request, "werkplek/wachtrij.html", "wachtrij", tabs=tabs, **context)


@voor_medewerker
@require_POST
def aanmelden(request: AccountRequest, afspraak_uuid: UUID) -> HttpResponse:
    """They stand at the desk: checked in, early too."""
    afspraak = get_afspraak_or_404(request.user, afspraak_uuid)
    try:
        volgnummer = check_in(
            afspraak=afspraak, locatie=afspraak.locatie, by=request.user, now=timezone.now(), mag_vroeg=True
        )
    except KanNietAanmelden as fout:
        messages.error(request, str(fout))
    except Druk:
        messages.error(request, TE_DRUK)
    else:
        messages.success(request, f"Aangemeld met nummer {volgnummer.nummer}.")
    return redirect(url_of(afspraak.locatie))


@voor_medewerker
@require_POST
def inloop(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """A number for who has no afspraak, on a page that can be printed."""
    locatie = get_locatie_or_404(request.user, locatie_slug)
    soort = get_object_or_404(inloop_soorten(locatie), slug=request.POST.get("soort", "")[:50])
    try:
        volgnummer = give_volgnummer(locatie=locatie, soort=soort, by=request.user, now=timezone.now())
    except Druk:
        messages.error(request, TE_DRUK)
        return redirect(url_of(locatie))
    if not wachtrij_voor(request.user).filter(pk=volgnummer.pk).exists():
        messages.success(request, f"Nummer {volgnummer.nummer} is gemaakt.")
        return redirect(url_of(locatie))
    return redirect("werkplek:volgnummer", volgnummer_uuid=volgnummer.uuid)


@voor_medewerker
@require_POST
def drukte(request: AccountRequest, locatie_slug: str) -> HttpResponse:
    """Told at once in the hall and where people book; or no longer."""
    locatie, now = get_locatie_or_404(request.user, locatie_slug), timezone.now()
    form = DrukteForm(request.POST)
    if "voorbij" in request.POST:
        end_drukte(locatie=locatie, by=request.user, now=now)
        messages.success(request, "De melding is weg.")
    elif form.is_valid():
        tekst = form.cleaned_data["tekst"]
        tell_drukte(locatie=locatie, tekst=tekst, tot=form.until(now), by=request.user, now=now)
        messages.success(
            request, "De melding staat op het scherm, op de zuil en bij het maken van een afspraak."
        )
    return redirect(url_of(locatie))
