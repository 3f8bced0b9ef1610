"""Each form of the portal, from its product page to its zaak in Mijn omgeving, with one mistake on the way."""

import re
import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.formulieren.antwoorden import AANVRAGEN, Pad

from .conftest import Bezoek
from .invullen import Handen, Toetsen, begin, expect_step, walk
from .opstelling import Portaal

LINK = re.compile(r"/ondertekenen/[A-Za-z0-9_-]+/")
NUMMER = re.compile(r"Z-\d{4}-\d{6}")
# Promised for what is decided at once (seconds).
DIRECT = 10


@dataclass(frozen=True)
class Reis:
    """Who walks which form, on how wide a screen, with JavaScript or without, with a mouse or with keys."""

    slug: str
    wie: str
    breedte: int = 1280
    javascript: bool = True
    toetsen: bool = False


REIZEN = (
    Reis("uittreksel-brp", "Sanne de Vries", breedte=390),
    Reis("parkeervergunning-bewoner", "Mehmet Yıldırım"),
    Reis("parkeervergunning-bezoeker", "Amina el Bakkali", breedte=390, javascript=False),
    Reis("huishoudelijke-hulp", "Johanna Cornelia van den Heuvel", toetsen=True),
    Reis("bezwaarschrift", "Kees Dijkstra", javascript=False),
    Reis("woo-verzoek", "Tomasz Wójcik"),
    Reis("schuldhulp", "Zoë Brandsma", breedte=390),
    Reis("bijzondere-bijstand", "Mehmet Yıldırım", breedte=390, javascript=False),
    Reis("klacht", "Chidi Emmanuel Okafor"),
    Reis("evenement", "Amina el Bakkali", breedte=390),
    Reis("kapvergunning", "Kees Dijkstra", javascript=False),
    Reis("grofvuil", "Marijke ter Horst", breedte=390),
    Reis("laadpaal", "Zoë Brandsma"),
    Reis("huwelijk-melden", "Marijke ter Horst"),
    Reis("contact-vraag", "Sanne de Vries", breedte=390, javascript=False),
)
ANONIEM = ("woo-verzoek", "klacht", "grofvuil", "laadpaal", "contact-vraag")


def test_every_form_is_walked() -> None:
    assert {reis.slug for reis in REIZEN} == set(AANVRAGEN)


@pytest.mark.parametrize("reis", REIZEN, ids=lambda reis: reis.slug)
def test_form_goes_from_product_page_to_zaak(bezoek, portaal: Portaal, reis: Reis) -> None:
    inwoner: Bezoek = bezoek(breedte=reis.breedte, javascript=reis.javascript)
    handen = (Toetsen if reis.toetsen else Handen)(inwoner.page)
    pad = path_of(reis.slug, anoniem=False)
    begin(inwoner, reis.slug, reis.wie, handen)
    make_mistake(inwoner.page, reis.slug, pad, handen)
    nummer = hand_in(inwoner.page, reis.slug, pad, handen)
    if reis.slug == "huwelijk-melden":
        sign_as_partner(bezoek(breedte=390), portaal)
    open_zaak(inwoner, nummer)
    expect(inwoner.page.get_by_text(nummer).first).to_be_visible()


@pytest.mark.parametrize("slug", ANONIEM)
def test_form_without_login_ends_in_a_receipt(bezoek, slug: str) -> None:
    iemand: Bezoek = bezoek(breedte=390, javascript=slug != "klacht")
    handen = Handen(iemand.page)
    pad = path_of(slug, anoniem=True)
    begin(iemand, slug, "", handen)
    walk(iemand.page, pad, handen)
    assert hand_in(iemand.page, slug, pad, handen)


def path_of(slug: str, *, anoniem: bool) -> Pad:
    return next(pad for pad in AANVRAGEN[slug].paden if pad.anoniem is anoniem and not pad.stop)


def sign_as_partner(partner: Bezoek, portaal: Portaal) -> None:
    """Tomasz follows the link in his mail, logs in himself and agrees."""
    page = partner.ga(find_link(portaal))
    assert "Marijke" not in page.locator("main").inner_text(), "nothing is told before the login"
    page.get_by_role("main").get_by_role("link", name="Inloggen met DigiD").click()
    page.wait_for_url("**/inloggen/**")
    page.get_by_role("main").get_by_role("link", name="Inloggen met DigiD").click()
    page.get_by_role("button", name="Tomasz Wójcik").first.click()
    page.get_by_label("Ja, ik geef akkoord").check()
    page.get_by_role("button", name="Antwoord versturen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U hebt akkoord gegeven")


def find_link(portaal: Portaal) -> str:
    """The way to sign along, from the mailbox."""
    einde = time.monotonic() + DIRECT
    while time.monotonic() < einde:
        if gevonden := LINK.search(str(portaal.mails())):
            return gevonden.group()
        time.sleep(0.3)
    raise AssertionError(f"no link to sign along after {DIRECT} seconds")


def make_mistake(page: Page, slug: str, pad: Pad, handen: Handen) -> None:
    """Walk to the step of the mistake, make it, read what is wrong; then all that is right."""
    mis = AANVRAGEN[slug].mis
    walk(page, pad, handen, tot=mis.stap)
    expect_step(page, mis.stap)
    handen.fill(mis.stap, mis.getypt)
    handen.press("Volgende stap")
    fouten = page.locator(".portaal-foutoverzicht")
    expect(fouten).to_contain_text(mis.melding)
    assert page.title().startswith("Fout:")
    rest = list(pad.stappen)[list(pad.stappen).index(mis.stap) :]
    walk(page, Pad(pad.naam, {stap: pad.stappen[stap] for stap in rest}), handen)


def hand_in(page: Page, slug: str, pad: Pad, handen: Handen) -> str:
    """From the check page to the receipt; gives the number on it."""
    expect_step(page, "controle")
    handen.fill("controle", {"akkoord": "on"})
    page.locator("main form.portaal-formulier button").first.click()
    page.wait_for_url("**/ontvangst/**")
    gevonden = NUMMER.search(page.locator("main").inner_text())
    assert gevonden, slug
    return gevonden.group()


def open_zaak(inwoner: Bezoek, nummer: str) -> None:
    """The zaak with this number in Mijn omgeving, as soon as it is there."""
    einde = time.monotonic() + DIRECT
    while time.monotonic() < einde:
        page = inwoner.ga("/mijn/zaken/")
        if nummer in page.content():
            page.locator("main li").filter(has_text=nummer).get_by_role("link").first.click()
            return
        page.wait_for_timeout(300)
    raise AssertionError(f"{nummer} is not in Mijn omgeving after {DIRECT} seconds")
