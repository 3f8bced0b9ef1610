"""Filling in any form of the portal in a browser, from a table of what is typed; with a mouse or with keys."""

import json
from collections.abc import Mapping
from itertools import pairwise

from playwright.sync_api import Locator, Page, expect

from cms.management.commands.laad_site import BESTAND
from tests.formulieren.antwoorden import Getypt, Pad

from .conftest import Bezoek

HOOGSTENS_TABS = 80


def product_pages() -> Mapping[str, str]:
    """Where on the site each form begins, as the site of the demo has it."""
    onderwerpen = json.loads(BESTAND.read_text(encoding="utf-8"))["onderwerpen"]
    return {
        product["formulier"]: f"/{onderwerp['slug']}/{product['slug']}/"
        for onderwerp in onderwerpen
        for product in onderwerp["producten"]
        if "formulier" in product
    }


class Handen:
    """Types and clicks what a step asks, by the names of its inputs."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def fill(self, stap: str, getypt: Getypt) -> None:
        for naam, waarde in getypt.items():
            for deel in [waarde] if isinstance(waarde, str) else waarde:
                self._answer(self.page.locator(f'[name="{stap}-{naam}"]'), deel)

    def press(self, knop: str) -> None:
        self.page.locator("main").get_by_role("button", name=knop, exact=True).click()

    def _answer(self, invoer: Locator, waarde: str) -> None:
        soort = invoer.first.evaluate("veld => veld.type")
        if soort == "radio":
            self.page.locator(f'[name="{invoer.first.get_attribute("name")}"][value="{waarde}"]').check()
        elif soort == "checkbox":
            vakje = invoer if invoer.count() == 1 else invoer.and_(self.page.locator(f'[value="{waarde}"]'))
            vakje.check()
        elif soort == "select-one":
            invoer.select_option(waarde)
        else:
            invoer.fill(waarde)


class Toetsen(Handen):
    """The same with nothing but a keyboard: Tab, arrows, space, Enter and letters."""

    def press(self, knop: str) -> None:
        self._tab_to("veld => veld.matches('main button') && veld.innerText.trim() === wat", knop)
        self.page.keyboard.press("Enter")

    def _answer(self, invoer: Locator, waarde: str) -> None:
        naam = str(invoer.first.get_attribute("name"))
        soort = invoer.first.evaluate("veld => veld.type")
        if soort == "checkbox" and invoer.count() > 1:
            self._tab_to(f"veld => veld.name === '{naam}' && veld.value === wat", waarde)
            self.page.keyboard.press("Space")
            return
        self._tab_to("veld => veld.name === wat", naam)
        if soort in ("radio", "select-one"):
            self._choose(soort, waarde)
        elif soort == "checkbox":
            self.page.keyboard.press("Space")
        elif waarde:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(waarde)

    def _choose(self, soort: str, waarde: str) -> None:
        if soort == "radio":
            self.page.keyboard.press("Space")
        for _ in range(HOOGSTENS_TABS):
            if self.page.evaluate("document.activeElement.value") == waarde:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no key leads to {waarde}")

    def _tab_to(self, is_het: str, wat: str) -> None:
        for _ in range(HOOGSTENS_TABS):
            if self.page.evaluate(f"wat => ({is_het})(document.activeElement)", wat):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no key leads to {wat}")


def begin(bezoek: Bezoek, slug: str, wie: str, handen: Handen) -> None:
    """From the product page to the first step, with DigiD; without when `wie` is empty."""
    page = bezoek.ga(product_pages()[slug])
    page.locator(f'main a[href$="/formulieren/{slug}/"]').first.click()
    if wie:
        for adres in (f"/formulieren/{slug}/", "/inloggen/"):
            page.wait_for_url(f"**{adres}**")
            page.get_by_role("main").get_by_role("link", name="Inloggen met DigiD").click()
        page.get_by_role("button", name=wie).first.click()
        page.wait_for_url(f"{bezoek.portaal.url}/**")
    knop = page.get_by_role("main").get_by_role("button")
    naam = "Beginnen" if wie else "Verder zonder DigiD"
    if wie and not knop.filter(has_text=naam).count():
        naam = "Opnieuw beginnen"
    handen.press(naam)


def walk(page: Page, pad: Pad, handen: Handen, *, tot: str = "") -> None:
    """The steps of the path, up to one of them or to where it ends."""
    stappen = [*pad.stappen, "stop" if pad.stop else "controle"]
    for stap, volgende in pairwise(stappen):
        if stap == tot:
            return
        expect_step(page, stap)
        handen.fill(stap, pad.stappen[stap])
        handen.press("Volgende stap")
        expect_step(page, volgende)


def expect_step(page: Page, stap: str) -> None:
    page.wait_for_url(f"**/{stap}/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
