"""The clerk at a balie: who is next, and what becomes of who was called."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from portaal.afspraken.models import Balie, Volgnummer
from portaal.afspraken.operations import oproepen
from portaal.afspraken.operations.aanmelden import undo_check_in
from portaal.afspraken.operations.fouten import BalieBezet, Druk, VolgnummerGewijzigd
from portaal.afspraken.permissions import balies_voor, get_volgnummer_or_404, wachtrij_voor, zichtbaar_voor
from portaal.afspraken.queries.hal import load_hal
from portaal.afspraken.queries.wachtrij import can_serve, expect
from portaal.afspraken.wachttijd import KEREN_OPROEPEN
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek
from .hal import TE_DRUK
from .keuze import url_of, url_of_balie

NIEMAND = "Er wacht niemand die u aan deze balie kunt helpen."
BEZET = "Aan deze balie wordt al iemand geholpen."
ANDERS = "Dat kan niet meer: er is intussen iets veranderd met dit nummer."
ACTIES: dict[str, tuple[Callable[..., object], str]] = {
    "aan-balie": (oproepen.to_balie, "Nummer {} is aan de balie."),
    "opnieuw": (oproepen.call_again, "Nummer {} is opnieuw opgeroepen."),
    "klaar": (oproepen.finish, "Nummer {} is geholpen."),
    "opzij": (oproepen.park, "Nummer {} staat even opzij."),
    "terug": (oproepen.requeue, "Nummer {} staat weer in de rij."),
    "niet-verschenen": (oproepen.mark_niet_verschenen, "Nummer {} is niet verschenen."),
    "herstel": (oproepen.reopen, "Nummer {} staat opzij. U kunt het nummer weer oproepen."),
    "afmelden": (undo_check_in, "Nummer {} is weg. De afspraak staat weer bij wie nog komt."),
}


@voor_medewerker
@require_safe
def balie(request: AccountRequest, balie_uuid: UUID) -> HttpResponse:
    """Who is here, who is next, who is aside."""
    balie, now = _get_balie_or_404(request, balie_uuid), timezone.now()
    hal = load_hal(wachtrij_voor(request.user), zichtbaar_voor(request.user), balie.locatie, now)
    kan, hier = can_serve(balie), hal.bezig.get(balie.pk)
    return render_werkplek(
        request,
        "werkplek/balie.html",
        "wachtrij",
        balie=balie,
        hier=hier,
        mag_weg=hier is not None and hier.keer_opgeroepen >= KEREN_OPROEPEN,
        wachtend=[(plaats, plaats.wait(now), plaats.soorten <= kan) for plaats in hal.wachtend],
        hal=hal,
        nu=now,
        terug_url=url_of(balie.locatie),
    )


@voor_medewerker
@require_POST
def volgende(request: AccountRequest, balie_uuid: UUID) -> HttpResponse:
    """Call who is next here."""
    balie = _get_balie_or_404(request, balie_uuid)
    wachtrij = wachtrij_voor(request.user)
    try:
        if not oproepen.roep_volgende(balie=balie, wachtrij=wachtrij, by=request.user, now=timezone.now()):
            messages.info(request, NIEMAND)
    except BalieBezet:
        messages.error(request, BEZET)
    except Druk:
        messages.error(request, TE_DRUK)
    return redirect(url_of_balie(balie))


@voor_medewerker
@require_POST
def roep(request: AccountRequest, balie_uuid: UUID, volgnummer_uuid: UUID) -> HttpResponse:
    """Call this one here, out of turn."""
    balie = _get_balie_or_404(request, balie_uuid)
    volgnummer = get_volgnummer_or_404(request.user, volgnummer_uuid)
    try:
        oproepen.roep_op(volgnummer=volgnummer, balie=balie, by=request.user, now=timezone.now())
    except BalieBezet:
        messages.error(request, BEZET)
    except VolgnummerGewijzigd:
        messages.error(request, ANDERS)
    except Druk:
        messages.error(request, TE_DRUK)
    return redirect(url_of_balie(balie))


@voor_medewerker
@require_safe
def volgnummer(request: AccountRequest, volgnummer_uuid: UUID) -> HttpResponse:
    """The number on a slip of paper."""
    gevonden = get_volgnummer_or_404(request.user, volgnummer_uuid)
    return render_werkplek(
        request,
        "werkplek/volgnummer.html",
        "wachtrij",
        volgnummer=gevonden,
        verwacht=expect(gevonden, timezone.now()),
        terug_url=url_of(gevonden.locatie),
    )


@voor_medewerker
@require_POST
def actie(request: AccountRequest, volgnummer_uuid: UUID, actie: str) -> HttpResponse:
    """One act on one number, and back to where it was done."""
    gevonden = get_volgnummer_or_404(request.user, volgnummer_uuid)
    if actie not in ACTIES:
        raise Http404
    voer_uit, melding = ACTIES[actie]
    try:
        voer_uit(volgnummer=gevonden, by=request.user, now=timezone.now())
    except VolgnummerGewijzigd:
        messages.error(request, ANDERS)
    except Druk:
        messages.error(request, TE_DRUK)
    else:
        messages.success(request, melding.format(gevonden.nummer))
    return redirect(_back(request, gevonden))


def _get_balie_or_404(request: AccountRequest, balie_uuid: UUID) -> Balie:
    return get_object_or_404(balies_voor(request.user).select_related("locatie"), uuid=balie_uuid)


def _back(request: AccountRequest, volgnummer: Volgnummer) -> str:
    """To the balie from which it was done, if it is one of theirs."""
    try:
        vanaf = UUID(request.POST.get("balie", ""))
    except ValueError:
        return url_of(volgnummer.locatie)
    gevonden = balies_voor(request.user).filter(uuid=vanaf).first()
    return url_of_balie(gevonden) if gevonden else url_of(volgnummer.locatie)
