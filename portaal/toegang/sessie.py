"""Beginning and ending a session of either kind of account."""

from django.contrib import auth
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse

from .middleware import start_session
from .models import Account


def begin_sessie(request: HttpRequest, account: Account, backend: type[BaseBackend]) -> None:
    """Log in under a new session id, also when this account was logged in already; both clocks start."""
    auth.login(request, account, backend=f"{backend.__module__}.{backend.__qualname__}")
    request.session.cycle_key()
    start_session(request.session)


def end_sessie(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Log out, and have the browser forget what it kept of this site."""
    auth.logout(request)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
