"""A teamleider sets up a new soort afspraak, a busy period and where visits go; each page is accessible."""

from playwright.sync_api import expect

from .conftest import Bezoek
from .stappen import log_in_als_medewerker

PADEN = (
    "",
    "soorten/",
    "soorten/nieuw/",
    "drukte/",
    "drukte/periode/",
    "bezoek/",
    "bezoek/gebied/",
    "bezoek/reistijden/gemeentehuis/",
)


def test_a_teamleider_sets_up_what_can_be_booked(bezoek) -> None:
    werk: Bezoek = bezoek()
    log_in_als_medewerker(werk, "ilse.brouwer")
    for pad in PADEN:
        werk.ga(f"/werkplek/inrichten/{pad}")
        werk.check_toegankelijk()

    page = werk.ga("/werkplek/inrichten/soorten/nieuw/")
    page.get_by_label("Hoeveel minuten duurt het?").fill("veel")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("main")).to_contain_text("Vul een naam in, bijvoorbeeld Paspoort aanvragen")
    werk.check_toegankelijk()
    page.get_by_label("Naam", exact=True).fill("Trouwen of partnerschap bespreken")
    page.get_by_label("Hoeveel minuten duurt het?").fill("30")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trouwen of partnerschap bespreken")
    expect(page.locator("main")).to_contain_text("Nergens.")
    werk.check_toegankelijk()
    page.get_by_role("link", name="Inrichten, Per locatie").click()
    page.get_by_role("link", name="Gemeentehuis").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gemeentehuis")

    page = werk.ga("/werkplek/inrichten/bezoek/reistijden/gemeentehuis/")
    page.locator("main form input[inputmode]").first.fill("35")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("main")).to_contain_text("De reistijden zijn opgeslagen.")
