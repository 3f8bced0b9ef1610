"""A resident logs in with DigiD, from the portal to the provider and back."""

import logging
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from pytest_django import Settings

from portaal.inwoners.digid import ID_TOKEN, DigiDBackend, DigiDCallback
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account, Inzage
from portaal.toegang.oidc import Inlog
from simulatoren.digid.app import DigidSimulator
from tests.factories.inwoners import InwonerFactory

from .conftest import BSN, Browser


def query(url: str) -> dict[str, str]:
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(url).query).items()}


def test_known_person_comes_in(browser: Browser, digid: DigidSimulator, sanne: Inwoner) -> None:
    response = browser.log_in()

    assert (response.status_code, response.url) == (302, "/mijn/")
    account = response.wsgi_request.user
    assert account.inwoner_uuid == sanne.uuid
    assert account.naam == "Sanne de Vries"
    assert browser.client.session["loa"] == "midden"
    assert browser.is_logged_in


def test_second_login_is_the_same_account(browser: Browser, digid: DigidSimulator, sanne: Inwoner) -> None:
    eerste = browser.log_in().wsgi_request.user

    assert Browser().log_in().wsgi_request.user == eerste
    assert Account.objects.count() == 1


def test_login_stands_in_the_access_log(browser: Browser, digid: DigidSimulator, sanne: Inwoner) -> None:
    account = browser.log_in().wsgi_request.user

    inzage = Inzage.objects.get()
    assert (inzage.wie, inzage.betrokkene, inzage.wat) == (account, sanne.uuid, "Ingelogd met DigiD")


def test_unknown_person_is_told_and_nothing_is_made(browser: Browser, digid: DigidSimulator) -> None:
    response = browser.log_in(bsn="999990020")

    assert response.status_code == 403
    assert "Wij kennen u nog niet" in response.text
    assert not Inwoner.objects.exists()
    assert not Account.objects.exists()
    assert not browser.is_logged_in


def test_account_made_inactive_stays_out(browser: Browser, digid: DigidSimulator, sanne: Inwoner) -> None:
    browser.log_in()
    Account.objects.update(is_active=False)

    assert Browser().log_in().status_code == 403


def test_request_asks_what_it_must(browser: Browser, digid: DigidSimulator) -> None:
    vraag = query(browser.start())

    assert vraag["response_type"] == "code"
    assert vraag["scope"] == "openid"
    assert vraag["redirect_uri"] == "http://127.0.0.1/inloggen/digid/terug/"
    assert vraag["code_challenge_method"] == "S256"
    assert len(vraag["code_challenge"]) == 43
    assert len(vraag["nonce"]) >= 32
    assert len(vraag["state"]) >= 32
    assert (vraag["acr_values"], vraag["prompt"]) == ("midden", "login")


def test_verifier_of_another_login_is_refused(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner
) -> None:
    terug = browser.choose(browser.start())
    sessie = browser.client.session
    sessie["oidc_states"][query(terug)["state"]]["code_verifier"] = "x" * 64
    sessie.save()

    assert browser.back(terug).status_code == 400


@pytest.mark.parametrize(
    ("gevraagd", "acr"),
    [
        ("", "midden"),
        ("basis", "midden"),
        ("midden", "midden"),
        ("substantieel", "substantieel"),
        ("hoog", "hoog"),
        ("onzin", "midden"),
    ],
)
def test_level_asked_for_is_never_below_the_minimum(
    browser: Browser, digid: DigidSimulator, gevraagd: str, acr: str
) -> None:
    assert query(browser.start(niveau=gevraagd))["acr_values"] == acr


@pytest.mark.parametrize(
    ("niveau", "status"), [("basis", 403), ("midden", 302), ("substantieel", 302), ("hoog", 302)]
)
def test_level_reached_is_checked_on_the_server(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner, niveau: str, status: int
) -> None:
    response = browser.log_in(niveau=niveau)

    assert response.status_code == status
    assert browser.client.session.get("loa") == (niveau if status == 302 else None)


def test_names_of_the_broker_are_settings(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner, settings: Settings
) -> None:
    settings.DIGID = {**settings.DIGID, "niveaus": ["1", "2", "midden", "4"]}

    browser.log_in(niveau="midden")

    assert browser.client.session["loa"] == "substantieel"


@pytest.mark.parametrize(
    ("doel", "waarheen"),
    [
        ("/mijn/zaken/?jaar=2026", "/mijn/zaken/?jaar=2026"),
        ("https://elders.example/", "/mijn/"),
        ("//elders.example", "/mijn/"),
        ("/\\elders.example", "/mijn/"),
    ],
)
def test_next_survives_the_journey_but_stays_here(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner, doel: str, waarheen: str
) -> None:
    assert browser.log_in(next=doel).url == waarheen


def test_two_tabs_each_return_to_their_own_page(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner
) -> None:
    een, twee = browser.start(next="/mijn/een/"), browser.start(next="/mijn/twee/")

    assert browser.back(browser.choose(twee)).url == "/mijn/twee/"
    assert browser.back(browser.choose(een)).url == "/mijn/een/"


