"""The menu of the werkplek, and the one way its pages are rendered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portaal.afspraken.permissions import may_inrichten
from portaal.berichten.queries import tel_geparkeerd
from portaal.contact.queries import tel_te_bellen
from portaal.formulieren.permissions import geparkeerd_voor
from portaal.toegang.decorators import AccountRequest
from portaal.toegang.models import Account
from portaal.zaken.permissions import te_behandelen_door
from portaal.zaken.queries import te_controleren

ITEMS = (
    ("werklijst", "Werklijst", "werkplek:werklijst"),
    ("zoeken", "Inwoner zoeken", "werkplek:zoeken"),
    ("formulieren", "Formulier invullen", "werkplek:formulieren"),
    ("agenda", "Agenda", "werkplek:agenda"),
    ("wachtrij", "Balie", "werkplek:wachtrij"),
    ("terugbellen", "Terugbellen", "werkplek:terugbellen"),
    ("steekproef", "Steekproef", "werkplek:steekproef"),
    ("berichten", "Niet bezorgd", "werkplek:berichten_geparkeerd"),
)
INRICHTEN = ("inrichten", "Inrichten", "werkplek:inrichten")


def render_werkplek(
    request: AccountRequest, template: str, actief: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the werkplek; `actief` is the menu item it belongs to."""
    menu = build_menu(request.user, actief)
    return render(request, template, {"werkplek_navigatie": menu, **context}, status=status)


def build_menu(account: Account, actief: str = "") -> list[dict[str, Any]]:
    """The items of the menu, with what waits behind them."""
    tellers = {
        "berichten": tel_geparkeerd(account) + geparkeerd_voor(account).count(),
        "terugbellen": tel_te_bellen(account),
        "steekproef": te_controleren(te_behandelen_door(account)).count(),
    }
    return [
        {"label": label, "url": reverse(url), "actief": sleutel == actief, "teller": tellers.get(sleutel, 0)}
        for sleutel, label, url in (*ITEMS, *([INRICHTEN] if may_inrichten(account) else []))
    ]
