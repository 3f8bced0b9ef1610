"""The pages around logging in and out, and what logging out does."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from portaal.inwoners.digid import ID_TOKEN
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from simulatoren.digid.app import DigidSimulator

from .conftest import Browser


@pytest.mark.parametrize("url", ["/inloggen/", "/uitgelogd/", "/inloggen/geannuleerd/"])
def test_page_opens_for_everybody(client: Client, db: None, url: str) -> None:
    response = client.get(url)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response.text.count("<h1") == 1


def test_who_is_logged_in_goes_on(eigenaar: Account, client_voor) -> None:
    assert client_voor(eigenaar).get("/inloggen/?next=/mijn/zaken/").url == "/mijn/zaken/"


def test_staff_can_log_in_as_a_resident_too(medewerker: Account, client_voor) -> None:
    assert client_voor(medewerker).get("/inloggen/").status_code == 200


def test_page_says_why_one_was_logged_out(client: Client, db: None) -> None:
    assert "U deed 15 minuten niets" in client.get("/inloggen/?verlopen=1").text
    assert "U deed 15 minuten niets" not in client.get("/inloggen/").text


def test_logging_out_ends_it_here_and_at_the_provider(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner
) -> None:
    browser.log_in()
    id_token = browser.client.session[ID_TOKEN]

    response = browser.client.post("/uitloggen/")

    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.exists()
    assert not browser.is_logged_in
    assert response.url.startswith(f"{digid.url}/end_session?")
    vraag = parse_qs(urlsplit(response.url).query)
    assert vraag["id_token_hint"] == [id_token]
    verder = requests.get(response.url, allow_redirects=False, timeout=5)
    assert verder.headers["Location"] == "http://127.0.0.1/uitgelogd/"


def test_logging_out_without_token_names_the_client(eigenaar: Account, client_voor) -> None:
    response = client_voor(eigenaar).post("/uitloggen/")

    assert parse_qs(urlsplit(response.url).query)["client_id"] == [settings.DIGID["client_id"]]


def test_logging_out_twice_is_no_error(client: Client, db: None) -> None:
    assert client.post("/uitloggen/").url == "/uitgelogd/"


def test_logging_out_is_a_post_with_a_token(eigenaar: Account, client_voor) -> None:
    client = client_voor(eigenaar)
    client.handler.enforce_csrf_checks = True

    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/").status_code == 403


def test_policy_lets_the_form_of_logging_out_go_to_the_provider(client: Client, db: None) -> None:
    beleid = client.get("/uitgelogd/")["Content-Security-Policy"]

    (regel,) = [deel for deel in beleid.split("; ") if deel.startswith("form-action")]
    assert regel == "form-action 'self' http://127.0.0.1:8001"
