"""Files on a phone: sent at once with JavaScript, along with the step without it; a virus is told, the rest arrives."""

import re

import pytest
from playwright.sync_api import FilePayload, expect

from tests.kern.corpus import BRIEF, EICAR, heic

from .conftest import Bezoek
from .stappen import log_in_met_digid

SCANTIJD = 30_000


def pick(naam: str, inhoud: bytes) -> FilePayload:
    return {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}


def start(bezoek: Bezoek, naam: str) -> None:
    """To the step of a question that takes files."""
    log_in_met_digid(bezoek, naam)
    bezoek.ga("/formulieren/contact-vraag/").get_by_role("button", name=re.compile("[Bb]eginnen")).click()
    expect(bezoek.page.get_by_role("heading", level=1, name="Wat wilt u weten?")).to_be_visible()


def test_files_are_sent_at_once_and_a_virus_is_told(bezoek) -> None:
    inwoner: Bezoek = bezoek(breedte=390)
    start(inwoner, "Mehmet Yıldırım")
    page = inwoner.page
    page.get_by_label("Uw vraag", exact=True).fill("Mag deze boom weg?")
    invoer = page.locator("input[type=file]")
    invoer.set_input_files([pick("boom.heic", heic()), pick("spel.exe", b"MZ"), pick("virus.txt", EICAR)])
    expect(page.get_by_role("alert").filter(has_text="‘spel.exe’")).to_be_visible()
    expect(page.get_by_role("link", name="boom.jpg")).to_be_visible(timeout=SCANTIJD)
    expect(page.get_by_text("Er zit een virus in dit bestand")).to_be_visible(timeout=SCANTIJD)
    inwoner.check_toegankelijk()
    page.get_by_role("button", name="Verwijderen virus.txt").click()
    expect(page.get_by_text("virus.txt")).to_have_count(0)
    with page.expect_download() as gehaald:
        page.get_by_role("link", name="boom.jpg").click()
    assert gehaald.value.suggested_filename == "boom.jpg"
    page.reload()
    expect(page.get_by_role("link", name="boom.jpg")).to_be_visible()
    expect(page.get_by_label("Uw vraag", exact=True)).to_have_value("Mag deze boom weg?")


@pytest.mark.parametrize("breedte", [320, 1280])
def test_files_go_along_without_javascript(breedte: int, bezoek) -> None:
    inwoner: Bezoek = bezoek(javascript=False, breedte=breedte)
    start(inwoner, "Tomasz Wójcik")
    page = inwoner.page
    vraag = page.get_by_label("Uw vraag", exact=True)
    vraag.fill("Half getypt")
    page.locator("input[type=file]").set_input_files([pick("brief.pdf", BRIEF), pick("spel.exe", b"MZ")])
    page.get_by_role("button", name="Bestand toevoegen").click()
    assert page.title().startswith("Fout:")
    expect(page.get_by_role("link", name=re.compile("‘spel.exe’"))).to_be_visible()
    expect(vraag).to_have_value("Half getypt")
    verwijder = page.get_by_role("button", name="Verwijderen brief.pdf")
    verwijder.click()
    expect(verwijder).to_have_count(0)
    expect(vraag).to_have_value("Half getypt")


def test_who_goes_on_while_a_file_is_sent_takes_it_along(bezoek) -> None:
    inwoner: Bezoek = bezoek(breedte=390)
    start(inwoner, "Kees Dijkstra")
    page = inwoner.page
    page.get_by_label("Waarover gaat uw vraag?").select_option(index=1)
    page.get_by_label("Uw vraag", exact=True).fill("Mag deze boom weg?")
    traag = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 100_000}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", traag)
    page.locator("input[type=file]").set_input_files([pick("tekst.txt", b"Regel\n" * 60_000)])
    page.get_by_role("button", name="Volgende stap").click()
    expect(page.get_by_text("Daarna gaat u vanzelf verder")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Wat wilt u weten?")).to_have_count(0, timeout=SCANTIJD)
    page.go_back()
    expect(page.get_by_text("tekst.txt").first).to_be_visible()
