"""Who asked to be called back: the list, the page of one, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.contact.operations import VerzoekIsKlaar, finish_verzoek, note_niet_bereikt, take_verzoek
from portaal.contact.permissions import get_betrokkene_or_404, get_verzoek_or_404
from portaal.contact.queries import bellijst
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage

from ..navigatie import render_werkplek

ACTIES = {
    "neem": (take_verzoek, "U belt deze inwoner."),
    "gesproken": (finish_verzoek, "Het verzoek is afgehandeld."),
    "niet-bereikt": (note_niet_bereikt, "Wij hebben vastgelegd dat u niemand bereikte."),
}


@voor_medewerker
@require_safe
def terugbellen(request: AccountRequest) -> HttpResponse:
    """What waits to be called, the first on top."""
    nu = timezone.now()
    return render_werkplek(
        request,
        "werkplek/terugbellen.html",
        "terugbellen",
        lijst=bellijst(request.user, now=nu),
        vandaag=timezone.localdate(nu),
    )


@voor_medewerker
@require_safe
def verzoek(request: AccountRequest, verzoek_uuid: UUID) -> HttpResponse:
    """Number and question of one; the look is logged before it is read."""
    log_inzage(
        by=request.user,
        betrokkene=get_betrokkene_or_404(request.user, verzoek_uuid),
        wat=f"terugbelverzoek {verzoek_uuid}",
        waarom="Belt de inwoner terug",
        now=timezone.now(),
    )
    gevonden = get_verzoek_or_404(request.user, verzoek_uuid)
    return render_werkplek(
        request,
        "werkplek/terugbelverzoek.html",
        "terugbellen",
        verzoek=gevonden,
        vandaag=timezone.localdate(),
    )


@voor_medewerker
@require_POST
def actie(request: AccountRequest, verzoek_uuid: UUID, actie: str) -> HttpResponse:
    """Take it, note that it was done, or that nobody answered."""
    gevonden = get_verzoek_or_404(request.user, verzoek_uuid)
    if actie not in ACTIES:
        raise Http404
    voer_uit, melding = ACTIES[actie]
    try:
        voer_uit(verzoek=gevonden, by=request.user, now=timezone.now())
    except VerzoekIsKlaar as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, melding)
    if actie == "neem":
        return redirect("werkplek:terugbelverzoek", verzoek_uuid=verzoek_uuid)
    return redirect("werkplek:terugbellen")
