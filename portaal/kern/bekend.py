"""Files that machines look for at a fixed place."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from .toegang_markering import Wie, declare

GELDIG = timedelta(days=180)
NIET_VOOR_ZOEKMACHINES = ("/mijn/", "/werkplek/", "/beheer/", "/aanvragen/", "/zoeken/")


@declare(Wie.IEDEREEN, telt_als_activiteit=False)
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weak spot (RFC 9116)."""
    verloopt = (timezone.now() + GELDIG).strftime("%Y-%m-%dT00:00:00Z")
    regels = (
        f"Contact: mailto:{settings.GEMEENTE['email']}",
        f"Expires: {verloopt}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.PUBLIEKE_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@declare(Wie.IEDEREEN, telt_als_activiteit=False)
@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone: all that is not for everybody."""
    regels = ["User-agent: *", *(f"Disallow: {pad}" for pad in NIET_VOOR_ZOEKMACHINES)]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@declare(Wie.IEDEREEN, telt_als_activiteit=False)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask here when a page names no icon."""
    return HttpResponseRedirect(static("portaal/img/favicon.svg"))
