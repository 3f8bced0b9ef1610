"""Who comes, a last look, and the click that makes it final."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.inwoners.models import Inwoner
from portaal.inwoners.queries import inwoner_van
from portaal.toegang.decorators import openbaar

from ..enums import AfspraakStatus
from ..forms import ContactForm
from ..keuze import write_query, write_voor
from ..models import Afspraak
from ..operations import OptieVerlopen, confirm_afspraak, extend_optie, set_contact
from ..permissions import sign_link
from ..wens import WensRegel
from .druk import vang_druk
from .kiezen import account_of
from .optie import get_optie_or_404, is_gehouden

VERLENGD = "Wij houden dit moment langer voor u vast."


def voor_optie(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Loads what is held: confirmed meanwhile leads to the afspraak, expired to a page that says what to do."""

    @wraps(view)
    def wrapper(request: HttpRequest, optie: str, **kwargs: Any) -> HttpResponse:
        afspraak = get_optie_or_404(optie)
        if afspraak.status not in (AfspraakStatus.OPTIE, AfspraakStatus.VERLOPEN):
            return redirect("afspraken:beheren", token=sign_link(afspraak.uuid))
        if not is_gehouden(afspraak, timezone.now()):
            return _show_expired(request, afspraak)
        try:
            return vang_druk(view)(request, optie=optie, afspraak=afspraak, **kwargs)
        except OptieVerlopen:
            afspraak.refresh_from_db()
            if afspraak.status == AfspraakStatus.BEVESTIGD:  # the second of two clicks
                return redirect("afspraken:beheren", token=sign_link(afspraak.uuid))
            return _show_expired(request, afspraak)

    return openbaar(wrapper)


@voor_optie
@require_http_methods(["GET", "HEAD", "POST"])
def gegevens(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Name, e-mail, phone; known already for who is logged in."""
    form = ContactForm(request.POST if request.method == "POST" else None, initial=_known(request, afspraak))
    if request.method == "POST" and form.is_valid():
        set_contact(afspraak=afspraak, contact=form.cleaned_data, now=timezone.now())
        return redirect("afspraken:controle", optie=optie)
    context = {"form": form, "afspraak": afspraak, "optie": optie, "tijd_url": _other_time(afspraak)}
    return render(request, "afspraken/gegevens.html", context)


@voor_optie
@require_safe
def controle(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Everything once more, with what to bring."""
    if not afspraak.contact:
        return redirect("afspraken:gegevens", optie=optie)
    gegevens_url = reverse("afspraken:gegevens", kwargs={"optie": optie})
    contact = [
        {"label": label, "waarde": afspraak.contact.get(veld) or "Niet ingevuld", "wijzig_url": gegevens_url}
        for veld, label in (("naam", "Naam"), ("email", "E-mailadres"), ("telefoon", "Mobiel nummer"))
    ]
    context = {
        "afspraak": afspraak,
        "optie": optie,
        "contact": contact,
        "tijd_url": _other_time(afspraak),
        "vorige_url": gegevens_url,
    }
    return render(request, "afspraken/controle.html", context)


@voor_optie
@require_POST
def bevestigen(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Final: the page of the afspraak itself is the receipt."""
    if not afspraak.contact:
        return redirect("afspraken:gegevens", optie=optie)
    bevestigd = confirm_afspraak(
        afspraak=afspraak,
        contact=afspraak.contact,
        inwoner=inwoner_of(request),
        by=account_of(request),
        now=timezone.now(),
    )
    return redirect(reverse("afspraken:beheren", kwargs={"token": sign_link(bevestigd.uuid)}) + "?nieuw=1")


@voor_optie
@require_POST
def verlengen(request: HttpRequest, optie: str, afspraak: Afspraak) -> HttpResponse:
    """Ten minutes more."""
    extend_optie(afspraak=afspraak, by=None, now=timezone.now())
    messages.success(request, VERLENGD)
    return redirect("afspraken:gegevens", optie=optie)


def _show_expired(request: HttpRequest, afspraak: Afspraak) -> HttpResponse:
    return render(request, "afspraken/verlopen.html", {"tijd_url": _other_time(afspraak)}, status=409)


def _other_time(afspraak: Afspraak) -> str:
    voor = write_voor(WensRegel(regel.soort, regel.personen) for regel in afspraak.regels.all())
    return reverse("afspraken:tijd") + write_query(voor, afspraak.locatie)


def inwoner_of(request: HttpRequest) -> Inwoner | None:
    return inwoner_van(request.user) if request.user.is_authenticated and request.user.is_inwoner else None


def _known(request: HttpRequest, afspraak: Afspraak) -> dict[str, str]:
    """What was typed before, else what we know of who is logged in."""
    return dict(afspraak.contact) or known_contact(request)


def known_contact(request: HttpRequest) -> dict[str, str]:
    """Name and confirmed addresses of who is logged in."""
    if (inwoner := inwoner_of(request)) is None:
        return {}
    punten = inwoner.contactpunten.filter(verified_at__isnull=False)
    adressen = {punt.kanaal: punt.adres for punt in punten}
    return {"naam": inwoner.naam, "email": adressen.get("email", ""), "telefoon": adressen.get("sms", "")}
