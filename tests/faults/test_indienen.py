"""Handing in over real HTTP: twenty browsers at once, one aanvraag, one zaak, twenty equal receipts."""

import re
import threading
from collections.abc import Iterator

import pytest
import requests
from django.conf import settings
from django.utils import timezone

from portaal.berichten.models import Bericht
from portaal.formulieren.enums import ActieSoort
from portaal.formulieren.models import Aanvraag, UitgaandeActie
from portaal.formulieren.ontvangstlink import receipt_path
from portaal.formulieren.tasks import veeg
from portaal.toegang.models import Account
from portaal.zaken.models import Nummerreeks, Zaak
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, account_of
from tests.formulieren.invuller import hidden_fields

from .webserver import run_web

BROWSERS = 20
REFERENTIE = re.compile(r"Z-\d{4}-\d{6}")


@pytest.fixture
def adres(transactional_db: None) -> Iterator[str]:
    with run_web() as url:
        yield url


class Browser:
    """Hands in over HTTP with the session of a resident, and reads the receipt it is led to."""

    def __init__(self, adres: str, sessie: str) -> None:
        self.adres = adres
        self.http = requests.Session()
        # A connection that was kept open may just have been closed by the server when the POST goes out.
        self.http.headers["Connection"] = "close"
        self.http.cookies.set(settings.SESSION_COOKIE_NAME, sessie)

    def open(self, pad: str) -> requests.Response:
        return self.http.get(self.adres + pad, timeout=30)

    def submit(self, pad: str, velden: dict[str, str]) -> requests.Response:
        return self.http.post(self.adres + pad, {**velden, "controle-akkoord": "on"}, timeout=60)


def test_twenty_browsers_at_once_give_one_zaak_and_twenty_equal_receipts(
    adres: str, client_voor: ClientVoor
) -> None:
    aanvraag = AanvraagFactory(ingevuld=True)
    pad = f"/aanvragen/{aanvraag.uuid}/controle/"
    browsers = [
        Browser(adres, new_session(client_voor, account_of(aanvraag.aanvrager))) for _ in range(BROWSERS)
    ]
    paginas = [hidden_fields(browser.open(pad)) for browser in browsers]
    samen = threading.Barrier(BROWSERS)
    antwoorden: list[requests.Response] = []

    def click(browser: Browser, velden: dict[str, str]) -> None:
        samen.wait()
        antwoorden.append(browser.submit(pad, velden))

    draden = [threading.Thread(target=click, args=args) for args in zip(browsers, paginas, strict=True)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert [antwoord.status_code for antwoord in antwoorden] == [200] * BROWSERS
    assert {antwoord.url for antwoord in antwoorden} == {adres + receipt_path(aanvraag)}
    referenties = {found for antwoord in antwoorden for found in REFERENTIE.findall(antwoord.text)}
    assert referenties == {Aanvraag.objects.get().referentie}
    veeg()
    assert Zaak.objects.get().identificatie in referenties
    assert Bericht.objects.count() == UitgaandeActie.objects.filter(soort=ActieSoort.ZAAK).count() == 1
    assert Nummerreeks.objects.get(jaar=timezone.localdate().year).laatste == 1


def new_session(client_voor: ClientVoor, account: Account) -> str:
    return str(client_voor(account).cookies[settings.SESSION_COOKIE_NAME].value)
