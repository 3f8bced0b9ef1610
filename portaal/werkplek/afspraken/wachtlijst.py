"""Who waits for something sooner at a locatie, for staff."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.afspraken.operations import Druk, leave_wachtlijst
from portaal.afspraken.permissions import get_plek_or_404, wachtlijst_voor
from portaal.afspraken.queries.wachtlijst import wachtlijst_of
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage

from ..navigatie import render_werkplek
from .dagkeuze import read_dagkeuze

VERWIJDERD = "De inwoner staat niet meer op de wachtlijst."
TE_DRUK = "Het is nu heel druk. Probeer het zo nog een keer."


@voor_medewerker
@require_safe
def wachtlijst(request: AccountRequest) -> HttpResponse:
    """In the order in which they get an offer, with those to whom any locatie will do."""
    keuze, plekken = read_dagkeuze(request.GET), []
    if keuze.locatie is not None:
        log_inzage(
            by=request.user,
            betrokkene=None,
            wat=f"{keuze.locatie.naam}: wachtlijst",
            waarom="werk met de wachtlijst voor afspraken",
            now=timezone.now(),
        )
        plekken = wachtlijst_of(wachtlijst_voor(request.user), keuze.locatie)
    return render_werkplek(request, "werkplek/wachtlijst.html", "agenda", keuze=keuze, plekken=plekken)


@voor_medewerker
@require_POST
def verwijderen(request: AccountRequest, plek_uuid: UUID) -> HttpResponse:
    """Off the list, for who asks for it by phone; what was held for them is free at once."""
    plek = get_plek_or_404(request.user, plek_uuid)
    try:
        leave_wachtlijst(plek=plek, by=request.user, now=timezone.now())
    except Druk:
        messages.warning(request, TE_DRUK)
    else:
        messages.success(request, VERWIJDERD)
    return redirect("werkplek:wachtlijst")
