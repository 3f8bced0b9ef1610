"""Worklist, the page of one zaak, and the acts on it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.berichten.queries import bezorging_van
from portaal.kern.downloads import as_download
from portaal.organisatie.queries import sees_all_teams
from portaal.toegang.decorators import voor_medewerker
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.operations import log_inzage
from portaal.zaken.models import Zaak
from portaal.zaken.operations import ZaakFout, take_zaak
from portaal.zaken.permissions import (
    get_document_or_404,
    get_zaak_or_404,
    get_zaak_to_handle_or_404,
    may_handle_zaak,
    zichtbaar_voor,
)
from portaal.zaken.queries import merge_tijdlijn, werklijst as build_werklijst, zaak_voor_scherm

from ..navigatie import render_werkplek
from .acties import ACTIES, fitting_acties
from .filters import WerklijstFilterForm, build_tabs, build_tellers
from .forms import ActieForm
from .tijdlijn import bezorging_as_tijdlijn

KOLOMMEN = ("Kies", "Zaak", "Inwoner", "Status", "Volgende belofte", "Behandelaar")


@voor_medewerker
@require_safe
def werklijst(request: HttpRequest) -> HttpResponse:
    """The open zaken of the team, the latest on top."""
    alle_teams = sees_all_teams(request.user)
    filter_form = WerklijstFilterForm(request.GET)
    filters = filter_form.to_filter(request.GET)
    lijst = build_werklijst(request.user, zaken=zichtbaar_voor(request.user), filters=filters, now=timezone.now())
    filter_form.set_zaaktypen(lijst.zaaktypen)
    return render_werkplek(
        request,
        "werkplek/werklijst.html",
        "werklijst",
        lijst=lijst,
        filter_form=filter_form,
        filters=filters,
        kolommen=KOLOMMEN,
        tabs=build_tabs(request.GET, filters, lijst, alle_teams=alle_teams),
        tellers=build_tellers(request.GET, filters, lijst),
    )


@voor_medewerker
@require_POST
def neem(request: HttpRequest) -> HttpResponse:
    """Take the chosen zaken from the worklist; those that somebody else took meanwhile are named."""
    genomen = 0
    for zaak_uuid in request.POST.getlist("zaak")[:50]:
        try:
            take_zaak(zaak=get_zaak_to_handle_or_404(request.user, zaak_uuid), by=request.user, now=timezone.now())
            genomen += 1
        except ZaakFout as fout:
            messages.error(request, str(fout))
    if genomen:
        messages.success(request, "U behandelt nu 1 zaak meer." if genomen == 1 else f"U behandelt nu {genomen} zaken meer.")
    elif not request.POST.getlist("zaak"):
        messages.error(request, "Kies eerst een of meer zaken.")
    return redirect("werkplek:werklijst")


@voor_medewerker
@require_safe
def zaak(request: HttpRequest, zaak_uuid: UUID) -> HttpResponse:
    """All about one zaak, with the acts that fit. The look is logged before the data is read."""
    gevonden = _open_zaak(request, zaak_uuid)
    return _render_zaak(request, gevonden)


@voor_medewerker
@require_POST
def zaak_actie(request: HttpRequest, zaak_uuid: UUID, actie: str) -> HttpResponse:
    """One act on a zaak of one's own team; what is refused is told beside what was filled in."""
    gevonden = get_zaak_to_handle_or_404(request.user, zaak_uuid)
    gekozen = ACTIES.get(actie)
    if gekozen is None:
        raise Http404
    form = gekozen.form(gevonden, request.POST, request.FILES, auto_id=f"{actie}_%s")
    if form.is_valid():
        try:
            gekozen.voer_uit(zaak=gevonden, by=request.user, now=timezone.now(), **form.cleaned_data)
        except ZaakFout as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, gekozen.gedaan)
            return redirect("werkplek:zaak", zaak_uuid=zaak_uuid)
    return _render_zaak(request, _open_zaak(request, zaak_uuid), mislukt=(actie, form))


@voor_medewerker
@require_safe
def document(request: HttpRequest, document_uuid: UUID) -> HttpResponse:
    """A document of a zaak, as a download; logged before it is handed out."""
    gevonden = get_document_or_404(request.user, document_uuid)
    log_inzage(
        by=request.user,
        betrokkene=None,
        wat=f"document {gevonden.uuid}",
        waarom="behandelen van een zaak",
        resultaat=InzageResultaat.GEDOWNLOAD,
        now=timezone.now(),
    )
    return as_download(gevonden.inhoud, bestandsnaam=gevonden.bestandsnaam, formaat=gevonden.formaat)


def _open_zaak(request: HttpRequest, zaak_uuid: UUID) -> Zaak:
    """The zaak, after a line in the access log of the resident it is about."""
    gevonden = get_zaak_or_404(request.user, zaak_uuid)
    log_inzage(
        by=request.user,
        betrokkene=gevonden.initiator.uuid if gevonden.initiator else None,
        wat=f"zaak {gevonden.identificatie}",
        waarom="behandelen van een zaak",
        now=timezone.now(),
    )
    return gevonden


def _render_zaak(
    request: HttpRequest, gevonden: Zaak, mislukt: tuple[str, ActieForm] | None = None
) -> HttpResponse:
    nu = timezone.now()
    scherm = zaak_voor_scherm(
        gevonden, now=nu, voor_medewerker=True, document_url=lambda uuid: reverse("werkplek:document", args=[uuid])
    )
    bezorging = bezorging_van(gevonden.uuid, voor_medewerker=True)
    mag = may_handle_zaak(request.user, gevonden)
    acties = fitting_acties(gevonden, timezone.localdate(nu), request.user) if mag else []
    sleutel, fout_form = mislukt or ("", None)
    paren = [
        (actie, fout_form if actie.sleutel == sleutel else actie.form(gevonden, auto_id=f"{actie.sleutel}_%s"))
        for actie in acties
    ]
    return render_werkplek(
        request,
        "werkplek/zaak.html",
        "werklijst",
        status=422 if fout_form else 200,
        zaak=scherm,
        inwoner=gevonden.initiator,
        tijdlijn=merge_tijdlijn(scherm.tijdlijn, bezorging_as_tijdlijn(bezorging)),
        acties=paren,
        open_actie=sleutel,
        form=fout_form,
    )
