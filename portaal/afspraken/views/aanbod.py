"""A place on the waiting list, and the answer to what was offered. Opening a link changes nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.kern.snelheid import limit
from portaal.toegang.decorators import openbaar

from ..aanbod import AANBOD_DUUR, HOOGSTENS_ONBENUT
from ..enums import WachtlijstStatus
from ..models import Wachtlijstplek
from ..operations import (
    AanbodVoorbij,
    NietMeerTeWijzigen,
    leave_wachtlijst,
    pass_aanbod,
    take_aanbod,
)
from ..operations.wachtlijst import check_aanbod
from ..permissions import (
    get_by_aanbod_or_404,
    get_plek_by_link_or_404,
    sign_aanbod,
    sign_link,
    sign_plek,
)
from .druk import vang_druk
from .kiezen import account_of

GESTOPT = "U staat niet meer op de wachtlijst."
NIET_GENOMEN = "Goed. Wij bieden dit moment aan iemand anders aan."


@openbaar
@require_safe
def plek(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody waits for, and what is offered; no name and no contact data."""
    wachtplek = get_plek_by_link_or_404(token)
    is_aangeboden = wachtplek.status == WachtlijstStatus.AANGEBODEN
    context = {
        "plek": wachtplek,
        "token": token,
        "is_nieuw": "nieuw" in request.GET,
        "aanbod_url": _offer_url(wachtplek) if is_aangeboden else "",
        "minuten": AANBOD_DUUR.seconds // 60,
        "hoogstens": HOOGSTENS_ONBENUT,
        **_afspraak_context(wachtplek),
    }
    return render(request, "afspraken/wachtlijst.html", context)


@openbaar
@vang_druk
@require_POST
def stoppen(request: HttpRequest, token: str) -> HttpResponse:
    """Off the list."""
    wachtplek = get_plek_by_link_or_404(token)
    leave_wachtlijst(plek=wachtplek, by=account_of(request), now=timezone.now())
    messages.success(request, GESTOPT)
    return redirect("afspraken:wachtlijst", token=token)


@openbaar
@limit("wachtlijst")
@vang_druk
@require_http_methods(["GET", "HEAD", "POST"])
def aanbod(request: HttpRequest, token: str) -> HttpResponse:
    """The time of one offer: POST takes it or passes it on. A link that was used or is over says what is next."""
    wachtplek, beurt = get_by_aanbod_or_404(token)
    now = timezone.now()
    if request.method == "POST":
        return _settle(request, wachtplek, beurt)
    try:
        optie = check_aanbod(wachtplek, beurt, now)
    except AanbodVoorbij:
        return _show_over(request, wachtplek, status=200)
    context = {"plek": wachtplek, "optie": optie, "plek_url": _plek_url(wachtplek)}
    return render(request, "afspraken/wachtlijst_aanbod.html", context)


def _settle(request: HttpRequest, wachtplek: Wachtlijstplek, beurt: int) -> HttpResponse:
    by, now = account_of(request), timezone.now()
    if request.POST.get("antwoord") == "nee":
        pass_aanbod(plek=wachtplek, beurt=beurt, by=by, now=now)
        messages.success(request, NIET_GENOMEN)
        return redirect(_plek_url(wachtplek))
    try:
        afspraak = take_aanbod(plek=wachtplek, beurt=beurt, by=by, now=now)
    except (AanbodVoorbij, NietMeerTeWijzigen):
        wachtplek.refresh_from_db()
        return _show_over(request, wachtplek, status=409)
    return redirect(reverse("afspraken:beheren", kwargs={"token": sign_link(afspraak.uuid)}) + "?nieuw=1")


def _show_over(request: HttpRequest, wachtplek: Wachtlijstplek, *, status: int) -> HttpResponse:
    context = {"plek": wachtplek, "plek_url": _plek_url(wachtplek), **_afspraak_context(wachtplek)}
    return render(request, "afspraken/wachtlijst_voorbij.html", context, status=status)


def _afspraak_context(wachtplek: Wachtlijstplek) -> dict[str, str]:
    """The way to the afspraak they have."""
    if wachtplek.afspraak is None:
        return {"afspraak_url": ""}
    return {
        "afspraak_url": reverse("afspraken:beheren", kwargs={"token": sign_link(wachtplek.afspraak.uuid)})
    }


def _plek_url(wachtplek: Wachtlijstplek) -> str:
    return reverse("afspraken:wachtlijst", kwargs={"token": sign_plek(wachtplek.uuid)})


def _offer_url(wachtplek: Wachtlijstplek) -> str:
    token = sign_aanbod(wachtplek.uuid, wachtplek.aanbiedingen)
    return reverse("afspraken:wachtlijst_aanbod", kwargs={"token": token})
