"""The title journey: a paspoort is marked ready at the werkplek, and the resident's phone gets one SMS."""

import re
import time

from playwright.sync_api import expect

from .opstelling import Portaal
from .stappen import log_in_als_medewerker, log_in_met_digid

BINNEN = 10  # seconds between the click and the phone
TELEFOON = "+31612345601"


def test_ready_paspoort_gives_one_sms_that_says_no_more_than_it_may(bezoek, portaal: Portaal) -> None:
    werkplek = bezoek()
    log_in_als_medewerker(werkplek, "joost.vermeer")
    page = werkplek.page
    page.get_by_role("searchbox", name=re.compile("Zoek|Zaak")).first.fill("de Vries")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("^Sanne de Vries")).first.click()
    expect(page.get_by_role("heading", level=1, name="Sanne de Vries")).to_be_visible()
    werkplek.check_toegankelijk()
    page.get_by_role("link", name=re.compile("[Pp]aspoort")).first.click()
    expect(page.get_by_role("heading", name="Acties")).to_be_visible()
    werkplek.check_toegankelijk()
    zaaknummer = re.search(r"Z-\d{4}-\d{6}", page.content()).group()  # type: ignore[union-attr]
    eerder = len(_read_sms(portaal))

    if page.get_by_text("Neem in behandeling").count():
        page.get_by_text("Neem in behandeling").first.click()
        page.get_by_role("button", name="Neem in behandeling").click()
        expect(page.get_by_text("U behandelt deze zaak nu.")).to_be_visible()
    page.locator("summary", has_text="Ligt klaar om op te halen").click()
    page.get_by_label("Gemeentehuis").check()
    page.get_by_role("button", name="Meld dat het klaarligt").click()
    expect(page.get_by_text("De inwoner krijgt bericht dat het klaarligt.")).to_be_visible()

    sms = _wait_for_sms(portaal, eerder)
    tekst = sms["body"]
    assert "Gemeentehuis" in tekst
    for verboden in ("Sanne", "Vries", "paspoort", zaaknummer, "http", "999990019", "/mijn"):
        assert verboden.lower() not in tekst.lower(), f"the SMS says too much: {verboden}"

    page.wait_for_timeout(3_000)
    assert len(_read_sms(portaal)) == eerder + 1, "one cause, one SMS"
    page.reload()
    expect(page.get_by_role("region", name="Tijdlijn")).to_contain_text(re.compile("[Ss]ms.*[Bb]ezorgd"))

    inwoner = bezoek()
    log_in_met_digid(inwoner, "Sanne de Vries")
    inwoner.page.get_by_role("link", name=re.compile("^[Pp]aspoort")).first.click()
    expect(inwoner.page.get_by_role("heading", name="Wat gebeurt er nu?")).to_be_visible()
    expect(inwoner.page.get_by_text("Klaar om op te halen").first).to_be_visible()
    expect(inwoner.page.locator("main")).to_contain_text(re.compile("[Bb]ezorgd"))
    inwoner.check_toegankelijk()


def _read_sms(portaal: Portaal) -> list[dict[str, str]]:
    """What this phone got; others may get theirs meanwhile."""
    return [sms for sms in portaal.sms() if sms["to"] == TELEFOON]


def _wait_for_sms(portaal: Portaal, eerder: int) -> dict[str, str]:
    einde = time.monotonic() + BINNEN
    while time.monotonic() < einde:
        berichten = _read_sms(portaal)
        if len(berichten) > eerder:
            return max(berichten, key=lambda sms: sms["date_created"])
        time.sleep(0.2)
    raise AssertionError(f"no SMS within {BINNEN} seconds")
