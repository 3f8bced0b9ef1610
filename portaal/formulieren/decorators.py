"""Who comes in at the pages of a draft, and what becomes of a post that comes too late."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from portaal.kern.toegang_markering import Wie, declare
from portaal.toegang.models import Account

from .bewijs import VELDNAAM, read_bewijs
from .enums import RuweReden
from .invulling import Invulling
from .models import Aanvraag
from .operations import AanvraagIsIngediend, keep_ruwe_invoer
from .permissions import zichtbaar_voor
from .storage import fields_of_step

View = Callable[..., HttpResponse]
BEWAARD = "Wij hebben bewaard wat u had ingevuld. U ziet het terug als u weer bent ingelogd."


def voor_aanvrager(view: View) -> View:
    """For who fills in: a resident, or staff for a resident; which draft is theirs, the view checks.

    Who is no longer logged in goes to the login and comes back to the same page. What they posted is kept
    on the draft, if the page proves that it was made for its applicant, and offered there after the login;
    the login page tells so, and that the session ended by itself when it did.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, aanvraag_uuid: UUID, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, aanvraag_uuid=aanvraag_uuid, **kwargs)
        account = keep_posted(request, aanvraag_uuid, kwargs.get("stap", ""))
        is_medewerker = account is not None and account.is_medewerker
        login = reverse("toegang:medewerker_inloggen" if is_medewerker else "inwoners:inloggen")
        vraag = {"next": request.get_full_path()}
        if getattr(request, "sessie_verlopen", False):
            vraag["verlopen"] = "1"
        return HttpResponseRedirect(f"{login}?{urlencode(vraag)}")

    wrapper.bij_csrf_mislukt = keep_and_show  # type: ignore[attr-defined]
    return declare(Wie.INGELOGD)(wrapper)


def keep_and_show(request: HttpRequest) -> HttpResponse | None:
    """A page from before a new login has an old token: keep its text and show the page anew (kern.fouten)."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    if keep_posted(request, kwargs.get("aanvraag_uuid"), kwargs.get("stap", "")) is None:
        return None
    return HttpResponseRedirect(request.get_full_path())


def keep_posted(request: HttpRequest, aanvraag_uuid: UUID | None, stap: str) -> Account | None:
    """Keep a step that was posted without a valid session.

    Gives the account that the page was made for; None when the page proves nothing.
    """
    bewijs = read_bewijs(request.POST.get(VELDNAAM, "")) if request.method == "POST" else None
    if bewijs is None or aanvraag_uuid is None or not bewijs.is_for(aanvraag_uuid, stap):
        return None
    account = Account.objects.filter(uuid=bewijs.account_uuid).first()
    concept = zichtbaar_voor(account).concepten().filter(uuid=aanvraag_uuid).first() if account else None
    if account is None or concept is None:
        return None
    invulling = Invulling(concept, vandaag=timezone.localdate())
    velden = fields_of_step(request.POST, invulling, stap)
    if velden and _keep(concept, stap, velden, account) and not request.user.is_authenticated:
        messages.success(request, BEWAARD)
    return account


def _keep(concept: Aanvraag, stap: str, velden: dict[str, list[str]], account: Account) -> bool:
    """Whether all of it is on the draft now."""
    try:
        aanvraag = keep_ruwe_invoer(
            aanvraag=concept, stap=stap, velden=velden, reden=RuweReden.SESSIE, by=account, now=timezone.now()
        )
    except AanvraagIsIngediend:
        return False  # handed in from another tab meanwhile: there is no draft any more
    return bool(aanvraag.ruwe_invoer.get(stap, {}).get("velden") == velden)