def test_session_gets_a_new_id_every_time(browser: Browser, digid: DigidSimulator, sanne: Inwoner) -> None:
    browser.start()
    sleutels = [browser.client.session.session_key]
    for _ in range(2):
        browser.log_in()
        sleutels.append(browser.client.session.session_key)

    assert len(set(sleutels)) == 3
    assert set(Session.objects.values_list("session_key", flat=True)) == {sleutels[-1]}


def test_staff_session_ends_when_a_resident_logs_in(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner, medewerker: Account, client_voor
) -> None:
    browser.client.cookies = client_voor(medewerker).cookies
    oud = browser.client.session.session_key

    assert browser.log_in().wsgi_request.user.is_inwoner
    assert not Session.objects.filter(session_key=oud).exists()


def test_answer_counts_once(browser: Browser, digid: DigidSimulator, sanne: Inwoner) -> None:
    terug = browser.choose(browser.start())
    browser.back(terug)

    assert browser.back(terug).status_code == 400


def test_answer_of_somebody_else_is_refused(browser: Browser, digid: DigidSimulator, sanne: Inwoner) -> None:
    """Login CSRF: a link with the attacker's code must not log the victim in as the attacker."""
    terug = browser.choose(browser.start())
    slachtoffer = Browser()
    slachtoffer.start()

    assert slachtoffer.back(terug).status_code == 400
    assert not slachtoffer.is_logged_in


def test_broken_answer_does_not_end_a_session(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner
) -> None:
    browser.log_in()

    for vraag in ("", "?error=access_denied", "?error=x&state=y", "?code=a&state=b"):
        assert browser.client.get(f"/inloggen/digid/terug/{vraag}").status_code == 400
    assert browser.is_logged_in


def test_cancelling_gives_a_plain_page(browser: Browser, digid: DigidSimulator) -> None:
    response = browser.back(browser.cancel(browser.start()))

    assert response.url == "/inloggen/geannuleerd/"
    pagina = browser.client.get(response.url)
    assert (pagina.status_code, "Er is niets veranderd" in pagina.text) == (200, True)


@pytest.mark.parametrize(
    ("fout", "status"), [("login_required", 400), ("temporarily_unavailable", 503), ("server_error", 503)]
)
def test_other_errors_of_the_provider_have_a_page(
    browser: Browser, digid: DigidSimulator, fout: str, status: int
) -> None:
    state = query(browser.start())["state"]

    response = browser.client.get("/inloggen/digid/terug/", {"error": fout, "state": state})

    assert response.status_code == status
    assert "Opnieuw inloggen" in response.text


def test_callback_is_for_get_only(browser: Browser) -> None:
    assert browser.client.post("/inloggen/digid/terug/").status_code == 405


def test_backend_does_not_know_staff(medewerker: Account, eigenaar: Account) -> None:
    assert DigiDBackend().get_user(medewerker.pk) is None
    assert DigiDBackend().get_user(eigenaar.pk) == eigenaar


def test_bsn_stands_in_no_session_url_or_log(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    heen = browser.start(next="/mijn/")
    terug = browser.choose(heen)
    response = browser.back(terug)

    gegevens = str(dict(browser.client.session)) + heen + terug + response.url + str(response.headers)
    regels = caplog.text + " ".join(str(vars(regel)) for regel in caplog.records)
    assert BSN not in gegevens
    assert BSN not in regels


@pytest.mark.parametrize(
    ("claims", "bewaard"),
    [
        ({"sub": "pseudoniem"}, True),
        ({"sub": "pseudoniem", "bsn": BSN}, False),
        ({"sub": BSN}, False),
        ({"sub": f"s00000000:{BSN}"}, False),
        ({"sub": "x", "personen": [{"nummer": BSN}]}, False),
    ],
    ids=str,
)
def test_token_that_holds_the_bsn_is_not_kept(
    sanne: Inwoner, rf: RequestFactory, claims: dict[str, object], bewaard: bool
) -> None:
    request = rf.get("/")
    request.session = SessionStore()
    account = Account.objects.create_inwoner(sanne.uuid)

    DigiDCallback().logged_in(request, Inlog(account, "token", {"acr": "midden", **claims}))

    assert (request.session.get(ID_TOKEN) == "token") is bewaard


def test_other_residents_stay_out_of_the_account(
    browser: Browser, digid: DigidSimulator, sanne: Inwoner
) -> None:
    ander = InwonerFactory(bsn="999990020")

    assert browser.log_in(bsn="999990020").wsgi_request.user.inwoner_uuid == ander.uuid
    assert browser.log_in().wsgi_request.user.inwoner_uuid == sanne.uuid


def test_provider_is_asked_by_a_link_not_a_form(client: Client, db: None) -> None:
    """Chromium applies form-action to where a form is redirected to."""
    pagina = client.get("/inloggen/?next=/mijn/zaken/").text

    assert 'href="/inloggen/digid/?next=%2Fmijn%2Fzaken%2F"' in pagina
