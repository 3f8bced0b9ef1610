"""Error pages in the look of the portal; the last resort needs no database and no template context."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .toegang_markering import Wie, declare


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"{status}.html", status=status)


@declare(Wie.IEDEREEN)
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


@declare(Wie.IEDEREEN)
def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


@declare(Wie.IEDEREEN)
def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


@declare(Wie.IEDEREEN)
def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413)


@declare(Wie.IEDEREEN)
def too_many_requests(request: HttpRequest) -> HttpResponse:
    return _page(request, 429)


@declare(Wie.IEDEREEN)
def service_unavailable(request: HttpRequest) -> HttpResponse:
    return _page(request, 503)


@declare(Wie.IEDEREEN)
def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without context processors: whatever broke may be the database."""
    inhoud = render_to_string("500.html", {"correlatie_id": getattr(request, "correlatie_id", "")})
    return HttpResponse(inhoud, status=500)


@declare(Wie.IEDEREEN)
def csrf_mislukt(request: HttpRequest, reason: str = "", **_: Any) -> HttpResponse:
    """A stale form, mostly: the page says to go back and send it again, unless the view has a better answer."""
    eigen = getattr(request.resolver_match.func, "bij_csrf_mislukt", None) if request.resolver_match else None
    antwoord: HttpResponse | None = eigen(request) if eigen else None
    return antwoord or render(request, "403_csrf.html", status=403)
