"""What did not reach a resident, or did not become a zaak: staff see it and let it run again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.berichten.operations import OpnieuwKanNiet, retry_poging, settle_geparkeerd
from portaal.berichten.permissions import get_poging_or_404
from portaal.berichten.queries import geparkeerd as geparkeerde_pogingen
from portaal.formulieren.geparkeerd import list_geparkeerd
from portaal.formulieren.operations import retry_acties
from portaal.formulieren.permissions import geparkeerd_voor, get_geparkeerde_acties_or_404
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek


@voor_medewerker
@require_safe
def geparkeerd(request: AccountRequest) -> HttpResponse:
    """All that stopped and waits for a person."""
    return render_werkplek(
        request,
        "werkplek/geparkeerd.html",
        "berichten",
        pogingen=geparkeerde_pogingen(request.user),
        aanvragen=list_geparkeerd(geparkeerd_voor(request.user)),
    )


@voor_medewerker
@require_POST
def opnieuw(request: AccountRequest, poging_uuid: UUID) -> HttpResponse:
    """Send a parked message once more, to the address that is on record now."""
    poging = get_poging_or_404(request.user, poging_uuid)
    try:
        retry_poging(poging=poging, by=request.user, now=timezone.now())
    except OpnieuwKanNiet as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "Wij proberen het bericht opnieuw te sturen.")
    return redirect("werkplek:berichten_geparkeerd")


@voor_medewerker
@require_POST
def afgehandeld(request: AccountRequest, poging_uuid: UUID) -> HttpResponse:
    """Take a parked message off the list: the resident knows in another way."""
    poging = get_poging_or_404(request.user, poging_uuid)
    settle_geparkeerd(poging=poging, by=request.user, now=timezone.now())
    messages.success(request, "Het bericht staat niet meer in deze lijst.")
    return redirect("werkplek:berichten_geparkeerd")


@voor_medewerker
@require_POST
def aanvraag_opnieuw(request: AccountRequest, aanvraag_uuid: UUID) -> HttpResponse:
    """Let all work on an aanvraag that stopped run again, or one piece of it."""
    acties = get_geparkeerde_acties_or_404(request.user, aanvraag_uuid, request.POST.get("actie", ""))
    retry_acties(acties=acties, by=request.user, now=timezone.now())
    messages.success(request, "Wij proberen het opnieuw.")
    return redirect("werkplek:berichten_geparkeerd")
