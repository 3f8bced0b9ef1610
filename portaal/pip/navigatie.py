"""The menu of Mijn omgeving; an app above the lower ones adds its own item in its AppConfig."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portaal.inwoners.models import Inwoner
from portaal.inwoners.queries import inwoner_van
from portaal.toegang.decorators import AccountRequest


@dataclass(frozen=True)
class MenuItem:
    """sleutel names the item for the page that is on it; teller counts what is new, 0 shows nothing."""

    sleutel: str
    label: str
    url_naam: str
    volgorde: int
    teller: Callable[[Inwoner], int] | None = None


_items: dict[str, MenuItem] = {}


def register(item: MenuItem) -> None:
    _items[item.sleutel] = item


def build_menu(inwoner: Inwoner, actief: str) -> list[dict[str, Any]]:
    """The items in order, as the layout shows them."""
    return [
        {
            "label": item.label,
            "url": reverse(item.url_naam),
            "actief": item.sleutel == actief,
            "teller": item.teller(inwoner) if item.teller else 0,
        }
        for item in sorted(_items.values(), key=lambda item: item.volgorde)
    ]


def render_mijn(
    request: AccountRequest, template: str, actief: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of Mijn omgeving with its menu; `actief` is the sleutel of the item it belongs to."""
    inwoner = inwoner_van(request.user)
    mijn = {"inwoner": inwoner, "ingelogde_inwoner": inwoner, "pip_navigatie": build_menu(inwoner, actief)}
    return render(request, template, {**mijn, **context}, status=status)
