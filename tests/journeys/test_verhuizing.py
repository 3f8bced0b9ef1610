"""A resident hands in a verhuizing: wrong input, back, two tabs, without JavaScript; and sees the zaak."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from .conftest import Bezoek
from .opstelling import Portaal
from .stappen import log_in_met_digid

MORGEN = date.today() + timedelta(days=1)  # noqa: DTZ011  a day near today is all the form asks


def test_verhuizing_becomes_a_zaak_with_its_norm(bezoek, portaal: Portaal) -> None:
    inwoner: Bezoek = bezoek()
    eerder = len(portaal.mails())
    start(inwoner, "Amina el Bakkali")
    page = inwoner.page
    inwoner.check_toegankelijk()
    page.get_by_role("button", name=re.compile("Volgende")).click()
    expect(page.get_by_role("alert").or_(page.locator(".portaal-foutoverzicht")).first).to_be_visible()
    assert page.title().startswith("Fout:")
    inwoner.check_toegankelijk()
    fill_in(inwoner)
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("[Cc]ontrole"))
    expect(page.get_by_text("1234 AB")).to_be_visible()
    inwoner.check_toegankelijk()
    hand_in(inwoner)
    nummer = re.search(r"Z-\d{4}-\d{6}", page.content()).group()  # type: ignore[union-attr]
    inwoner.check_toegankelijk()

    page.reload()
    expect(page.get_by_text(nummer).first).to_be_visible()
    ontvangst = page.url
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als pdf").click()
    assert nummer in download.value.suggested_filename
    _wait_until(page, lambda: len(portaal.mails()) > eerder)
    inwoner.ga("/mijn/")
    expect(page.get_by_text(nummer).first).to_be_visible()
    inwoner.check_toegankelijk()
    page.get_by_role("link", name=re.compile("[Vv]erhuizing")).first.click()
    expect(page.get_by_text(nummer).first).to_be_visible()
    assert "Volgens de wet uiterlijk" not in page.content(), "an aangifte has no decision date"
    inwoner.check_toegankelijk()
    check_receipt_after_logging_out(inwoner, ontvangst, nummer)


def check_receipt_after_logging_out(inwoner: Bezoek, ontvangst: str, nummer: str) -> None:
    """Its address works as long as one wants, and shows what was sent to its owner only."""
    page = inwoner.page
    page.get_by_role("button", name="Uitloggen").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("uitgelogd")
    page.goto(ontvangst)
    expect(page.get_by_text(nummer).first).to_be_visible()
    expect(page.get_by_text("Log in om te zien wat u hebt gestuurd")).to_be_visible()
    assert "1234 AB" not in page.content()
    inwoner.check_toegankelijk()


def test_verhuizing_works_without_javascript(bezoek) -> None:
    inwoner: Bezoek = bezoek(javascript=False, breedte=390)
    start(inwoner, "Tomasz Wójcik")
    fill_in(inwoner)
    hand_in(inwoner)
    expect(inwoner.page.get_by_text(re.compile(r"Z-\d{4}-\d{6}")).first).to_be_visible()


def start(bezoek: Bezoek, naam: str) -> None:
    """From the product page to the first step."""
    log_in_met_digid(bezoek, naam)
    page = bezoek.ga("/zoeken/?q=verhuizing")
    page.get_by_role("link", name="Verhuizing doorgeven").first.click()
    page.locator("main").get_by_role("link", name="Verhuizing doorgeven").first.click()
    page.get_by_role("button", name=re.compile("Start|Begin|doorgeven")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("nieuwe adres")


def fill_in(bezoek: Bezoek) -> None:
    """All steps up to the check page."""
    page = bezoek.page
    page.get_by_label("Postcode").fill("1234ab")
    page.get_by_label("Huisnummer").fill("9")
    page.get_by_label("Straat").fill("Wilgenpad")
    page.get_by_label("Woonplaats").fill("Lindervoort")
    _next(bezoek)
    page.get_by_label("Dag").fill(str(MORGEN.day))
    page.get_by_label("Maand").fill(str(MORGEN.month))
    page.get_by_label("Jaar").fill(str(MORGEN.year))
    _next(bezoek)
    page.get_by_label("Alleen ik").check()
    page.get_by_label("Ik huur de woning").check()
    _next(bezoek)
    if not page.get_by_label("E-mailadres").input_value():
        page.get_by_label("E-mailadres").fill("iemand@voorbeeld.example")
    _next(bezoek)


def hand_in(bezoek: Bezoek) -> None:
    bezoek.page.get_by_role("checkbox").check()
    bezoek.page.get_by_role("button", name="Verhuizing doorgeven").click()
    expect(bezoek.page.get_by_role("heading", level=1)).to_contain_text("ontvangen")


def _next(bezoek: Bezoek) -> None:
    titel = bezoek.page.get_by_role("heading", level=1).inner_text()
    bezoek.page.get_by_role("button", name=re.compile("Volgende")).click()
    expect(bezoek.page.get_by_role("heading", level=1)).not_to_have_text(titel)
    if bezoek.javascript:
        bezoek.check_toegankelijk()


def _wait_until(page, condition) -> None:  # type: ignore[no-untyped-def]
    for _ in range(50):
        if condition():
            return
        page.wait_for_timeout(200)
    raise AssertionError("did not happen within 10 seconds")
