"""The page where a form begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.inwoners.models import Inwoner
from portaal.inwoners.niveaus import LOA
from portaal.kern import fouten
from portaal.kern.adres import client_ip
from portaal.kern.snelheid import is_too_fast
from portaal.toegang.decorators import openbaar

from ..enums import LoginEis
from ..models import Formulier
from ..omwegen import has_niveau_for, login_url
from ..operations import FormulierGesloten, start_aanvraag
from ..permissions import zichtbaar_voor
from ..queries import concepten_van, get_openstelling
from ..vrager import account_of, give_houder, houder_of, make_houder


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, formulier_slug: str) -> HttpResponse:
    """What the form is for, the drafts one can go on with, and how to begin; POST makes the draft."""
    formulier = get_object_or_404(Formulier, slug=formulier_slug)
    account = account_of(request)
    inloggen = login_url(formulier, request.path)
    is_inwoner = account is not None and account.is_inwoner
    mag_anoniem = account is None and formulier.login != LoginEis.MOET
    if request.method == "POST" and formulier.is_check:
        return redirect("formulieren:check", formulier_slug=formulier.slug)
    if request.method == "POST":
        if is_inwoner and has_niveau_for(request, formulier):
            return _begin(request, formulier)
        return _begin_anoniem(request, formulier) if mag_anoniem else redirect(inloggen)
    eigen = zichtbaar_voor(request.user, houder_of(request)).filter(versie__formulier=formulier)
    is_medewerker = account is not None and account.is_medewerker
    context = {
        "formulier": formulier,
        "openstelling": get_openstelling(formulier, timezone.now()),
        "is_inwoner": is_inwoner,
        "mag_anoniem": mag_anoniem,
        "mag_inloggen": formulier.login != LoginEis.GEEN,
        "inloggen_url": inloggen,
        "concepten": [] if is_medewerker else list(concepten_van(eigen)),
    }
    return render(request, "formulieren/start.html", context)


def _begin(request: HttpRequest, formulier: Formulier) -> HttpResponse:
    account = account_of(request)
    inwoner = get_object_or_404(Inwoner, uuid=account.inwoner_uuid if account else None)
    try:
        aanvraag = start_aanvraag(
            formulier=formulier,
            aanvrager=inwoner,
            loa=request.session.get(LOA, ""),
            by=account,
            now=timezone.now(),
        )
    except FormulierGesloten:
        return redirect("formulieren:start", formulier_slug=formulier.slug)
    return redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid)


def _begin_anoniem(request: HttpRequest, formulier: Formulier) -> HttpResponse:
    """Braked per address: nobody logged in, and each one is a row."""
    if is_too_fast("formulier_begin", client_ip(request)):
        return fouten.too_many_requests(request)
    houder = make_houder(request)
    try:
        aanvraag = start_aanvraag(
            formulier=formulier, aanvrager=None, houder=houder, by=None, now=timezone.now()
        )
    except FormulierGesloten:
        return redirect("formulieren:start", formulier_slug=formulier.slug)
    return give_houder(redirect("formulieren:verder", aanvraag_uuid=aanvraag.uuid), houder)
