"""A resident with a browser, and the simulated DigiD on a real port."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
import requests
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portaal.inwoners.models import Inwoner
from portaal.toegang.clients.oidc import sleutelbos
from simulatoren.digid.app import DigidSimulator
from simulatoren.digid.instellingen import Instellingen
from tests.factories.inwoners import InwonerFactory

BSN = "999990019"


@pytest.fixture
def digid(settings: Settings) -> Iterator[DigidSimulator]:
    """The simulator, known to the portal as its provider."""
    gegevens = settings.DIGID
    instellingen = Instellingen(client_id=gegevens["client_id"], client_geheim=gegevens["client_secret"])
    with DigidSimulator(instellingen=instellingen) as simulator:
        paden = ("authorize", "token", "userinfo", "jwks")
        urls = {naam: f"{simulator.url}/{naam}" for naam in paden}
        settings.DIGID = {
            **gegevens,
            **urls,
            "issuer": simulator.url,
            "logout": f"{simulator.url}/end_session",
        }
        sleutelbos.clear()
        yield simulator


@pytest.fixture
def sanne(db: None) -> Inwoner:
    """A person the municipality knows, who never logged in."""
    return InwonerFactory(bsn=BSN, voornamen="Sanne Maria", voorvoegsel="de", geslachtsnaam="Vries")


class Browser:
    """Walks from the portal to DigiD and back, as a browser does with its redirects."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "127.0.0.1"})

    def start(self, **vraag: str) -> str:
        """Follow the link to DigiD; the URL it leads to."""
        response = self.client.get(f"/inloggen/digid/?{urlencode(vraag)}")
        assert response.status_code == 302
        return response.url

    def choose(self, url: str, bsn: str = BSN, niveau: str = "midden") -> str:
        """Choose a resident on the page of DigiD; the URL to return to."""
        return self._send(url, "/inloggen", bsn=bsn, niveau=niveau)

    def cancel(self, url: str) -> str:
        return self._send(url, "/annuleren")

    def _send(self, url: str, pad: str, **velden: str) -> str:
        pagina = requests.get(url, timeout=5).text
        gevonden = re.search(r'name="aanvraag" value="([^"]+)"', pagina)
        assert gevonden, pagina
        delen = urlsplit(url)
        antwoord = requests.post(
            f"{delen.scheme}://{delen.netloc}{pad}",
            data={"aanvraag": gevonden[1], **velden},
            allow_redirects=False,
            timeout=5,
        )
        return antwoord.headers["Location"]

    def back(self, url: str) -> HttpResponse:
        """Follow the redirect back to the portal."""
        delen = urlsplit(url)
        return self.client.get(f"{delen.path}?{delen.query}")

    def log_in(self, bsn: str = BSN, niveau: str = "midden", **vraag: str) -> HttpResponse:
        return self.back(self.choose(self.start(**vraag), bsn, niveau))

    @property
    def is_logged_in(self) -> bool:
        return bool(self.client.get("/sessie/stand/").json()["resterend"])


@pytest.fixture
def browser(db: None) -> Browser:
    return Browser()
