"""Every kind of page: reachable for all at three widths, within the page budget, without a broken rule."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from .conftest import Bezoek
from .stappen import log_in_als_medewerker, log_in_met_digid

KB = 1024
BUDGET = {"document": 15 * KB, "stylesheet": 30 * KB, "script": 10 * KB}
OPENBAAR = (
    "/",
    "/zoeken/?q=paspoort",
    "/zoeken/?q=bestaatniet",
    "/paspoort-id-kaart-en-rijbewijs/",
    "/paspoort-id-kaart-en-rijbewijs/paspoort/",
    "/verhuizen-en-uittreksels/verhuizing-doorgeven/",
    "/formulieren/verhuizing/",
    "/formulieren/klacht/",
    "/aanvragen/hervatten/bestaat-niet/",
    "/nieuws/",
    "/contact/",
    "/echtheid/",
    "/terugbellen/?onderwerp=Paspoort",
    "/afspraak-maken/",
    "/afspraak-maken/locatie/?voor=paspoort:1",
    "/afspraak-maken/tijd/?voor=paspoort:1&waar=gemeentehuis",
    "/afspraken/",
    "/formulieren/paspoort-check/",
    "/formulieren/paspoort-check/check/",
    "/formulieren/kwijtschelding-check/check/",
    "/inloggen/",
    "/uitgelogd/",
    "/werkplek/inloggen/",
    "/bestaat-niet/",
)


@pytest.mark.parametrize("pad", OPENBAAR)
def test_public_page_is_accessible_and_light(bezoek, pad: str) -> None:
    bezoeker: Bezoek = bezoek()
    gewicht: dict[str, int] = {}
    aantal = 0

    def weigh(antwoord) -> None:  # type: ignore[no-untyped-def]
        nonlocal aantal
        soort = antwoord.request.resource_type
        aantal += 1
        gewicht[soort] = gewicht.get(soort, 0) + len(gzip.compress(antwoord.body()))

    bezoeker.page.on("response", weigh)
    bezoeker.ga(pad)
    bezoeker.page.wait_for_load_state("networkidle")
    for soort, grens in BUDGET.items():
        assert gewicht.get(soort, 0) <= grens, f"{pad}: {soort} weighs {gewicht[soort]} bytes"
    assert sum(gewicht.values()) <= 75 * KB, f"{pad} weighs {gewicht}"
    assert aantal <= 8, f"{pad} asks for {aantal} files"
    bezoeker.check_toegankelijk()


def test_pages_of_the_resident(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    log_in_met_digid(inwoner, "Sanne de Vries")
    for pad in (
        "/mijn/",
        "/mijn/zaken/",
        "/mijn/berichten/",
        "/mijn/vergunningen/",
        "/mijn/afspraken/",
        "/mijn/gegevens/",
    ):
        inwoner.ga(pad)
        inwoner.check_toegankelijk()
    inwoner.ga("/mijn/zaken/")
    paden = inwoner.page.eval_on_selector_all(
        "main a[href*='/mijn/zaken/']", "links => links.map(link => link.getAttribute('href'))"
    )
    zaken = sorted({pad for pad in paden if re.search(r"/mijn/zaken/[0-9a-f-]{36}/", pad)})
    assert len(zaken) >= 3
    for pad in zaken:
        inwoner.ga(pad)
        inwoner.check_toegankelijk()


def test_legal_date_is_shown_with_its_explanation(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    log_in_met_digid(inwoner, "Sanne de Vries", vanaf="/mijn/zaken/")
    inwoner.page.get_by_role("link", name=re.compile("[Bb]uurtfeest")).first.click()
    page = inwoner.page
    page.get_by_text("Zo is de datum berekend").click()
    expect(page.get_by_text(re.compile("Wij ontvingen uw aanvraag op"))).to_be_visible()


def test_resident_without_zaken_is_helped_on(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    log_in_met_digid(inwoner, "Fleur 't Hooft")
    expect(inwoner.page.get_by_text("U hebt nu niets lopen bij ons")).to_be_visible()
    inwoner.check_toegankelijk()


def test_pages_of_staff(bezoek) -> None:
    medewerker: Bezoek = bezoek()
    log_in_als_medewerker(medewerker, "fatima.aksoy")
    paden = (
        *(
            "/werkplek/",
            "/werkplek/?groep=te-laat",
            "/werkplek/zoeken/?q=vries",
            "/werkplek/formulieren/",
            "/werkplek/berichten/",
        ),
        "/werkplek/steekproef/",
        "/werkplek/terugbellen/",
        "/werkplek/agenda/",
    )
    for pad in paden:
        medewerker.ga(pad)
        medewerker.check_toegankelijk()
    medewerker.ga("/werkplek/")
    medewerker.page.locator("main table a").first.click()
    expect(medewerker.page.get_by_role("heading", name="Tijdlijn")).to_be_visible()
    medewerker.check_toegankelijk()


def test_log_out_ends_the_session_here_and_at_the_provider(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    log_in_met_digid(inwoner, "Kees Dijkstra")
    inwoner.page.get_by_role("button", name="Uitloggen").first.click()
    expect(inwoner.page.get_by_role("heading", level=1)).to_contain_text("uitgelogd")
    inwoner.ga("/mijn/")
    expect(inwoner.page.get_by_role("link", name="Inloggen met DigiD").first).to_be_visible()


def test_cancelled_login_gets_a_plain_page(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    page = inwoner.ga("/mijn/")
    page.get_by_role("link", name="Inloggen met DigiD").first.click()
    page.get_by_role("button", name="Annuleren").click()
    expect(page.get_by_role("link", name="Opnieuw inloggen")).to_be_visible()
    inwoner.check_toegankelijk()
