"""Who may come in, and what happens to whoever may not."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from portaal.kern.toegang_markering import Wie
from portaal.toegang.decorators import openbaar, voor_inwoner, voor_machine, voor_medewerker
from portaal.toegang.models import Account

DECORATORS = {
    "openbaar": openbaar,
    "inwoner": voor_inwoner,
    "medewerker": voor_medewerker,
    "machine": voor_machine,
}


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("binnen")


urlpatterns = [
    *(path(f"proef/{naam}/", decorator(view)) for naam, decorator in DECORATORS.items()),
    path("", include("portaal.urls")),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def bezoeker(wie: str, request: pytest.FixtureRequest, client_voor, client: Client, db: None) -> Client:
    return client_voor(request.getfixturevalue(wie)) if wie else client


@pytest.mark.parametrize(
    ("wie", "naam", "uitkomst"),
    [
        ("", "openbaar", "binnen"),
        ("", "machine", "binnen"),
        ("", "inwoner", "/inloggen/"),
        ("", "medewerker", "/werkplek/inloggen/"),
        ("eigenaar", "inwoner", "binnen"),
        ("eigenaar", "medewerker", "/werkplek/inloggen/"),
        ("medewerker", "medewerker", "binnen"),
        ("medewerker", "inwoner", "/inloggen/"),
    ],
)
def test_each_kind_of_visitor(bezoeker: Client, naam: str, uitkomst: str) -> None:
    response = bezoeker.get(f"/proef/{naam}/")

    if uitkomst == "binnen":
        assert response.text == "binnen"
    else:
        assert response.url == f"{uitkomst}?next=%2Fproef%2F{naam}%2F"


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete", "options"])
def test_login_does_not_return_to_what_was_no_get(client: Client, db: None, methode: str) -> None:
    assert getattr(client, methode)("/proef/inwoner/").url == "/inloggen/"


def test_expired_session_is_told_at_the_login(eigenaar: Account, client_voor, klok) -> None:
    client = client_voor(eigenaar)
    klok.vooruit(minutes=16)

    assert client.get("/proef/inwoner/?a=1").url == "/inloggen/?next=%2Fproef%2Finwoner%2F%3Fa%3D1&verlopen=1"


def test_call_of_a_machine_does_not_keep_a_session_alive(eigenaar: Account, client_voor, klok) -> None:
    client = client_voor(eigenaar)
    for _ in range(2):
        klok.vooruit(minutes=8)
        client.get("/proef/machine/")

    assert client.get("/sessie/stand/").json()["resterend"] == 0


@pytest.mark.parametrize(
    ("naam", "wie"), [*zip(DECORATORS, [Wie.IEDEREEN, Wie.INWONER, Wie.MEDEWERKER, Wie.MACHINE], strict=True)]
)
def test_view_says_who_it_is_for(naam: str, wie: Wie) -> None:
    assert DECORATORS[naam](view).toegang_wie == wie
