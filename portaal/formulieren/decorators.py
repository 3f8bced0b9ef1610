"""Who comes in at the pages of a draft, and what becomes of a post that comes too late."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from portaal.kern.adres import client_ip
from portaal.kern.fouten import too_many_requests
from portaal.kern.snelheid import is_too_fast
from portaal.kern.toegang_markering import Wie, declare
from portaal.toegang.models import Account

from .bestanden import take_files
from .bewijs import VELDNAAM, Paginabewijs, read_bewijs
from .enums import RuweReden
from .invulling import Invulling
from .models import Aanvraag
from .operations import AanvraagIsIngediend, keep_ruwe_invoer
from .permissions import find_bewezen_concept
from .storage import fields_of_step
from .vrager import account_of

View = Callable[..., HttpResponseBase]
BEWAARD = "Wij hebben bewaard wat u had ingevuld. U ziet het terug als u weer bent ingelogd."


class NietGevonden(Http404):
    """There is no such aanvraag, or it is not theirs: both look the same."""


class Omweg(Exception):
    """Something else comes first; `url` is where."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def voor_aanvrager(view: View) -> View:
    """For who fills in: a resident, staff, or the browser that holds the draft; which is theirs, the view checks.

    Who was logged out meanwhile goes to the login and comes back to the same page. What they posted is kept
    on the draft, if the page proves that it was made for its applicant, and offered there after the login;
    the login page tells so, and that the session ended by itself when it did. Who else is not logged in gets
    a page, with status 404, that says how to go on.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, aanvraag_uuid: UUID, **kwargs: Any) -> HttpResponseBase:
        is_anoniem = account_of(request) is None
        if is_anoniem and request.method == "POST" and is_too_fast("formulier", client_ip(request)):
            return too_many_requests(request)
        try:
            antwoord = view(request, aanvraag_uuid=aanvraag_uuid, **kwargs)
            add_never_cache_headers(antwoord)  # what was filled in is for nobody else on this computer
            return antwoord
        except Omweg as omweg:
            keep_posted(request, aanvraag_uuid, kwargs.get("stap", ""))
            return HttpResponseRedirect(omweg.url)
        except NietGevonden:
            if not is_anoniem:
                raise
        return turn_away(request, keep_posted(request, aanvraag_uuid, kwargs.get("stap", "")))

    wrapper.bij_csrf_mislukt = keep_and_show  # type: ignore[attr-defined]
    return declare(Wie.BETROKKENE)(wrapper)


def turn_away(request: HttpRequest, bewijs: Paginabewijs | None) -> HttpResponse:
    """The answer to who is not logged in and holds no draft here."""
    is_verlopen = getattr(request, "sessie_verlopen", False)
    account_uuid = bewijs.account_uuid if bewijs else ""
    vraag = {"next": request.get_full_path()}
    if not (is_verlopen or account_uuid):
        login = f"{reverse('inwoners:inloggen')}?{urlencode(vraag)}"
        context = {"inloggen_url": login, "is_bewaard": bewijs is not None}
        return render(request, "formulieren/niet_gevonden.html", context, status=404)
    is_medewerker = account_uuid and Account.objects.medewerkers().filter(uuid=account_uuid).exists()
    login = reverse("toegang:medewerker_inloggen" if is_medewerker else "inwoners:inloggen")
    if is_verlopen:
        vraag["verlopen"] = "1"
    return HttpResponseRedirect(f"{login}?{urlencode(vraag)}")


def keep_and_show(request: HttpRequest) -> HttpResponse | None:
    """A page from before a new login has an old token: keep its text and show the page anew (kern.fouten)."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    if keep_posted(request, kwargs.get("aanvraag_uuid"), kwargs.get("stap", "")) is None:
        return None
    return HttpResponseRedirect(request.get_full_path())


def keep_posted(request: HttpRequest, aanvraag_uuid: UUID | None, stap: str) -> Paginabewijs | None:
    """Keep a step that was posted without a valid session, with the files it brought.

    Gives the proof that the page carried; None when it proves nothing.
    """
    bewijs = read_bewijs(request.POST.get(VELDNAAM, "")) if request.method == "POST" else None
    if bewijs is None or aanvraag_uuid is None or not bewijs.is_for(aanvraag_uuid, stap):
        return None
    concept = find_bewezen_concept(bewijs, request.user)
    if concept is None:
        return None
    invulling = Invulling(concept, vandaag=timezone.localdate())
    with suppress(AanvraagIsIngediend):
        take_files(request, invulling, stap)
    velden = fields_of_step(request.POST, invulling, stap)
    if velden and _keep(concept, stap, velden) and account_of(request) is None and bewijs.account_uuid:
        messages.success(request, BEWAARD)
    return bewijs


def _keep(concept: Aanvraag, stap: str, velden: dict[str, list[str]]) -> bool:
    """Whether all of it is on the draft now."""
    try:
        aanvraag = keep_ruwe_invoer(
            aanvraag=concept, stap=stap, velden=velden, reden=RuweReden.SESSIE, by=None, now=timezone.now()
        )
    except AanvraagIsIngediend:
        return False  # handed in from another tab meanwhile: there is no draft any more
    return bool(aanvraag.ruwe_invoer.get(stap, {}).get("velden") == velden)
