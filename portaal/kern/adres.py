"""Where a request comes from, when proxies stand in front of the portal."""

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """The address of the visitor, as the outermost proxy that we trust has seen it.

    Each trusted proxy adds one address at the end of X-Forwarded-For; what stands before those, a visitor may
    have made up. Without proxies the header says nothing.
    """
    proxies: int = settings.VERTROUWDE_PROXIES
    adressen = [deel.strip() for deel in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(adressen) >= proxies and adressen[-proxies]:
        return adressen[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))
