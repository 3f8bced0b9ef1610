"""What holds for every request and every response, errors included."""

import contextvars
import re
import uuid
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from . import fouten

GetResponse = Callable[[HttpRequest], HttpResponse]
correlatie_var: contextvars.ContextVar[str] = contextvars.ContextVar("correlatie_id", default="")
CORRELATIE = re.compile(r"[0-9a-f-]{8,36}")
ONGELDIG = re.compile("[\x00\ud800-\udfff]")
LANGSTE_WAARDE = 100_000
MEESTE_WAARDEN = 500
RUIMTE_ROND_BESTAND = 1_000_000


class Correlatie:
    """Gives each request an id that stands in its log lines, on its error page and in its response."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        van_proxy = request.headers.get("X-Request-Id", "")
        correlatie_id = van_proxy if CORRELATIE.fullmatch(van_proxy) else uuid.uuid4().hex[:12]
        request.correlatie_id = correlatie_id  # type: ignore[attr-defined]
        # Not reset afterwards: Django logs a refused request when this middleware is done.
        correlatie_var.set(correlatie_id)
        response = self.get_response(request)
        response["X-Request-Id"] = correlatie_id
        if request.method == "HEAD" and not response.streaming:
            lengte = len(response.content)
            response.content = b""
            response["Content-Length"] = str(lengte)
        return response


class Antwoordkoppen:
    """Headers that Django has no setting for, and the wider policy of the editors' pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=(), payment=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response


class BeheerHost:
    """Keeps the editors' pages on their own host; on any other they do not exist."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = settings.BEHEER_HOST
        if host and request.path.startswith(settings.BEHEER_PAD) and request.get_host().split(":")[0] != host:
            raise Http404
        return self.get_response(request)


class BeheerBeleid:
    """Wagtail's admin needs inline scripts and styles; only there, and for staff only."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(settings.BEHEER_PAD):
            response._csp_update = {  # type: ignore[attr-defined]
                "script-src": ["'unsafe-inline'"],
                "style-src": ["'unsafe-inline'"],
                "img-src": ["data:", "blob:"],
                "frame-src": ["'self'"],
            }
            # A preview inside the editor came through here before, with the policy of a public page.
            response.headers.pop("Content-Security-Policy", None)
            response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


class StrengeInvoer:
    """Refuses input that no form of ours can send: NUL, lone surrogates, a value beyond any field."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_te_groot(request):
            return fouten.too_large(request)
        try:
            if self._is_vreemd(request):
                return fouten.bad_request(request)
        except (RequestDataTooBig, TooManyFieldsSent, SuspiciousOperation, UnicodeError):
            return fouten.bad_request(request)
        return self.get_response(request)

    @staticmethod
    def _is_te_groot(request: HttpRequest) -> bool:
        """Judged before a byte is read. Only who has a session or holds a draft may send files."""
        lengte = request.META.get("CONTENT_LENGTH") or "0"
        mag_bestanden = {settings.SESSION_COOKIE_NAME, settings.HOUDER_COOKIE_NAME} & set(request.COOKIES)
        grens = RUIMTE_ROND_BESTAND + (settings.UPLOAD_MAX_TOTAAL if mag_bestanden else 0)
        return not lengte.isdecimal() or int(lengte) > grens

    @staticmethod
    def _is_vreemd(request: HttpRequest) -> bool:
        if ONGELDIG.search(request.path):
            return True
        bronnen = [request.GET]
        if request.method == "POST" and not request.path.startswith(settings.BEHEER_PAD):
            bronnen.append(request.POST)
        if any(sum(len(lijst) for _, lijst in bron.lists()) > MEESTE_WAARDEN for bron in bronnen):
            return True
        return any(
            ONGELDIG.search(waarde) or len(waarde) > LANGSTE_WAARDE
            for bron in bronnen
            for sleutel, lijst in bron.lists()
            for waarde in (sleutel, *lijst)
        )
