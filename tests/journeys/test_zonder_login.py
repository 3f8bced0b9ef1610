"""Without login, with the keyboard, on another device without JavaScript, and at last with DigiD."""

import re
import time
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from .conftest import Bezoek
from .opstelling import Portaal
from .stappen import log_in_als_medewerker

START = "/formulieren/klacht/"
VERHAAL = "Ik wachtte drie weken op antwoord."
LINK = re.compile(r"/aanvragen/hervatten/[A-Za-z0-9_-]{43}/")
MAIL = "iemand.anders@voorbeeld.example"


def press_until(page: Page, naam: str, toets: str = "Tab") -> None:
    """Move with the keyboard until the focus is on what has this name."""
    for _ in range(60):
        page.keyboard.press(toets)
        tekst = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText")
        if naam in (tekst or ""):
            return
    raise AssertionError(f"the keyboard does not reach {naam}")


def test_begin_by_keyboard_go_on_elsewhere_and_tie_it_to_digid(bezoek, portaal: Portaal) -> None:
    thuis: Bezoek = bezoek(breedte=390)
    page = thuis.ga(START)
    thuis.check_toegankelijk()
    press_until(page, "Verder zonder DigiD")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waarover gaat uw klacht?")
    thuis.check_toegankelijk()
    page.get_by_label("Het duurde te lang").press("Space")
    press_until(page, "Volgende stap")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat is er gebeurd?")

    page.get_by_label("Vertel wat er gebeurde").fill(VERHAAL)
    expect(page.locator("[data-portaal-bewaard]")).to_contain_text("Bewaard om", timeout=10_000)
    page.reload()
    expect(page.get_by_label("Vertel wat er gebeurde")).to_have_value(VERHAAL)

    eerder = len(portaal.mails())
    page.get_by_role("button", name="Bewaren en later verder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bewaren en later verder")
    thuis.check_toegankelijk()
    page.get_by_label("Uw e-mailadres").fill(MAIL)
    page.get_by_role("button", name="Stuur mij de link").click()
    expect(page.get_by_text("Wij hebben u een e-mail gestuurd").first).to_be_visible()
    link = read_link(portaal, eerder)

    elders: Bezoek = bezoek(javascript=False, breedte=390)
    ander = elders.ga(link)
    ander.get_by_label("Uw e-mailadres").fill("fout@voorbeeld.example")
    ander.get_by_role("button", name="Verder met het formulier").click()
    assert ander.title().startswith("Fout:")
    ander.get_by_label("Uw e-mailadres").fill(MAIL)
    ander.get_by_role("button", name="Verder met het formulier").click()
    expect(ander.get_by_label("Vertel wat er gebeurde")).to_have_value(VERHAAL)

    ander.get_by_role("button", name="Inloggen met DigiD").click()
    ander.get_by_role("link", name="Inloggen met DigiD").first.click()
    ander.get_by_role("button", name="Sanne de Vries").first.click()
    expect(ander.get_by_role("heading", level=1)).to_contain_text("Verder met uw DigiD")
    ander.get_by_role("button", name="Verder met dit formulier").click()
    expect(ander.get_by_label("Vertel wat er gebeurde")).to_have_value(VERHAAL)
    elders.ga("/mijn/")
    expect(ander.get_by_text(re.compile("klacht", re.IGNORECASE)).first).to_be_visible()

    for pad in (link, urlsplit(page.url).path):
        thuis.ga(pad)
        thuis.check_toegankelijk()


def test_page_that_goes_away_keeps_what_was_just_typed(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    page = inwoner.ga(START)
    page.get_by_role("button", name="Verder zonder DigiD").click()
    page.get_by_label("Het duurde te lang").check()
    page.get_by_role("button", name="Volgende stap").click()
    page.get_by_label("Vertel wat er gebeurde").fill(VERHAAL)
    stap = page.url
    page.goto("about:blank")
    page.wait_for_timeout(1500)
    page.goto(stap)
    expect(page.get_by_label("Vertel wat er gebeurde")).to_have_value(VERHAAL)


def test_staff_fill_in_a_letter_for_somebody_unknown(bezoek) -> None:
    medewerker: Bezoek = bezoek()
    log_in_als_medewerker(medewerker, "lotte.prins")
    page = medewerker.ga("/werkplek/formulieren/")
    medewerker.check_toegankelijk()
    page.get_by_label("Formulier", exact=True).select_option(label="Klacht indienen")
    page.get_by_label("Post", exact=True).check()
    page.get_by_role("button", name="Formulier openen zonder inwoner").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waarover gaat uw klacht?")
    medewerker.check_toegankelijk()
    page.get_by_role("button", name="Scan van het formulier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Scan van het papieren formulier")
    medewerker.check_toegankelijk()
    page.get_by_role("link", name="Terug naar het formulier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Waarover gaat uw klacht?")


def read_link(portaal: Portaal, eerder: int) -> str:
    """The link in the newest message."""
    for _ in range(60):
        gevonden = [LINK.search(str(mail)) for mail in portaal.mails()]
        if len(gevonden) > eerder and (treffer := next((deel for deel in reversed(gevonden) if deel), None)):
            return treffer.group()
        time.sleep(0.5)
    raise AssertionError("no message with a link in 30 seconds")
