"""An editor of forms, and the post that a browser makes of the editor's screen."""

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portaal.formulieren.models import Formulier
from portaal.formulieren.operations import load_formulier
from portaal.formulieren.redactie.bouw import read_blokken
from portaal.formulieren.redactie.rechten import ensure_redactie
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import VERHUIZING
from tests.factories.toegang import MedewerkerFactory
from tests.factories.zaken import ZaaktypeFactory


@pytest.fixture
def redacteur(db: None) -> Account:
    account = MedewerkerFactory(username="redactie")
    account.groups.add(ensure_redactie())
    return account


@pytest.fixture
def redactie(redacteur: Account, client_voor: ClientVoor) -> Client:
    return client_voor(redacteur)


def gegevens_verhuizing() -> dict[str, Any]:
    """The file of the portal, without the product that it belongs to; a test may change it."""
    return deepcopy({naam: waarde for naam, waarde in VERHUIZING.items() if naam != "product"})


@pytest.fixture
def formulier(db: None) -> Formulier:
    """Verhuizing, as it comes with the portal."""
    ZaaktypeFactory(identificatie="verhuizing")
    load_formulier(gegevens=gegevens_verhuizing(), now=timezone.now())
    return Formulier.objects.get(slug="verhuizing")


def as_post(formulier: Formulier, **anders: Any) -> dict[str, Any]:
    """The editor's screen of this form, sent back untouched but for `anders`."""
    stappen, regels = read_blokken(formulier)
    namen = (
        "titel slug soort knoptekst inleiding duur_minuten bevestiging bevestigingstekst login loa "
        "ondertekening_naam ondertekening_email"
    )
    post = {naam: getattr(formulier, naam) for naam in namen.split()}
    post |= {"zaaktype": formulier.zaaktype_id or "", "vooraf": "\r\n".join(formulier.vooraf), "product": ""}
    post |= {f"bewaarregels-{naam}_FORMS": "0" for naam in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    post |= _stream("stappen", stappen) | _stream("regels", regels)
    return post | anders


def _stream(pad: str, blokken: list[dict[str, Any]]) -> dict[str, Any]:
    post: dict[str, Any] = {f"{pad}-count": str(len(blokken))}
    for nummer, blok in enumerate(blokken):
        hier = f"{pad}-{nummer}"
        post |= {f"{hier}-deleted": "", f"{hier}-order": str(nummer), f"{hier}-type": blok["type"]}
        post |= {f"{hier}-id": blok.get("id", "")} | _value(f"{hier}-value", blok["value"])
    return post


def _value(pad: str, waarde: Any) -> dict[str, Any]:
    if isinstance(waarde, dict):
        delen = (_value(f"{pad}-{naam}", deel) for naam, deel in waarde.items())
        return {naam: tekst for deel in delen for naam, tekst in deel.items()}
    if isinstance(waarde, list):
        return _stream(pad, waarde)
    if isinstance(waarde, bool):
        return {pad: "on"} if waarde else {}
    return {pad: waarde if waarde is not None else ""}
