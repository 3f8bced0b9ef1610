"""An address and rows in the form for felling a tree: by keyboard alone, and without JavaScript at 390 px."""

import re

from playwright.sync_api import Locator, Page, expect

from .conftest import Bezoek
from .stappen import log_in_met_digid


def test_address_and_rows_by_keyboard(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    start(inwoner, "Sanne de Vries")
    page = inwoner.page
    choose(page, page.get_by_role("radiogroup", name=re.compile("gevaar")), "Nee")
    choose(page, page.get_by_role("radiogroup", name=re.compile("dik")), "Ja")
    press(page, page.get_by_role("button", name="Volgende stap", exact=True).last)

    type_in(page, page.get_by_label("Postcode"), "4299LV")
    type_in(page, page.get_by_label("Huisnummer"), "12")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Straat")).to_have_value("Beukenlaan")
    expect(page.get_by_role("status").filter(has_text="Gevonden: Beukenlaan")).to_be_visible()
    inwoner.check_toegankelijk()
    type_in(page, page.get_by_label("Waar precies?"), "Achtertuin")
    choose(page, page.get_by_role("radiogroup", name=re.compile("grond")), "Van mij")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name=re.compile(r"^(Boom|Bomen) 1$"))).to_be_visible()

    press(page, page.get_by_role("button", name=re.compile("Nog een toevoegen")))
    tweede = page.get_by_role("group", name=re.compile(r"^(Boom|Bomen) 2$"))
    expect(tweede).to_be_focused()
    type_in(page, tweede.get_by_label("Soort boom"), "Berk")
    inwoner.check_toegankelijk()
    press(
        page,
        page.get_by_role("group", name=re.compile(r"^(Boom|Bomen) 1$")).get_by_role(
            "button", name=re.compile("Verwijder")
        ),
    )
    expect(tweede).to_have_count(0)
    expect(page.get_by_label("Soort boom")).to_have_value("Berk")
    press(page, page.get_by_role("button", name="Volgende stap", exact=True).last)
    expect(page.locator(".portaal-foutoverzicht")).to_be_visible()
    inwoner.check_toegankelijk()
    expect(page.get_by_label("Soort boom")).to_have_value("Berk")


def test_address_and_rows_without_javascript(bezoek) -> None:
    inwoner: Bezoek = bezoek(javascript=False, breedte=390)
    start(inwoner, "Tomasz Wójcik")
    page = inwoner.page
    page.get_by_role("radiogroup", name=re.compile("gevaar")).get_by_label("Nee").check()
    page.get_by_role("radiogroup", name=re.compile("dik")).get_by_label("Ja").check()
    page.get_by_role("button", name="Volgende stap", exact=True).last.click()

    page.get_by_label("Waar precies?").fill("Achtertuin")
    page.get_by_role("button", name="Zoek straat en plaats").click()
    expect(page.get_by_text("Vul uw postcode in, bijvoorbeeld 1234 AB")).to_be_visible()
    expect(page.locator(".portaal-foutoverzicht")).to_have_count(0)
    page.get_by_label("Postcode").fill("4299 lv")
    page.get_by_label("Huisnummer").fill("12")
    page.get_by_role("button", name="Zoek straat en plaats").click()
    expect(page.get_by_label("Straat")).to_have_value("Beukenlaan")
    expect(page.get_by_label("Waar precies?")).to_have_value("Achtertuin")
    page.get_by_label("Van mij").check()
    page.get_by_label("Waar precies?").press("Enter")

    page.get_by_label("Soort boom").fill("Eik")
    page.get_by_role("button", name=re.compile("Nog een toevoegen")).click()
    page.get_by_role("group", name=re.compile(r"^(Boom|Bomen) 2$")).get_by_label("Soort boom").fill("Berk")
    page.get_by_role("group", name=re.compile(r"^(Boom|Bomen) 1$")).get_by_role(
        "button", name=re.compile("Verwijder")
    ).click()
    expect(page.get_by_label("Soort boom")).to_have_value("Berk")
    expect(page.get_by_role("group", name=re.compile(r"^(Boom|Bomen) 2$"))).to_have_count(0)


def start(bezoek: Bezoek, naam: str) -> None:
    log_in_met_digid(bezoek, naam)
    page = bezoek.ga("/formulieren/kapvergunning/")
    page.locator("main").get_by_role("button").first.click()
    expect(page.get_by_role("button", name="Volgende stap", exact=True).last).to_be_visible()


def tab_to(page: Page, doel: Locator) -> None:
    """Press Tab until the focus is there; a page has no more than a hundred stops."""
    for _ in range(100):
        if doel.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {doel}")


def type_in(page: Page, veld: Locator, tekst: str) -> None:
    tab_to(page, veld)
    page.keyboard.type(tekst)


def choose(page: Page, groep: Locator, label: str) -> None:
    """A radio button: Tab to the first one, Space on it, then the arrow keys."""
    tab_to(page, groep.get_by_role("radio").first)
    page.keyboard.press("Space")
    for _ in range(groep.get_by_role("radio").count()):
        if groep.get_by_label(label, exact=True).is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no answer {label}")


def press(page: Page, knop: Locator) -> None:
    tab_to(page, knop)
    page.keyboard.press("Enter")
