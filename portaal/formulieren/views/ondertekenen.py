"""The page behind the link that somebody who has to agree got: little without login, all after it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portaal.inwoners.models import Inwoner
from portaal.inwoners.niveaus import LOA
from portaal.inwoners.queries import inwoner_van
from portaal.kern.snelheid import is_too_fast, limit
from portaal.toegang.decorators import openbaar
from portaal.toegang.models import Account
from portaal.toegang.operations import log_inzage

from ..forms import AntwoordForm, CodeForm
from ..invulling import Invulling
from ..models import Ondertekening
from ..omwegen import has_niveau_for, login_url
from ..operations import (
    CodeKloptNiet,
    OndertekeningVoorbij,
    check_code,
    confirm_machtiging,
    may_sign,
    refuse_ondertekening,
    send_code,
    sign_ondertekening,
)
from ..permissions import get_ondertekening_or_404
from ..vrager import account_of
from .rijen import answer_blokken

VERSTUURD = "Wij hebben u een code gestuurd."
TE_VAAK = "Wij stuurden al een paar codes. Probeer het over een uur opnieuw."


@openbaar
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limit("ondertekenen")
def ondertekenen(request: HttpRequest, token: str) -> HttpResponse:
    """Who logged in as the one who was named sees what was filled in and signs; a machtiging needs a code only."""
    try:
        ondertekening = get_ondertekening_or_404(token)
    except Http404:
        return render(request, "formulieren/ondertekenen_voorbij.html", {"ondertekening": None}, status=404)
    if _is_voorbij(ondertekening):
        return _voorbij(request, ondertekening)
    account = account_of(request)
    try:
        if account is None:
            return _without_login(request, ondertekening, token)
        return _with_login(request, ondertekening, account)
    except OndertekeningVoorbij:
        ondertekening.refresh_from_db()
        return _voorbij(request, ondertekening)


def _is_voorbij(ondertekening: Ondertekening) -> bool:
    is_open = ondertekening.is_gevraagd and ondertekening.aanvraag.wacht_op_ondertekening
    return not is_open or ondertekening.verloopt_op <= timezone.now()


def _voorbij(request: HttpRequest, ondertekening: Ondertekening) -> HttpResponse:
    context = {"ondertekening": ondertekening}
    return render(request, "formulieren/ondertekenen_voorbij.html", context, status=410)


def _with_login(request: HttpRequest, ondertekening: Ondertekening, account: Account) -> HttpResponse:
    aanvraag, formulier = ondertekening.aanvraag, ondertekening.aanvraag.formulier
    inwoner = inwoner_van(account) if account.is_inwoner else None
    if inwoner is None or not may_sign(ondertekening, inwoner):
        return render(request, "formulieren/ondertekenen_ander.html", {"inwoner": inwoner}, status=403)
    if not has_niveau_for(request, formulier):
        return redirect(login_url(formulier, request.path))
    form = AntwoordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _sign(request, ondertekening, inwoner, account, is_akkoord=form.is_akkoord)
    if aanvraag.invuller is not None:
        log_inzage(
            by=account,
            betrokkene=aanvraag.invuller.uuid,
            wat=f"Aanvraag {aanvraag.uuid}",
            waarom=str(ondertekening.get_soort_display()),
            now=timezone.now(),
        )
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    context = {
        "ondertekening": ondertekening,
        "aanvraag": aanvraag,
        "formulier": formulier,
        "form": form,
        "blokken": answer_blokken(invulling, wijzigbaar=False),
    }
    return render(request, "formulieren/ondertekenen.html", context, status=422 if form.errors else 200)


def _sign(
    request: HttpRequest,
    ondertekening: Ondertekening,
    inwoner: Inwoner,
    account: Account,
    *,
    is_akkoord: bool,
) -> HttpResponse:
    now = timezone.now()
    if is_akkoord:
        loa = request.session.get(LOA, "")
        sign_ondertekening(ondertekening=ondertekening, inwoner=inwoner, loa=loa, by=account, now=now)
    else:
        refuse_ondertekening(ondertekening=ondertekening, by=account, now=now)
    return redirect(request.path)


def _without_login(request: HttpRequest, ondertekening: Ondertekening, token: str) -> HttpResponse:
    """Log in, or for a machtiging: ask a code, and with it read who asks for what, and answer."""
    form = CodeForm(request.POST or None) if "code" in request.POST else CodeForm()
    if request.method == "POST" and ondertekening.is_machtiging:
        if "stuur" in request.POST:
            return _mail_code(request, ondertekening)
        if form.is_valid():
            try:
                return _answer_by_code(request, ondertekening, form)
            except CodeKloptNiet:
                form.add_error("code", "Deze code klopt niet. Controleer de code, of vraag een nieuwe aan")
    context = {
        "ondertekening": ondertekening,
        "form": form,
        "heeft_code": bool(ondertekening.code_hash),
        "inloggen_url": login_url(ondertekening.aanvraag.formulier, request.path),
    }
    status = 422 if form.errors else 200
    return render(request, "formulieren/ondertekenen_start.html", context, status=status)


def _mail_code(request: HttpRequest, ondertekening: Ondertekening) -> HttpResponse:
    if is_too_fast("ondertekencode", ondertekening.token_hash):
        messages.error(request, TE_VAAK)
    else:
        send_code(ondertekening=ondertekening, now=timezone.now())
        messages.success(request, VERSTUURD)
    return redirect(request.path)


def _answer_by_code(request: HttpRequest, ondertekening: Ondertekening, form: CodeForm) -> HttpResponse:
    """First the code alone shows the question; code and answer together settle it."""
    now = timezone.now()
    check_code(ondertekening=ondertekening, code=form.cleaned_data["code"], now=now)
    antwoord = AntwoordForm(request.POST if "antwoord" in request.POST else None)
    if not antwoord.is_valid():
        aanvraag = ondertekening.aanvraag
        context = {
            "ondertekening": ondertekening,
            "aanvraag": aanvraag,
            "formulier": aanvraag.formulier,
            "form": antwoord,
            "code": form.cleaned_data["code"],
        }
        return render(request, "formulieren/ondertekenen_code.html", context)
    if antwoord.is_akkoord:
        confirm_machtiging(ondertekening=ondertekening, now=now)
    else:
        refuse_ondertekening(ondertekening=ondertekening, by=None, now=now)
    return redirect(request.path)
