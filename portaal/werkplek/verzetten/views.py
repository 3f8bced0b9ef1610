"""Closing a locatie in one act: who it touches, how far it is, and opening again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.afspraken.models import Verzetting
from portaal.afspraken.operations import Druk, heropen_locatie, sluit_locatie, verzet_dag
from portaal.afspraken.permissions import may_sluiten, zichtbaar_voor
from portaal.afspraken.queries.verzetten import booked_within, closed_by, is_closed_by, regels_of, with_counts
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.operations import log_inzage

from ..navigatie import render_werkplek
from .forms import SluitForm

VERVERS = "3"
LAATSTE = 50
KOLOMMEN = ("Tijd", "Wie", "Nummer", "Wat er gebeurde", "Nieuwe tijd")
TE_DRUK = "Er wordt nu veel geboekt op deze dag. Probeer het over een paar tellen nog een keer."
WAAROM = "helpt wie een afspraak had toen de locatie dichtging"
WAS_AL_OPEN = "Deze sluiting gold al niet meer. Er is niets veranderd."
NOG_DICHT = "Deze sluiting geldt niet meer. Een andere sluiting op deze dag geldt nog wel."
HEROPEND = "De locatie is weer open. Wie al verplaatst is, houdt het nieuwe moment."


@voor_medewerker
@require_safe
def verzettingen(request: AccountRequest) -> HttpResponse:
    """What was closed or moved lately, and how it went."""
    _check(request)
    lijst = with_counts(Verzetting.objects.all())[:LAATSTE]
    return render_werkplek(request, "werkplek/verzettingen.html", "agenda", verzettingen=lijst)


@voor_medewerker
@require_http_methods(["GET", "HEAD", "POST"])
def sluiten(request: AccountRequest) -> HttpResponse:
    """First how many it touches; then, on the second click, it happens."""
    _check(request)
    form = SluitForm(request.POST or None, initial={"locatie": request.GET.get("locatie", "")})
    aantal = None
    if form.is_bound and form.is_valid():
        velden = dict(form.cleaned_data)
        if "bevestigd" in request.POST:
            return _close(request, form, velden)
        erin = booked_within(velden["locatie"], velden["datum"], velden["van"], velden["tot"])
        aantal = erin.komend(timezone.now()).count()
    return _render_form(request, form, aantal)


@voor_medewerker
@require_safe
def verzetting(request: AccountRequest, verzetting_uuid: UUID) -> HttpResponse:
    """How far it is, refreshed until everybody was helped; then who they are, after a line in the log."""
    _check(request)
    gevonden = get_object_or_404(with_counts(Verzetting.objects.all()), uuid=verzetting_uuid)
    is_klaar = gevonden.klaar_op is not None
    if is_klaar:
        log_inzage(by=request.user, betrokkene=None, wat=str(gevonden), waarom=WAAROM, now=timezone.now())
    antwoord = render_werkplek(
        request,
        "werkplek/verzetting.html",
        "agenda",
        verzetting=gevonden,
        regels=regels_of(gevonden, zichtbaar_voor(request.user)) if is_klaar else [],
        is_dicht=is_closed_by(gevonden),
        kolommen=KOLOMMEN,
    )
    if not is_klaar:
        antwoord["Refresh"] = VERVERS
    return antwoord


@voor_medewerker
@require_POST
def heropenen(request: AccountRequest, verzetting_uuid: UUID) -> HttpResponse:
    """Open after all."""
    _check(request)
    gevonden = get_object_or_404(Verzetting.objects.select_related("locatie"), uuid=verzetting_uuid)
    try:
        is_heropend = heropen_locatie(verzetting=gevonden, by=request.user, now=timezone.now())
    except Druk:
        messages.error(request, TE_DRUK)
    else:
        messages.success(request, _what_happened(gevonden, is_heropend=is_heropend))
    return redirect("werkplek:verzetting", verzetting_uuid=verzetting_uuid)


def _what_happened(verzetting: Verzetting, *, is_heropend: bool) -> str:
    if not is_heropend:
        return WAS_AL_OPEN
    nog_dicht = closed_by(verzetting.locatie, verzetting.datum, verzetting.datum).exists()
    return NOG_DICHT if nog_dicht else HEROPEND


def _close(request: AccountRequest, form: SluitForm, velden: dict[str, Any]) -> HttpResponse:
    velden["sleutel"] = f"{request.user.uuid}:{velden['sleutel']}"
    naar_datum = velden.pop("naar_datum")
    try:
        if naar_datum:
            del velden["van"], velden["tot"]
            nieuwe = verzet_dag(**velden, naar_datum=naar_datum, by=request.user, now=timezone.now())
        else:
            nieuwe = sluit_locatie(**velden, by=request.user, now=timezone.now())
    except Druk:
        messages.error(request, TE_DRUK)
        return _render_form(request, form, None, status=503)
    return redirect("werkplek:verzetting", verzetting_uuid=nieuwe.uuid)


def _render_form(
    request: AccountRequest, form: SluitForm, aantal: int | None, status: int = 200
) -> HttpResponse:
    status = 422 if form.is_bound and not form.is_valid() else status
    return render_werkplek(
        request, "werkplek/sluiten.html", "agenda", status=status, form=form, aantal=aantal
    )


def _check(request: AccountRequest) -> None:
    if not may_sluiten(request.user):
        raise Http404
