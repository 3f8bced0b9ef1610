"""Who asks: an account, or a browser that holds drafts of somebody who did not log in.

Such a browser has one random token in a cookie of its own, for all its drafts, gone when it closes; the
database keeps its hash (Aanvraag.houder_hash).
"""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portaal.kern.tokens import new_token
from portaal.toegang.models import Account

VORM = re.compile(r"[A-Za-z0-9_-]{43}")


def account_of(request: HttpRequest) -> Account | None:
    """Who is logged in, if anybody is."""
    return request.user if isinstance(request.user, Account) else None


def houder_of(request: HttpRequest) -> str:
    """The token of this browser; empty when it holds no drafts."""
    token: str = request.COOKIES.get(settings.HOUDER_COOKIE_NAME, "")
    return token if VORM.fullmatch(token) else ""


def make_houder(request: HttpRequest) -> str:
    """The token of this browser, or a new one; give_houder hands it out with the answer."""
    return houder_of(request) or new_token()


def give_houder(antwoord: HttpResponse, houder: str) -> HttpResponse:
    """Have the browser keep its token until it closes; no script can read it."""
    antwoord.set_cookie(
        settings.HOUDER_COOKIE_NAME,
        houder,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return antwoord
