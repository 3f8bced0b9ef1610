"""Wagtail's admin is for editors: a resident and nobody at all find the login, or nothing; staff without rights too."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import resolve
from wagtail.snippets.models import get_snippet_models

from portaal.toegang.models import Account

from ..conftest import ClientVoor
from .paden import Pad, all_paden
from .wandelaar import INLOGPAGINAS

pytestmark = pytest.mark.django_db
PADEN = [pad for pad in all_paden() if pad.route.startswith("beheer/")]
WAARDEN = {"int": "1", "slug": "x", "str": "x", "path": "x", "uuid": "00000000-0000-4000-8000-000000000000"}
# The same for everybody: translations of scripts, the drawing of icons, and our own closed doors.
OPENBAAR = {"wagtailadmin_javascript_catalog", "wagtailadmin_sprite"}


def address(pad: Pad) -> str:
    """Some address that this pattern takes."""
    zonder_groepen = re.sub(r"\(\?P<\w+>[^)]*\)", "1", pad.route)
    adres = re.sub(r"<(?:(\w+):)?\w+>", lambda match: WAARDEN.get(match[1] or "str", "x"), zonder_groepen)
    return "/" + re.sub(r"[\^$\\]", "", adres)


def is_shut(client: Client, pad: Pad, methode: str) -> bool:
    """404, the login of staff, or the way there."""
    antwoord = getattr(client, methode)(address(pad))
    if antwoord.status_code in {301, 302}:
        doel = resolve(antwoord.headers["Location"].split("?")[0])
        return doel.view_name in INLOGPAGINAS | {"toegang:beheer_inloggen", "inwoners:uitgelogd"}
    return antwoord.status_code in {403, 404, 405}


@pytest.mark.parametrize("wie", [None, "eigenaar", "medewerker"])
def test_nobody_but_editors_gets_in(
    wie: str | None, client_voor: ClientVoor, request: pytest.FixtureRequest
) -> None:
    account: Account | None = request.getfixturevalue(wie) if wie else None
    ingelogd = client_voor(account) if account else Client()
    open_doors = []
    for pad in PADEN:
        for methode in ("get", "post"):
            client = Client()
            client.cookies = ingelogd.cookies.copy()
            if pad.name.split(":")[-1] not in OPENBAAR and not is_shut(client, pad, methode):
                open_doors.append(f"{methode.upper()} {address(pad)}")
    assert not open_doors, "\n".join(open_doors)


def test_an_editor_gets_in(client_voor: ClientVoor, medewerker: Account) -> None:
    medewerker.is_superuser = True
    medewerker.save()
    assert client_voor(medewerker).get("/beheer/").status_code == 200


def test_there_is_an_admin_to_walk() -> None:
    assert len(PADEN) > 100


def test_no_model_with_personal_data_is_in_wagtail() -> None:
    """Not a snippet, not searched, no revisions (docs/adr/0007). The account has screens of its own, staff only."""
    snippets = set(get_snippet_models())
    personal = [
        model
        for model in apps.get_models()
        if getattr(model, "gegevens", None) and model.gegevens.persoonlijk
    ]
    wrong = [
        model._meta.label
        for model in personal
        if model in snippets or hasattr(model, "search_fields") or hasattr(model, "latest_revision")
    ]
    assert wrong == []
    assert len(personal) >= 10
