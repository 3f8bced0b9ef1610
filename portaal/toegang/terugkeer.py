"""Where somebody goes after logging in: only to a page of this portal."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def safe_next(request: HttpRequest, standaard: str) -> str:
    """The `next` of the request when it stays on this host, else `standaard`."""
    doel = request.POST.get("next") or request.GET.get("next") or ""
    is_veilig = url_has_allowed_host_and_scheme(
        doel, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return doel if is_veilig else standaard


def with_next(url: str, doel: str) -> str:
    """The URL of a login page that goes on to `doel`."""
    return f"{url}?{urlencode({'next': doel})}"
