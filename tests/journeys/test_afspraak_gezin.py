"""A family books two passports and a driving licence, moves the afspraak and cancels it; with keys only, on a phone."""

import re
import time

from playwright.sync_api import Page, Response, expect

from .conftest import Bezoek
from .opstelling import Portaal

NAAM, MAIL = "Sanne de Vries", "sanne.gezin@voorbeeld.example"
LICHT = 75_000  # bytes
LETTERTEKEN = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText"


def focus(page: Page, naam: str) -> None:
    """Tab until the focus is on what has this name."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if naam in (page.evaluate(LETTERTEKEN) or ""):
            return
    raise AssertionError(f"the keyboard does not reach {naam}")


def press(page: Page, naam: str) -> None:
    """Reach it, press it, and wait for the page that follows."""
    focus(page, naam)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def heading(page: Page, tekst: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(tekst)


def look(bezoek: Bezoek) -> None:
    bezoek.check_toegankelijk()
    bezoek.page.set_viewport_size({"width": 390, "height": 844})


def wait_mail(portaal: Portaal, onderwerp: str) -> str:
    """The newest mail to the family with this in it."""
    for _ in range(80):
        for mail in reversed(portaal.mails()):
            if MAIL in str(mail) and onderwerp in str(mail):
                return str(mail)
        time.sleep(0.5)
    raise AssertionError(f"no mail with {onderwerp} in 40 seconds")


def choose_products(bezoek: Bezoek) -> Page:
    page = bezoek.ga("/afspraak-maken/")
    heading(page, "Waarvoor wilt u een afspraak?")
    look(bezoek)
    focus(page, "Paspoort aanvragen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focus(page, "Rijbewijs aanvragen")
    page.keyboard.press("ArrowDown")
    press(page, "Verder")
    return page


def choose_place_and_time(bezoek: Bezoek) -> None:
    page = bezoek.page
    heading(page, "Waar wilt u komen?")
    focus(page, "Uw postcode")
    page.keyboard.type("4299 la")
    press(page, "Toon afstand")
    expect(page.get_by_text("van uw postcode, hemelsbreed").first).to_be_visible()
    look(bezoek)
    press(page, "Gemeentehuis")
    heading(page, "Kies een dag en tijd")
    expect(page.get_by_text("Samen ongeveer 35 minuten")).to_be_visible()
    look(bezoek)
    press(page, "Latere weken")
    press(page, "Lijst")
    expect(page.locator("table.portaal-kalender")).to_have_count(0)
    look(bezoek)
    press(page, "plek, ")
    press(page, "10.00")


def fill_in(bezoek: Bezoek) -> None:
    page = bezoek.page
    heading(page, "Uw gegevens")
    expect(page.get_by_text("Dat is nog 10 minuten.")).to_be_visible()
    look(bezoek)
    focus(page, "Naam")
    page.keyboard.type(NAAM)
    for _ in range(2):  # back to the button above the form, past the link beside it
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-portaal-aftellen-melding]")).to_contain_text("houden dit moment langer")
    expect(page.get_by_label("Naam")).to_have_value(NAAM)
    press(page, "Volgende stap")
    assert page.title().startswith("Fout:")
    look(bezoek)
    focus(page, "Vul uw e-mailadres in")
    page.keyboard.press("Enter")
    expect(page.get_by_label("E-mailadres")).to_be_focused()
    page.keyboard.type(MAIL)
    press(page, "Volgende stap")
    heading(page, "Klopt uw afspraak?")
    look(bezoek)
    press(page, "Afspraak bevestigen")


def test_a_family_books_moves_and_cancels_with_keys_only(bezoek, portaal: Portaal) -> None:
    gezin: Bezoek = bezoek(breedte=390)
    page = choose_products(gezin)
    choose_place_and_time(gezin)
    fill_in(gezin)

    heading(page, "Uw afspraak staat vast")
    expect(page.get_by_text("Paspoort aanvragen, 2 personen, elk:")).to_be_visible()
    expect(page.get_by_role("img", name="QR-code van uw afspraak")).to_be_visible()
    look(gezin)
    mail = wait_mail(portaal, "Uw afspraak staat vast")
    assert "Neem mee voor Paspoort aanvragen (2 personen, elk):" in mail
    eerst = page.locator("main time").first.inner_text()

    press(page, "Verplaatsen")
    heading(page, "Kies een nieuw moment")
    look(gezin)
    press(page, "11.00")
    expect(page.get_by_text("Uw afspraak is verplaatst").first).to_be_visible()
    assert page.locator("main time").first.inner_text() != eerst
    look(gezin)
    wait_mail(portaal, "Uw afspraak is verplaatst")

    press(page, "Afzeggen")
    heading(page, "Wilt u uw afspraak afzeggen?")
    look(gezin)
    press(page, "Ja, afzeggen")
    expect(page.get_by_text("Deze afspraak is afgezegd")).to_be_visible()
    look(gezin)
    wait_mail(portaal, "gaat niet door")


def test_the_same_without_javascript_and_the_page_stays_light(bezoek, portaal: Portaal) -> None:
    gezin: Bezoek = bezoek(javascript=False, breedte=390)
    page = gezin.ga("/afspraak-maken/")
    page.get_by_label("Paspoort aanvragen").select_option("2")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("link", name="Gemeentehuis").click()
    page.get_by_role("link", name="Latere weken").click()
    page.get_by_role("link", name="Lijst", exact=True).click()
    page.locator("ol.portaal-daglijst a").last.click()
    page.get_by_role("button", name=re.compile(r"^10\.")).last.click()
    page.get_by_label("Naam").fill(NAAM)
    page.get_by_role("button", name="Ik heb meer tijd nodig").click()
    expect(page.get_by_label("Naam")).to_have_value(NAAM)
    expect(page.get_by_text("Wij houden dit moment langer voor u vast")).to_be_visible()
    page.get_by_label("E-mailadres").fill(MAIL)
    page.get_by_role("button", name="Volgende stap").click()
    page.get_by_role("button", name="Ik heb meer tijd nodig").click()
    heading(page, "Klopt uw afspraak?")
    page.get_by_role("button", name="Afspraak bevestigen").click()
    heading(page, "Uw afspraak staat vast")
    page.get_by_role("link", name="Afzeggen").click()
    page.get_by_role("button", name="Ja, afzeggen").click()
    expect(page.get_by_text("Deze afspraak is afgezegd")).to_be_visible()


def test_the_page_of_times_is_light_on_a_first_visit(bezoek) -> None:
    """All that crosses the line, as it crosses it: page, style, script, fonts and pictures."""
    inwoner: Bezoek = bezoek(breedte=390)
    antwoorden: list[Response] = []
    inwoner.context.on("response", lambda antwoord: antwoorden.append(antwoord))
    inwoner.ga("/afspraak-maken/tijd/?voor=paspoort%3A1&waar=gemeentehuis")
    inwoner.page.wait_for_load_state("networkidle")
    per_bestand = {antwoord.url: antwoord.request.sizes()["responseBodySize"] for antwoord in antwoorden}
    assert len(per_bestand) > 2, "page, style and script at least"
    assert sum(per_bestand.values()) <= LICHT, per_bestand


def test_a_time_that_is_no_longer_held_says_so_and_leads_back(bezoek) -> None:
    inwoner: Bezoek = bezoek(breedte=390)
    inwoner.page.clock.install()
    page = inwoner.ga("/afspraak-maken/tijd/?voor=paspoort%3A1&waar=gemeentehuis")
    page.get_by_role("button", name="Kies dit moment").click()
    heading(page, "Uw gegevens")
    page.get_by_label("Naam").fill(NAAM)
    melding = page.locator("[data-portaal-aftellen-melding]")
    page.clock.run_for("08:30")
    expect(melding).to_have_text(re.compile("U hebt nog (anderhalve minuut|2 minuten)"))
    page.clock.run_for("02:00")
    expect(melding).to_contain_text("Wij houden dit moment niet meer voor u vast")
    expect(page.get_by_text("U hebt nog geen afspraak")).to_be_visible()
    expect(page.get_by_role("button", name="Ik heb meer tijd nodig")).to_be_hidden()
    look(inwoner)
    page.get_by_role("link", name="Kies opnieuw een moment").click()
    heading(page, "Kies een dag en tijd")
