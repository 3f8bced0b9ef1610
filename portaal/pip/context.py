"""Who is logged in, for pages of lower apps that a resident sees."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portaal.inwoners.queries import inwoner_van


def mijn(request: HttpRequest) -> dict[str, Any]:
    """ingelogde_inwoner, looked up when a page shows it; None for anybody else."""
    user = getattr(request, "user", None)
    if user is None or not (user.is_authenticated and user.is_inwoner):
        return {"ingelogde_inwoner": None}
    return {"ingelogde_inwoner": SimpleLazyObject(lambda: inwoner_van(user))}
