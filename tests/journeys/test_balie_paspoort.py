"""At the balie: from the afspraak to the aanvraag of a paspoort, and later the same page hands it out."""

import re

from playwright.sync_api import expect

from .conftest import Bezoek
from .opstelling import Portaal
from .stappen import log_in_als_medewerker
from .test_balie import make_afspraak

WIE = "Kees Dijkstra"


def mark_ready(werk: Bezoek, zaak: str) -> None:
    """In the zaak itself: taken, and ready to be collected."""
    page = werk.ga(zaak)
    page.locator("summary", has_text="Neem in behandeling").click()
    page.get_by_role("button", name="Neem in behandeling").click()
    expect(page.get_by_text("U behandelt deze zaak nu.")).to_be_visible()
    page.locator("summary", has_text="Ligt klaar om op te halen").click()
    page.get_by_label("Molenveld").check()
    page.get_by_role("button", name="Meld dat het klaarligt").click()
    expect(page.get_by_text("De inwoner krijgt bericht dat het klaarligt.")).to_be_visible()


def test_asked_for_and_handed_out_at_the_balie(bezoek, portaal: Portaal) -> None:
    feiten = make_afspraak(portaal, "molenveld")
    werk: Bezoek = bezoek()
    log_in_als_medewerker(werk, "joost.vermeer")
    page = werk.ga(f"/werkplek/afspraken/{feiten['uuid']}/")
    page.get_by_role("link", name="Aanvraag of ophalen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie staat er aan de balie?")
    zoek = page.get_by_role("search", name="Inwoners")
    zoek.get_by_label("Naam, of postcode met huisnummer").fill("Dijkstra")
    zoek.get_by_role("button", name="Zoeken").click()
    werk.check_toegankelijk()
    page.get_by_role("link", name=WIE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WIE)
    aan_balie = page.url.removeprefix(portaal.url)
    werk.check_toegankelijk()

    page.get_by_label("Titel van de zaak").fill("")
    page.get_by_role("button", name="Aanvraag beginnen").click()
    expect(page.get_by_role("region", name="Aanvraag beginnen")).to_contain_text("Vul een titel in")
    werk.check_toegankelijk()
    page.get_by_label("Titel van de zaak").fill("Paspoort voor Kees")
    page.get_by_role("button", name="Aanvraag beginnen").click()
    begonnen = page.get_by_role("region", name="Zaken bij deze afspraak")
    zaak = begonnen.get_by_role("link", name="Paspoort voor Kees").get_attribute("href")
    assert zaak

    mark_ready(werk, zaak)
    page = werk.ga(aan_balie)
    klaar = page.locator("section", has=page.get_by_role("heading", name="Paspoort voor Kees")).first
    expect(klaar).to_contain_text("Ligt klaar")
    expect(klaar).to_contain_text("Molenveld")
    werk.check_toegankelijk()
    klaar.get_by_label("Ik heb gezien wie dit ophaalt").check()
    klaar.get_by_role("button", name="Uitreiken en zaak afronden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Paspoort voor Kees")
    expect(page.locator("main")).to_contain_text(re.compile("[Aa]fgerond|[Uu]itgereikt"))
    werk.check_toegankelijk()
    werk.ga(aan_balie)
    expect(page.locator(f'main form[action^="{zaak}"]')).to_have_count(0)
