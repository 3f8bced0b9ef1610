"""B10: whatever happens at whatever step, no field is lost and nothing answers with a fault of ours.

A table of what happens × every step: the session ends, the token is stale, another tab, one step back, a step
that no longer applies, saving for later and going on in another browser with and without DigiD.
"""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.test import Client

from portaal.toegang.models import Account
from tests.conftest import ClientVoor

from .invuller import STAPPEN, Invuller, typed
from .test_automatisch import autosave
from .test_hervatten import MAIL, save_for_later
from .test_overnemen import log_in
from .test_sessie import expire

pytestmark = pytest.mark.django_db
HALF: dict[str, dict[str, str]] = {
    "adres": {
        "postcode": "42",
        "huisnummer": "zeven",
        "toevoeging": "bis-bis-bis-bis",
        "straat": "Half straat",
        "woonplaats": "Half plaats",
    },
    "datum": {"verhuisdatum_dag": "31", "verhuisdatum_maand": "x", "verhuisdatum_jaar": "26"},
    "wie": {"wie_verhuist": "gezin", "namen": "Piet & <b>Noor</b>"},
    "contact": {"email": "half@", "telefoon": "06-"},
}


class Invoer(HTMLParser):
    """What a browser would send back of a page as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.velden: dict[str, str] = {}
        self._tekstvak = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerk = dict(attrs)
        naam = kenmerk.get("name") or ""
        if tag == "textarea":
            self._tekstvak = naam
            self.velden[naam] = ""
        elif tag == "input" and kenmerk.get("type") in ("radio", "checkbox"):
            if "checked" in kenmerk:
                self.velden[naam] = kenmerk.get("value") or "on"
        elif tag == "input" and naam:
            self.velden[naam] = kenmerk.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._tekstvak:
            self.velden[self._tekstvak] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._tekstvak = ""


def count_lost(tab: Invuller, stap: str) -> int:
    """How many of the fields that were typed do not stand on the page of the step."""
    pagina = tab.open(stap)
    assert pagina.status_code == 200, pagina.get("Location")
    velden = Invoer(pagina.content.decode()).velden
    return sum(velden.get(f"{stap}-{naam}") != waarde for naam, waarde in HALF[stap].items())


Gebeurtenis = Callable[[Invuller, str, "Wereld"], Invuller]


class Wereld:
    """Who the eigenaar is, and how they get another browser."""

    def __init__(self, eigenaar: Account, client_voor: ClientVoor) -> None:
        self.eigenaar, self.client_voor = eigenaar, client_voor

    def elsewhere(self, tab: Invuller) -> Invuller:
        return Invuller(self.client_voor(self.eigenaar), tab.aanvraag)


def session_ends(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    pagina = tab.open(stap)
    expire(tab.client)
    assert tab.send(stap, HALF[stap], pagina=pagina).status_code == 302
    return wereld.elsewhere(tab)


def session_ends_while_typing(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    pagina = tab.open(stap)
    expire(tab.client)
    autosave(tab, stap, pagina, **HALF[stap])
    return wereld.elsewhere(tab)


def token_is_stale(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    pagina = tab.open(stap)
    tab.client.handler.enforce_csrf_checks = True
    tab.client.cookies["csrftoken"] = "n" * 32
    assert tab.send(stap, HALF[stap], pagina=pagina).status_code == 302
    return tab


def answers_are_wrong(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    tab.send_wrong(stap, HALF[stap])
    return wereld.elsewhere(tab) if tab.aanvraag.aanvrager else tab


def another_tab_saves_another_step(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    pagina = tab.open(stap)
    tab.send("adres")
    tab.send_wrong(stap, HALF[stap], pagina=pagina)
    return tab


def goes_back(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    tab.send(stap, HALF[stap], wizard_goto_step=STAPPEN[max(STAPPEN.index(stap) - 1, 0)])
    return tab


def browser_is_closed(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    assert autosave(tab, stap, tab.open(stap), **HALF[stap]).status_code == 200
    return wereld.elsewhere(tab)


def saves_for_later(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    assert tab.send(stap, HALF[stap], ga="bewaren").url == tab.url("bewaren")
    return wereld.elsewhere(tab)


def goes_on_by_link(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    tab.send(stap, HALF[stap], ga="bewaren")
    elders = Invuller(Client(), tab.aanvraag)
    assert elders.client.post(save_for_later(tab), {"email": MAIL}).status_code == 302
    return elders


def cookie_goes_and_link_comes(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    """A link that was mailed before; what is typed after it is kept by the proof on the page."""
    pad, pagina = save_for_later(tab), tab.open(stap)
    tab.client.cookies.clear()
    assert tab.send(stap, HALF[stap], pagina=pagina).status_code == 404
    assert tab.client.post(pad, {"email": MAIL}).status_code == 302
    return tab


def logs_in_on_it(tab: Invuller, stap: str, wereld: Wereld) -> Invuller:
    tab.send(stap, HALF[stap], ga="inloggen")
    terug = log_in(tab, wereld.client_voor, wereld.eigenaar)
    assert terug.client.post(terug.url("overnemen")).status_code == 302
    return terug


INGELOGD: tuple[Gebeurtenis, ...] = (
    session_ends,
    session_ends_while_typing,
    token_is_stale,
    answers_are_wrong,
    another_tab_saves_another_step,
    goes_back,
    browser_is_closed,
    saves_for_later,
)
ANONIEM: tuple[Gebeurtenis, ...] = (
    token_is_stale,
    answers_are_wrong,
    goes_back,
    goes_on_by_link,
    cookie_goes_and_link_comes,
    logs_in_on_it,
)


@pytest.fixture
def wereld(eigenaar: Account, client_voor: ClientVoor) -> Wereld:
    return Wereld(eigenaar, client_voor)


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("gebeurtenis", INGELOGD)
def test_nothing_is_lost_with_digid(
    invuller: Invuller, wereld: Wereld, gebeurtenis: Gebeurtenis, stap: str
) -> None:
    invuller.fill_in(stap)
    assert count_lost(gebeurtenis(invuller, stap, wereld), stap) == 0


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("gebeurtenis", ANONIEM)
def test_nothing_is_lost_without_login(
    anoniem: Invuller, wereld: Wereld, gebeurtenis: Gebeurtenis, stap: str
) -> None:
    for eerder in STAPPEN[: STAPPEN.index(stap)]:
        extra = {"huidig_adres": "Beukenlaan 12"} if eerder == "adres" else {}
        anoniem.send(eerder, {**typed()[eerder], **extra})
    assert count_lost(gebeurtenis(anoniem, stap, wereld), stap) == 0


def test_step_that_no_longer_applies_keeps_its_answers_and_shows_them_when_it_applies_again(
    invuller: Invuller,
) -> None:
    invuller.fill_in("wie")
    invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "inwonend"})
    oude_tab = invuller.open("toestemming")
    invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "huur"})
    velden = {"hoofdbewoner": "K. Dijkstra", "toestemming_gegeven": "on"}
    assert invuller.send("toestemming", velden, pagina=oude_tab).status_code == 302
    invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "inwonend"})
    assert 'value="K. Dijkstra"' in invuller.open("toestemming").content.decode()


def test_answers_of_other_steps_are_all_there_after_every_event(invuller: Invuller, wereld: Wereld) -> None:
    invuller.fill_in()
    voor = {stap: Invoer(invuller.open(stap).content.decode()).velden for stap in STAPPEN}
    tab = session_ends(invuller, "adres", wereld)
    for stap in STAPPEN[1:]:
        na = Invoer(tab.open(stap).content.decode()).velden
        eigen = {naam for naam in na if naam.startswith(f"{stap}-")}
        assert {naam: na[naam] for naam in eigen} == {naam: voor[stap][naam] for naam in eigen}
