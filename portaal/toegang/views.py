"""Login and logout of staff, and the session of whoever is logged in."""

from typing import Any

from django.conf import settings
from django.contrib import auth
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portaal.kern.adres import client_ip
from portaal.kern.snelheid import limit
from portaal.kern.toegang_markering import Wie, declare

from .backends import MedewerkerBackend
from .decorators import openbaar
from .forms import InlogForm
from .middleware import remaining_seconds
from .queries import blocked_until
from .sessie import begin_sessie, end_sessie
from .terugkeer import safe_next

NIET_GELUKT = "Inloggen is niet gelukt. Controleer uw gebruikersnaam, uw wachtwoord en de code."


@openbaar
@limit("inloggen")
@sensitive_post_parameters("wachtwoord", "code")
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def medewerker_inloggen(request: HttpRequest) -> HttpResponse:
    """One form; a wrong answer does not tell which part was wrong."""
    doel = safe_next(request, settings.MEDEWERKER_STARTPAGINA)
    if request.user.is_authenticated and request.user.is_medewerker and request.method != "POST":
        if doel.startswith(settings.BEHEER_PAD) and not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied  # Wagtail sent them here; sending them back would go round for ever
        return HttpResponseRedirect(doel)
    form = InlogForm(request.POST or None)
    if form.is_valid():
        account = auth.authenticate(request, **form.cleaned_data)
        if account is not None:
            begin_sessie(request, account, MedewerkerBackend)
            return HttpResponseRedirect(doel)
        form.add_error(None, NIET_GELUKT)
    return render(
        request,
        "toegang/medewerker_inloggen.html",
        {
            "form": form,
            "next": doel,
            "verlopen": "verlopen" in request.GET,
            "inwoner_url": settings.LOGIN_URL,
        },
    )


@openbaar
def geblokkeerd(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """After too many wrong answers: says when to try again. Called by axes."""
    tot = blocked_until(request.POST.get("gebruikersnaam", ""), client_ip(request))
    return render(request, "toegang/geblokkeerd.html", {"tot": tot}, status=429)


@openbaar
@require_POST
def medewerker_uitloggen(request: HttpRequest) -> HttpResponse:
    return end_sessie(request, HttpResponseRedirect(settings.LOGOUT_REDIRECT_URL))


@openbaar
@require_POST
def sessie_verlengen(request: HttpRequest) -> HttpResponse:
    """Being here counts as activity; the middleware has noted it."""
    if "application/json" in request.headers.get("Accept", ""):
        return _stand(request)
    return HttpResponseRedirect(safe_next(request, settings.LOGIN_REDIRECT_URL))


@declare(Wie.IEDEREEN, telt_als_activiteit=False)
@require_safe
def sessie_stand(request: HttpRequest) -> HttpResponse:
    """How long the session still lasts; asking does not make it longer."""
    return _stand(request)


def _stand(request: HttpRequest) -> JsonResponse:
    resterend = remaining_seconds(request) if request.user.is_authenticated else 0
    return JsonResponse({"resterend": max(0, resterend)})


@openbaar
def beheer_inloggen(request: HttpRequest) -> HttpResponse:
    """Wagtail's own login has no second factor."""
    vraag = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(settings.WAGTAILADMIN_LOGIN_URL + (f"?{vraag}" if vraag else ""))


@openbaar
def beheer_gesloten(request: HttpRequest, **_: Any) -> HttpResponse:
    """Parts of Wagtail's admin that would reach accounts of residents, or passwords."""
    raise Http404
