"""The staff menu for pages of lower apps that stand in the staff layout."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .navigatie import build_menu


def navigatie(request: HttpRequest) -> dict[str, Any]:
    """The menu, made when a page shows it; nothing for who is no member of staff."""
    user = getattr(request, "user", None)
    if user is None or not (user.is_authenticated and user.is_medewerker):
        return {}
    return {"werkplek_navigatie": SimpleLazyObject(lambda: build_menu(user))}
