"""Whatever is wrong with a token or a provider: one friendly page, nobody logged in, nothing of it in the log."""

import pytest
from pytest_django import Settings

from portaal.inwoners.models import Inwoner
from portaal.toegang.clients.oidc import sleutelbos
from simulatoren.digid.app import DigidSimulator

from .conftest import BSN, Browser

GEWEIGERD = [
    "aud-fout",
    "aud-weg",
    "azp-ander",
    "iss-fout",
    "iss-weg",
    "sub-weg",
    "exp-weg",
    "iat-weg",
    "verlopen",
    "nbf-toekomst",
    "iat-toekomst",
    "nonce-fout",
    "nonce-weg",
    "verkeerde-sleutel",
    "sleutel-gewisseld",
    "kid-weg",
    "ongetekend",
    "hs256",
    "userinfo-ander",
    "bsn-weg",
    "bsn-fout",
]
ONBEREIKBAAR = ["kapot", "weg", "jwks-kapot", "userinfo-kapot"]


@pytest.fixture(autouse=True)
def bekend(sanne: Inwoner) -> None:
    """Each refusal is about the token: the person is known."""


def switch(digid: DigidSimulator, fout: str, **meer: object) -> None:
    digid.schakelaars.update({"fout": fout, **meer})


@pytest.mark.parametrize("fout", GEWEIGERD)
def test_wrong_token_lets_nobody_in(browser: Browser, digid: DigidSimulator, fout: str) -> None:
    switch(digid, fout)

    response = browser.log_in()

    assert response.status_code == 400
    assert "Inloggen is niet gelukt" in response.text
    assert BSN not in response.text
    assert not browser.is_logged_in


@pytest.mark.parametrize("fout", ["acr-weg", "acr-onbekend"])
def test_level_that_is_not_known_is_too_low(browser: Browser, digid: DigidSimulator, fout: str) -> None:
    switch(digid, fout)

    response = browser.log_in()

    assert response.status_code == 403
    assert "sterker inloggen" in response.text
    assert not browser.is_logged_in


def test_small_difference_of_clocks_is_no_problem(browser: Browser, digid: DigidSimulator) -> None:
    switch(digid, "iat-binnen-marge")

    assert browser.log_in().status_code == 302


@pytest.mark.parametrize("fout", ONBEREIKBAAR)
def test_provider_in_trouble_gives_503(browser: Browser, digid: DigidSimulator, fout: str) -> None:
    switch(digid, fout)

    response = browser.log_in()

    assert response.status_code == 503
    assert "DigiD is nu niet bereikbaar" in response.text
    assert not browser.is_logged_in


def test_slow_provider_gives_503_in_time(browser: Browser, digid: DigidSimulator, settings: Settings) -> None:
    settings.OIDC_TIMEOUT = (0.3, 0.3)
    switch(digid, "traag", seconden=2)

    assert browser.log_in().status_code == 503


def test_provider_that_is_away_gives_503(browser: Browser, digid: DigidSimulator, settings: Settings) -> None:
    terug = browser.choose(browser.start())
    settings.DIGID = {**settings.DIGID, "token": "http://127.0.0.1:1/token"}

    assert browser.back(terug).status_code == 503


@pytest.mark.parametrize("fout", [*GEWEIGERD, *ONBEREIKBAAR])
def test_after_a_fault_the_next_login_works(browser: Browser, digid: DigidSimulator, fout: str) -> None:
    switch(digid, fout, keer=1)
    browser.log_in(next="/mijn/zaken/")
    switch(digid, "geen")

    assert browser.log_in(next="/mijn/zaken/").url == "/mijn/zaken/"


def test_page_of_a_fault_leads_back_to_where_one_was_going(browser: Browser, digid: DigidSimulator) -> None:
    switch(digid, "kapot")

    assert "/inloggen/?next=%2Fmijn%2Fzaken%2F" in browser.log_in(next="/mijn/zaken/").text


def test_new_keys_of_the_provider_are_fetched(browser: Browser, digid: DigidSimulator) -> None:
    """A restarted simulator signs with a new key under a new kid."""
    browser.log_in()
    digid._sleutel = type(digid._sleutel)()

    assert Browser().log_in().status_code == 302


def test_keys_are_not_fetched_for_every_login(
    browser: Browser, digid: DigidSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.log_in()
    monkeypatch.setattr("portaal.toegang.clients.oidc.fetch_jwks", lambda url: pytest.fail("fetched again"))

    assert Browser().log_in().status_code == 302
    sleutelbos.clear()


@pytest.mark.parametrize("fout", ["verlopen", "kapot", "bsn-fout"])
def test_log_says_what_was_wrong_without_values(
    browser: Browser, digid: DigidSimulator, fout: str, caplog: pytest.LogCaptureFixture
) -> None:
    switch(digid, fout)
    browser.log_in()

    (regel,) = [regel for regel in caplog.records if regel.name == "portaal.toegang.oidc"]
    assert regel.reden in {"ExpiredSignatureError", "500", "bsn"}
    assert regel.exc_info is None
