"""An afspraak that stands: seen, moved and cancelled with its link or with number and code."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portaal.kern.snelheid import limit
from portaal.toegang.decorators import openbaar

from ..agenda import make_ics
from ..enums import AfspraakStatus
from ..forms import ZoekForm
from ..kalender import show_kalender
from ..keuze import WAAR, read_moment
from ..models import Afspraak
from ..notices import public_link
from ..nummers import code_for, show_code
from ..operations import (
    AfspraakGewijzigd,
    NietMeerTeWijzigen,
    TijdNietVrij,
    cancel_afspraak,
    move_afspraak,
)
from ..permissions import find_by_code, get_by_link_or_404, sign_link
from ..qr import draw_qr
from ..queries.meenemen import what_to_bring
from ..queries.verzetten import chooses_self
from ..wens import Wens
from .druk import vang_druk
from .kiezen import NET_WEG
from .plekken import other_places, wens_at

KLOPT_NIET = "Dit nummer en deze code horen niet bij elkaar. Kijk ze na in uw bevestiging, of bel ons"
VERPLAATST = "Uw afspraak is verplaatst. U krijgt een nieuwe bevestiging."
GEANNULEERD = "Uw afspraak is afgezegd."
TE_LAAT = "Deze afspraak kunt u niet meer wijzigen."


@openbaar
@limit("afspraak_code")
@require_http_methods(["GET", "HEAD", "POST"])
def zoeken(request: HttpRequest) -> HttpResponse:
    """By number and code, for who has no link."""
    form = ZoekForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if afspraak := find_by_code(form.cleaned_data["nummer"], form.cleaned_data["code"]):
            return redirect("afspraken:beheren", token=sign_link(afspraak.uuid))
        form.add_error("code", KLOPT_NIET)
    return render(request, "afspraken/zoeken.html", {"form": form})


@openbaar
@require_safe
def beheren(request: HttpRequest, token: str) -> HttpResponse:
    """When, where, what to bring; no name and no contact data, for anybody with the link comes here."""
    afspraak = get_by_link_or_404(token)
    context = {
        "afspraak": afspraak,
        "token": token,
        "code": show_code(code_for(afspraak.uuid)),
        "is_nieuw": "nieuw" in request.GET,
        "meenemen": what_to_bring(afspraak),
        "qr": draw_qr(public_link(afspraak)),
        "te_wijzigen": is_te_wijzigen(afspraak),
        "gesloten": chooses_self(afspraak),
    }
    return render(request, "afspraken/beheren.html", context)


@openbaar
@limit("afspraak_vasthouden")
@vang_druk
@require_http_methods(["GET", "HEAD", "POST"])
def verplaatsen(request: HttpRequest, token: str) -> HttpResponse:
    """Another day, time or locatie; the old one is kept until the new one is there."""
    afspraak = get_by_link_or_404(token)
    wens = wens_at(afspraak, request.GET.get(WAAR, ""))
    if not is_te_wijzigen(afspraak) or wens is None:
        messages.warning(request, TE_LAAT)
        return redirect("afspraken:beheren", token=token)
    if request.method == "POST":
        return _move(request, token, afspraak, wens)
    return _show_times(request, token, afspraak, wens)


def _show_times(
    request: HttpRequest, token: str, afspraak: Afspraak, wens: Wens, *, status: int = 200
) -> HttpResponse:
    elders = wens.locatie != afspraak.locatie
    url = f"{request.path}?{urlencode({WAAR: wens.locatie.slug} if elders else {})}"
    context = {
        **show_kalender(request, wens, url, timezone.now()),
        "gesloten": chooses_self(afspraak),
        "plekken": other_places(afspraak, wens.locatie),
        "afspraak": afspraak,
        "token": token,
        "wens": wens,
        "vorige_url": reverse("afspraken:beheren", kwargs={"token": token}),
    }
    return render(request, "afspraken/verplaatsen.html", context, status=status)


@openbaar
@vang_druk
@require_http_methods(["GET", "HEAD", "POST"])
def annuleren(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, then cancel; only a POST does so, for mail scanners follow links."""
    afspraak = get_by_link_or_404(token)
    if request.method == "POST":
        try:
            cancel_afspraak(afspraak=afspraak, by=None, now=timezone.now())
        except NietMeerTeWijzigen:
            messages.warning(request, TE_LAAT)
        else:
            messages.success(request, GEANNULEERD)
        return redirect("afspraken:beheren", token=token)
    if not is_te_wijzigen(afspraak):
        return redirect("afspraken:beheren", token=token)
    return render(request, "afspraken/annuleren.html", {"afspraak": afspraak, "token": token})


@openbaar
@require_safe
def ics(request: HttpRequest, token: str) -> HttpResponse:
    """The file for an agenda."""
    afspraak = get_by_link_or_404(token)
    antwoord = HttpResponse(
        make_ics(afspraak, now=timezone.now()), content_type="text/calendar; charset=utf-8"
    )
    antwoord["Content-Disposition"] = f'attachment; filename="afspraak-{afspraak.nummer}.ics"'
    return antwoord


def is_te_wijzigen(afspraak: Afspraak) -> bool:
    return afspraak.status == AfspraakStatus.BEVESTIGD and afspraak.start > timezone.now()


def _move(request: HttpRequest, token: str, afspraak: Afspraak, wens: Wens) -> HttpResponse:
    start = read_moment(request.POST.get("moment", ""))
    try:
        if start is None:
            raise TijdNietVrij
        move_afspraak(afspraak=afspraak, wens=wens, start=start, by=None, now=timezone.now())
    except TijdNietVrij:
        messages.warning(request, NET_WEG)
        return _show_times(request, token, afspraak, wens, status=409)
    except (NietMeerTeWijzigen, AfspraakGewijzigd):
        messages.warning(request, TE_LAAT)
    else:
        messages.success(request, VERPLAATST)
    return redirect("afspraken:beheren", token=token)
