"""Sessions end by themselves: 15 minutes and 2 hours for residents, 1 and 8 hours for staff."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from portaal.toegang.models import Account

ACTIEF = "/sessie/verlengen/"
STAND = "/sessie/stand/"


def is_logged_in(client: Client) -> bool:
    return client.get(STAND).json()["resterend"] > 0


@pytest.mark.parametrize(("wie", "minuten"), [("eigenaar", 15), ("medewerker", 60)])
def test_idle_session_ends(wie: str, minuten: int, request: pytest.FixtureRequest, client_voor, klok) -> None:
    client = client_voor(request.getfixturevalue(wie))

    klok.vooruit(minutes=minuten, seconds=-2)
    assert is_logged_in(client)
    klok.vooruit(seconds=3)
    assert not is_logged_in(client)


@pytest.mark.parametrize(("wie", "uren"), [("eigenaar", 2), ("medewerker", 8)])
def test_active_session_ends_too(
    wie: str, uren: int, request: pytest.FixtureRequest, client_voor, klok
) -> None:
    client = client_voor(request.getfixturevalue(wie))

    for _ in range(uren * 6 - 1):
        klok.vooruit(minutes=10)
        client.post(ACTIEF)
    assert is_logged_in(client)
    klok.vooruit(minutes=10, seconds=1)
    assert not is_logged_in(client)


def test_activity_extends(eigenaar: Account, client_voor, klok) -> None:
    client = client_voor(eigenaar)

    klok.vooruit(minutes=14)
    response = client.post(ACTIEF, headers={"accept": "application/json"})

    assert response.json()["resterend"] == pytest.approx(900, abs=2)
    klok.vooruit(minutes=14)
    assert is_logged_in(client)


def test_polling_does_not_extend(eigenaar: Account, client_voor, klok) -> None:
    client = client_voor(eigenaar)

    for _ in range(15):
        klok.vooruit(minutes=1)
        stand = client.get(STAND).json()["resterend"]

    assert stand == 0
    assert not Session.objects.filter(session_key=client.session.session_key).exists()


def test_ended_session_is_gone_from_the_database(eigenaar: Account, client_voor, klok) -> None:
    client = client_voor(eigenaar)
    sleutel = client.session.session_key

    klok.vooruit(minutes=16)
    client.get(STAND)

    assert not Session.objects.filter(session_key=sleutel).exists()


def test_session_without_clocks_counts_as_ended(eigenaar: Account) -> None:
    client = Client()
    client.force_login(eigenaar, backend="portaal.inwoners.digid.DigiDBackend")

    assert not is_logged_in(client)


def test_cookie_goes_with_the_browser(client: Client, eigenaar: Account, client_voor) -> None:
    client = client_voor(eigenaar)

    koekje = client.post(ACTIEF).cookies.get("sessionid") or client.cookies["sessionid"]

    assert not koekje["max-age"]
    assert not koekje["expires"]


def test_extending_without_javascript_returns_to_the_page(eigenaar: Account, client_voor) -> None:
    client = client_voor(eigenaar)

    assert client.post(ACTIEF, {"next": "/mijn/zaken/"}).url == "/mijn/zaken/"
    assert client.post(ACTIEF, {"next": "https://elders.example/"}).url == "/mijn/"


@pytest.mark.parametrize(
    ("url", "methode"), [(ACTIEF, "get"), ("/werkplek/uitloggen/", "get"), (STAND, "post")]
)
def test_wrong_method_is_refused(client: Client, url: str, methode: str) -> None:
    assert getattr(client, methode)(url).status_code == 405


def test_staff_log_out(medewerker: Account, client_voor) -> None:
    client = client_voor(medewerker)
    sleutel = client.session.session_key

    response = client.post("/werkplek/uitloggen/")

    assert response.url == "/uitgelogd/"
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(session_key=sleutel).exists()
    assert not is_logged_in(client)


def test_answer_to_who_is_logged_in_is_not_stored(medewerker: Account, client_voor) -> None:
    assert client_voor(medewerker).get(STAND)["Cache-Control"] == "no-store, private"
