"""Worklist, the page of one zaak, and the acts on it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.afspraken.permissions import zichtbaar_voor as afspraken_voor
from portaal.afspraken.queries.koppelen import afspraken_bij
from portaal.berichten.queries import bezorging_van, contactpunten_van
from portaal.kern.downloads import as_download
from portaal.organisatie.queries import teams_van
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.operations import log_inzage
from portaal.zaken.models import Zaak
from portaal.zaken.operations import ZaakFout, take_zaak
from portaal.zaken.permissions import (
    get_betrokkene_bij_document_or_404,
    get_betrokkene_or_404,
    get_document_or_404,
    get_zaak_or_404,
    get_zaak_to_handle_or_404,
    may_handle_zaak,
    te_behandelen_door,
    zichtbaar_voor,
)
from portaal.zaken.queries import merge_tijdlijn, te_controleren, zaak_voor_scherm
from portaal.zaken.queries import werklijst as build_werklijst

from ..navigatie import render_werkplek
from ..tijdlijn import bezorging_as_tijdlijn
from .acties import ACTIES, fitting_acties
from .filters import WerklijstFilterForm, build_tabs, build_tellers, name_teams, read_keuze
from .forms import ActieForm

KOLOMMEN = ("Kies", "Zaak", "Inwoner", "Status", "Dagen", "Volgende belofte", "Behandelaar")
PER_PAGINA = 50
WAAROM = "behandelen van een zaak"


@voor_medewerker
@require_safe
def werklijst(request: AccountRequest) -> HttpResponse:
    """The open zaken of the team, the latest on top."""
    eigen_teams = [team.naam for team in teams_van(request.user)]
    filter_form = WerklijstFilterForm(initial=request.GET.dict())
    filters = filter_form.to_filter(request.GET)
    lijst = build_werklijst(
        request.user, zaken=zichtbaar_voor(request.user), filters=filters, now=timezone.now()
    )
    filter_form.set_zaaktypen(lijst.zaaktypen)
    return render_werkplek(
        request,
        "werkplek/werklijst.html",
        "werklijst",
        lijst=lijst,
        filter_form=filter_form,
        filters=filters,
        kolommen=KOLOMMEN,
        eigen_teams=eigen_teams,
        tabs=build_tabs(request.GET, filters, lijst, teamnaam=name_teams(request.user, eigen_teams)),
        tellers=build_tellers(request.GET, filters, lijst),
    )


@voor_medewerker
@require_safe
def steekproef(request: AccountRequest) -> HttpResponse:
    """The direct decisions that were drawn to be checked, the oldest on top."""
    te_doen = te_controleren(te_behandelen_door(request.user))
    pagina = Paginator(te_doen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_werkplek(request, "werkplek/steekproef.html", "steekproef", pagina=pagina)


@voor_medewerker
@require_POST
def neem(request: AccountRequest) -> HttpResponse:
    """Take the chosen zaken from the worklist; those that somebody else took meanwhile are named."""
    gekozen, genomen = read_keuze(request.POST), 0
    for zaak_uuid in gekozen:
        try:
            take_zaak(
                zaak=get_zaak_to_handle_or_404(request.user, zaak_uuid), by=request.user, now=timezone.now()
            )
            genomen += 1
        except ZaakFout as fout:
            messages.error(request, str(fout))
    if genomen:
        zaken = "1 zaak" if genomen == 1 else f"{genomen} zaken"
        messages.success(request, f"U behandelt nu {zaken} meer.")
    elif not gekozen:
        messages.error(request, "Kies eerst een of meer zaken.")
    return redirect("werkplek:werklijst")


@voor_medewerker
@require_safe
def zaak(request: AccountRequest, zaak_uuid: UUID) -> HttpResponse:
    """All about one zaak, with the acts that fit. The look is logged before the data is read."""
    gevonden = _open_zaak(request, zaak_uuid)
    return _render_zaak(request, gevonden)


@voor_medewerker
@require_POST
def zaak_actie(request: AccountRequest, zaak_uuid: UUID, actie: str) -> HttpResponse:
    """One act on a zaak of one's own team; what is refused is told beside what was filled in."""
    gevonden = get_zaak_to_handle_or_404(request.user, zaak_uuid)
    gekozen = ACTIES.get(actie)
    if gekozen is None:
        raise Http404
    form = gekozen.form(gevonden, request.POST, request.FILES, auto_id=gekozen.auto_id)
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
def document(request: AccountRequest, document_uuid: UUID) -> FileResponse:
    """A document of a zaak, as a download; logged before it is handed out."""
    betrokkene = get_betrokkene_bij_document_or_404(request.user, document_uuid)
    log_inzage(
        by=request.user,
        betrokkene=betrokkene,
        wat=f"document {document_uuid}",
        waarom=WAAROM,
        resultaat=InzageResultaat.GEDOWNLOAD,
        now=timezone.now(),
    )
    gevonden = get_document_or_404(request.user, document_uuid)
    return as_download(gevonden.inhoud, bestandsnaam=gevonden.bestandsnaam, formaat=gevonden.formaat)


def _open_zaak(request: AccountRequest, zaak_uuid: UUID) -> Zaak:
    """The zaak, after a line in the access log of the resident it is about."""
    betrokkene = get_betrokkene_or_404(request.user, zaak_uuid)
    log_inzage(
        by=request.user, betrokkene=betrokkene, wat=f"zaak {zaak_uuid}", waarom=WAAROM, now=timezone.now()
    )
    return get_zaak_or_404(request.user, zaak_uuid)


def _render_zaak(
    request: AccountRequest, gevonden: Zaak, mislukt: tuple[str, ActieForm] | None = None
) -> HttpResponse:
    nu = timezone.now()
    scherm = zaak_voor_scherm(
        gevonden,
        now=nu,
        voor_medewerker=True,
        document_url=lambda uuid: reverse("werkplek:document", args=[uuid]),
    )
    bezorging = bezorging_van(gevonden.uuid, voor_medewerker=True)
    mag = may_handle_zaak(request.user, gevonden)
    acties = fitting_acties(gevonden, timezone.localdate(nu), request.user) if mag else []
    sleutel, fout_form = mislukt or ("", None)
    paren = [
        (actie, fout_form if actie.sleutel == sleutel else actie.fresh_form(gevonden)) for actie in acties
    ]
    return render_werkplek(
        request,
        "werkplek/zaak.html",
        "werklijst",
        status=422 if fout_form else 200,
        zaak=scherm,
        inwoner=gevonden.initiator,
        contactpunten=contactpunten_van(gevonden.initiator) if gevonden.initiator else (),
        tijdlijn=merge_tijdlijn(scherm.tijdlijn, bezorging_as_tijdlijn(bezorging)),
        afspraken=afspraken_bij(gevonden, afspraken_voor(request.user)).select_related("locatie"),
        acties=paren,
        form=fout_form,
    )
