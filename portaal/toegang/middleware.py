"""Sessions end: after a while without activity, and after a while whatever happens (DigiD norm U/WA.05)."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

INGELOGD_OP = "ingelogd_op"
LAATST_ACTIEF = "laatst_actief"
# Wagtail's editor tells every ten seconds that it is still open.
PEILINGEN = frozenset({"wagtailadmin_editing_sessions"})
# Our own pages say so when they ask by themselves: it can only make a session shorter.
PEILING = "Portaal-Peiling"


class SessieGrenzen:
    """Logs out when a limit has passed; notes activity, except for views that only poll."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and remaining_seconds(request) <= 0:
            logout(request)
            request.sessie_verlopen = True  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.user.is_authenticated and counts_as_activity(request, view):
            nu = int(timezone.now().timestamp())
            # Written at most every ten seconds: a page of fragments is not a dozen writes.
            if nu - request.session.get(LAATST_ACTIEF, 0) >= 10:
                request.session[LAATST_ACTIEF] = nu


def counts_as_activity(request: HttpRequest, view: Any) -> bool:
    """Whether a person did something, and not a page that asks by itself now and then."""
    peilt = request.resolver_match is not None and not PEILINGEN.isdisjoint(request.resolver_match.namespaces)
    zelf = request.method == "GET" and PEILING in request.headers
    return getattr(view, "telt_als_activiteit", True) and not peilt and not zelf


def limits_for(request: HttpRequest) -> dict[str, int]:
    """Seconds: inactief, absoluut, waarschuwing."""
    return settings.SESSIE_INWONER if request.user.is_inwoner else settings.SESSIE_MEDEWERKER  # type: ignore[union-attr]


def start_session(sessie: SessionBase) -> None:
    """Called at login: both clocks start."""
    nu = int(timezone.now().timestamp())
    sessie[INGELOGD_OP] = nu
    sessie[LAATST_ACTIEF] = nu


def remaining_seconds(request: HttpRequest) -> int:
    """Seconds until the session ends; a session without clocks has none left."""
    nu = int(timezone.now().timestamp())
    grenzen = limits_for(request)
    actief = request.session.get(LAATST_ACTIEF, 0)
    start = request.session.get(INGELOGD_OP, 0)
    return min(actief + grenzen["inactief"] - nu, start + grenzen["absoluut"] - nu)
