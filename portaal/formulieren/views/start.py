"""The page where a form begins."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portaal.inwoners.models import Inwoner
from portaal.inwoners.niveaus import LOA
from portaal.toegang.decorators import openbaar

from ..models import Formulier
from ..operations import FormulierGesloten, start_aanvraag
from ..permissions import zichtbaar_voor
from ..queries import concepten_van, get_openstelling
from .laden import account_of


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, formulier_slug: str) -> HttpResponse:
    """What the form is for, the drafts one can go on with, and a button to begin; POST makes the draft."""
    formulier = get_object_or_404(Formulier, slug=formulier_slug)
    is_inwoner = request.user.is_authenticated and request.user.is_inwoner
    eigen = zichtbaar_voor(request.user)
    inloggen = f"{reverse('inwoners:inloggen')}?{urlencode({'next': request.path})}"
    if request.method == "POST":
        return _begin(request, formulier) if is_inwoner else HttpResponseRedirect(inloggen)
    context = {
        "formulier": formulier,
        "openstelling": get_openstelling(formulier, timezone.now()),
        "is_inwoner": is_inwoner,
        "inloggen_url": inloggen,
        "concepten": list(concepten_van(eigen.filter(versie__formulier=formulier))) if is_inwoner else [],
    }
    return render(request, "formulieren/start.html", context)


def _begin(request: HttpRequest, formulier: Formulier) -> HttpResponse:
    account = account_of(request)
    inwoner = get_object_or_404(Inwoner, uuid=account.inwoner_uuid)
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
