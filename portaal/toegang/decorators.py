"""Who may come in: each view carries one of these."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from portaal.kern.toegang_markering import Wie, declare

from .models import Account

View = Callable[..., HttpResponseBase]


class AccountRequest(HttpRequest):
    """The request of a view that only lets in who is logged in: for annotations."""

    user: Account


def _login_eerst(request: HttpRequest, url_naam: str) -> HttpResponseRedirect:
    """To the login page, and back here after it when that can be done (a GET)."""
    vraag: dict[str, str] = {}
    if request.method in {"GET", "HEAD"}:
        vraag["next"] = request.get_full_path()
    if getattr(request, "sessie_verlopen", False):
        vraag["verlopen"] = "1"
    return HttpResponseRedirect(reverse(url_naam) + (f"?{urlencode(vraag)}" if vraag else ""))


def openbaar(view: View) -> View:
    """For everybody."""
    return declare(Wie.IEDEREEN)(view)


def voor_machine(view: View) -> View:
    """For another system; the view itself checks a signature."""
    return declare(Wie.MACHINE, telt_als_activiteit=False)(view)


def voor_inwoner(view: View) -> View:
    """For a resident who is logged in; anybody else goes to the login page."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.is_authenticated and request.user.is_inwoner):
            return _login_eerst(request, "inwoners:inloggen")
        return view(request, *args, **kwargs)

    return declare(Wie.INWONER)(wrapper)


def voor_medewerker(view: View) -> View:
    """For staff; anybody else goes to the staff login."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.user.is_authenticated and request.user.is_medewerker):
            return _login_eerst(request, "toegang:medewerker_inloggen")
        return view(request, *args, **kwargs)

    return declare(Wie.MEDEWERKER)(wrapper)
