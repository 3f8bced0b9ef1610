"""The pages around logging in and out of a resident."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portaal.toegang.decorators import openbaar
from portaal.toegang.sessie import end_sessie
from portaal.toegang.terugkeer import safe_next, with_next

from .digid import ID_TOKEN, logout_url
from .niveaus import has_niveau, minimum_niveau, read_niveau


@openbaar
@never_cache
@require_safe
def inloggen(request: HttpRequest) -> HttpResponse:
    """Explains DigiD; the button is a link, because form-action would stop a form that goes on to DigiD.

    `niveau` is the level that the page after it asks: who is logged in below it logs in anew.
    """
    doel = safe_next(request, settings.LOGIN_REDIRECT_URL)
    niveau = read_niveau(request.GET.get("niveau", ""))
    is_ingelogd = request.user.is_authenticated and request.user.is_inwoner
    if is_ingelogd and (niveau is None or has_niveau(request.session, niveau)):
        return HttpResponseRedirect(doel)
    digid_url = with_next(reverse("inwoners:digid_start"), doel)
    context = {
        "digid_url": f"{digid_url}&{urlencode({'niveau': niveau})}" if niveau else digid_url,
        "niveau": niveau if niveau and (is_ingelogd or niveau.rang > minimum_niveau().rang) else None,
        "is_te_laag": is_ingelogd,
        "verlopen": "verlopen" in request.GET,
    }
    return render(request, "inwoners/inloggen.html", context)


@openbaar
@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Ends the session here, then at the provider; without a session there is nothing to end."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(settings.LOGOUT_REDIRECT_URL)
    doel = logout_url(request, request.session.get(ID_TOKEN, ""))
    return end_sessie(request, HttpResponseRedirect(doel))


@openbaar
@never_cache
@require_safe
def uitgelogd(request: HttpRequest) -> HttpResponse:
    return render(request, "inwoners/uitgelogd.html")


@openbaar
@never_cache
@require_safe
def geannuleerd(request: HttpRequest) -> HttpResponse:
    return render(request, "inwoners/geannuleerd.html")
