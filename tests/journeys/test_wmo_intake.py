"""Help at home: the form leads to a visit, and the visit stands in its zaak, for the resident and for the Wmo team."""

import re
import time

from playwright.sync_api import Page, expect

from tests.formulieren.antwoorden import AANVRAGEN

from .conftest import Bezoek
from .invullen import Handen, begin, walk
from .opstelling import Portaal
from .stappen import log_in_als_medewerker
from .test_direct_in_handen import reload_until
from .test_formulieren import hand_in, open_zaak

FORMULIER = "huishoudelijke-hulp"
WIE, STRAAT, HUISNUMMER = "Amina el Bakkali", "Lindelaan", "64"
ADRES = f"{STRAAT} {HUISNUMMER}, 4299 LE Lindervoort"


def look(bezoek: Bezoek) -> None:
    bezoek.check_toegankelijk()
    bezoek.page.set_viewport_size({"width": 390, "height": 844})


def heading(page: Page, tekst: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(tekst)


def apply(inwoner: Bezoek) -> str:
    """The form handed in, its zaak open; gives the number of the zaak."""
    handen, pad = Handen(inwoner.page), AANVRAGEN[FORMULIER].paden[0]
    begin(inwoner, FORMULIER, WIE, handen)
    walk(inwoner.page, pad, handen)
    nummer = hand_in(inwoner.page, FORMULIER, pad, handen)
    open_zaak(inwoner, nummer)
    return nummer


def book_visit(inwoner: Bezoek, pad: str) -> None:
    """From the zaak: the address is there already, then a time, then who and how to reach them."""
    page = inwoner.ga(pad)
    heading(page, "Waar komen wij bij u langs?")
    expect(page.get_by_label("Postcode")).to_have_value(re.compile(r"4299 ?LE"))
    expect(page.get_by_label("Huisnummer")).to_have_value(HUISNUMMER)
    look(inwoner)
    page.get_by_role("button", name="Kies een dag en tijd").click()
    heading(page, "Kies een dag en tijd")
    assert "Lindelaan" not in page.url and "4299" not in page.url
    look(inwoner)
    page.locator("main form button[name=moment]").last.click()
    heading(page, "Uw gegevens")
    expect(page.get_by_label("Naam")).to_have_value(re.compile("Bakkali"))
    look(inwoner)
    page.get_by_role("button", name="Volgende stap").click()
    heading(page, "Klopt uw afspraak?")
    expect(page.locator("main")).to_contain_text(ADRES)
    look(inwoner)
    page.get_by_role("button", name="Afspraak bevestigen").click()
    heading(page, "Uw afspraak staat vast")
    expect(page.locator("main")).to_contain_text("Wij komen bij u langs")
    expect(page.locator("main")).not_to_contain_text(STRAAT)
    look(inwoner)


def read_moment(page: Page) -> str:
    return page.locator("main time").first.inner_text()


def test_from_the_form_to_a_visit_that_stands_in_its_zaak(bezoek, portaal: Portaal) -> None:
    inwoner: Bezoek = bezoek(breedte=390)
    page = inwoner.page
    nummer = apply(inwoner)
    zaak = page.url.removeprefix(portaal.url)
    book_visit(inwoner, reload_until(page, time.monotonic(), "Afspraak maken"))
    eerst = read_moment(page)

    inwoner.ga(zaak)
    afspraak = page.get_by_role("region", name="Uw afspraak")
    expect(afspraak).to_contain_text(eerst)
    expect(afspraak).to_contain_text(ADRES)
    look(inwoner)
    afspraak.get_by_role("link", name="Verplaatsen of afzeggen").click()
    page.get_by_role("link", name="Verplaatsen").click()
    heading(page, "Kies een nieuw moment")
    look(inwoner)
    page.locator("main form button[name=moment]").first.click()
    expect(page.get_by_text("Uw afspraak is verplaatst").first).to_be_visible()
    daarna = read_moment(page)
    assert daarna != eerst

    inwoner.ga("/mijn/afspraken/")
    expect(page.locator("main")).to_contain_text(daarna)
    expect(page.locator("main")).to_contain_text(ADRES)
    look(inwoner)
    inwoner.ga(zaak)
    expect(page.get_by_role("region", name="Uw afspraak")).to_contain_text(daarna)
    move_by_staff(bezoek(), nummer)
    page.reload()
    expect(page.get_by_role("region", name="Uw afspraak")).not_to_contain_text(daarna)


def move_by_staff(werkplek: Bezoek, nummer: str) -> None:
    """The Wmo team finds the visit in the zaak, sees where it is, and moves it."""
    log_in_als_medewerker(werkplek, "ilse.brouwer")
    page = werkplek.page
    page.get_by_role("searchbox", name="Zoek op zaaknummer, naam of adres").fill(nummer)
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Zaken").get_by_role("listitem").filter(has_text=nummer).get_by_role(
        "link"
    ).click()
    afspraken = page.get_by_role("region", name="Afspraken")
    expect(afspraken).to_contain_text("Bij u thuis")
    werkplek.check_toegankelijk()
    afspraken.get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Afspraak", exact=True)).to_contain_text(ADRES)
    werkplek.check_toegankelijk()
    page.get_by_role("link", name="Verplaatsen").click()
    heading(page, "Nieuw moment voor")
    werkplek.check_toegankelijk()
    page.locator("main form button[name=moment]").last.click()
    expect(page.get_by_text("De afspraak is verplaatst")).to_be_visible()
