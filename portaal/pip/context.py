"""Who is logged in and the menu of Mijn omgeving, for pages of lower apps that a resident sees."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portaal.inwoners.queries import inwoner_van

from .navigatie import build_menu


def mijn(request: HttpRequest) -> dict[str, Any]:
    """ingelogde_inwoner and pip_navigatie, looked up when a page shows them; nothing for anybody else."""
    user = getattr(request, "user", None)
    if user is None or not (user.is_authenticated and user.is_inwoner):
        return {"ingelogde_inwoner": None}
    inwoner = SimpleLazyObject(lambda: inwoner_van(user))
    return {"ingelogde_inwoner": inwoner, "pip_navigatie": SimpleLazyObject(lambda: build_menu(inwoner, ""))}
