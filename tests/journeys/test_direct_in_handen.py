"""What is decided at once: the product in hand within ten seconds, and checks that end in advice."""

import re
import time
from collections.abc import Mapping
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.formulieren.antwoorden import AANVRAGEN, CHECKS, Getypt, Pad

from .conftest import Bezoek
from .invullen import Handen, begin, product_pages, walk
from .test_formulieren import DIRECT, hand_in, open_zaak

CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


# Another car than the walk through all forms takes: a car gets one permit.
EIGEN_AUTO: dict[str, Getypt] = {"auto": {"kenteken": "ae123u", "houder": "eigen"}}


def apply(inwoner: Bezoek, slug: str, wie: str, anders: Mapping[str, Getypt] | None = None) -> float:
    """Hand in the first way through the form; gives the moment from which the seconds count."""
    handen, eerste = Handen(inwoner.page), AANVRAGEN[slug].paden[0]
    pad = Pad(eerste.naam, {**eerste.stappen, **(anders or {})})
    begin(inwoner, slug, wie, handen)
    walk(inwoner.page, pad, handen)
    moment = time.monotonic()
    open_zaak(inwoner, hand_in(inwoner.page, slug, pad, handen))
    return moment


def reload_until(page: Page, moment: float, naam: str) -> str:
    """The address behind the link with this name, when it comes in time."""
    link = page.get_by_role("main").get_by_role("link", name=naam).first
    while time.monotonic() - moment < DIRECT:
        if link.count():
            return str(link.get_attribute("href"))
        page.wait_for_timeout(300)
        page.reload()
    raise AssertionError(f"no {naam} after {DIRECT} seconds")


def test_parkeervergunning_is_there_within_ten_seconds(bezoek) -> None:
    inwoner: Bezoek = bezoek(breedte=390)
    moment = apply(inwoner, "parkeervergunning-bewoner", "Johanna Cornelia van den Heuvel", EIGEN_AUTO)
    inwoner.ga(reload_until(inwoner.page, moment, "Naar uw vergunning"))
    expect(inwoner.page.get_by_text("AE-123-U").first).to_be_visible()
    inwoner.check_toegankelijk()


def test_uittreksel_is_there_within_ten_seconds_and_proves_itself(bezoek) -> None:
    inwoner: Bezoek = bezoek()
    moment = apply(inwoner, "uittreksel-brp", "Sanne de Vries")
    adres = reload_until(inwoner.page, moment, "Uittreksel Basisregistratie Personen")
    pdf = inwoner.context.request.get(f"{inwoner.portaal.url}{adres}").body()
    tekst = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Beukenlaan 12" in tekst
    code = CODE.search(tekst)
    assert code, tekst

    ontvanger: Bezoek = bezoek(javascript=False)
    assert "is echt en er is niets aan veranderd" in judge(ontvanger, code.group().lower(), pdf)
    anders = pdf[:200] + bytes([pdf[200] ^ 1]) + pdf[201:]
    assert "niet het bestand dat wij afgaven" in judge(ontvanger, code.group(), anders)


def judge(iemand: Bezoek, code: str, pdf: bytes) -> str:
    """What the public page says of this code and this file."""
    page = iemand.ga("/echtheid/")
    page.get_by_label("Code").fill(code)
    page.locator("input[type=file]").set_input_files(
        {"name": "uittreksel.pdf", "mimeType": "application/pdf", "buffer": pdf}
    )
    page.get_by_role("button", name="Nakijken").click()
    return page.locator("main").inner_text()


@pytest.mark.parametrize("slug", CHECKS)
def test_check_goes_from_product_page_to_advice(bezoek, slug: str) -> None:
    iemand: Bezoek = bezoek(breedte=390, javascript=slug != "rijbewijs-check")
    page, handen, proef = iemand.page, Handen(iemand.page), CHECKS[slug]
    iemand.ga(product_pages()[slug])
    page.locator(f'main a[href$="/formulieren/{slug}/"]').first.click()
    page.locator('main a[href$="/check/"]').click()
    for stap, getypt in proef.paden[0].stappen.items():
        if not getypt:  # what only tells stands with the advice
            continue
        expect(page.locator(f'input[name="stap"][value="{stap}"]')).to_have_count(1)
        if stap == proef.mis.stap:
            handen.fill(stap, proef.mis.getypt)
            handen.press("Volgende stap")
            expect(page.locator(".portaal-foutoverzicht")).to_contain_text(proef.mis.melding)
        handen.fill(stap, getypt)
        handen.press("Volgende stap")
    expect(page.get_by_role("heading", level=1)).to_have_text(proef.paden[0].stop)
    if iemand.javascript:
        iemand.check_toegankelijk()
