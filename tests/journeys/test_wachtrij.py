"""The queue on the screen of staff keeps itself up to date, and no hand loses its place by it."""

from playwright.sync_api import Locator, Page, expect

from .conftest import Bezoek
from .opstelling import Portaal
from .stappen import log_in_als_medewerker
from .test_balie import check_in_at, make_afspraak

PLEK = "de-haven"
STAP = 10_000  # as in verversen.js
FOCUS = "document.activeElement.getAttribute('href')"


def queue(page: Page) -> Locator:
    return page.get_by_role("region", name="In de rij")


def test_who_checks_in_is_in_the_queue_without_a_reload(bezoek, portaal: Portaal) -> None:
    werk: Bezoek = bezoek()
    log_in_als_medewerker(werk, "lotte.prins")
    werk.page.clock.install()
    page = werk.ga(f"/werkplek/wachtrij/?locatie={PLEK}")
    page.evaluate("window.nietHerladen = true")
    page.get_by_role("region", name="Balies").get_by_role("link").first.focus()
    hier = page.evaluate(FOCUS)
    assert hier.startswith("/werkplek/wachtrij/balies/")

    eerste = check_in_at(bezoek(breedte=390), make_afspraak(portaal, PLEK))
    expect(queue(page)).not_to_contain_text(eerste)
    page.clock.run_for(STAP)
    expect(queue(page)).to_contain_text(eerste)
    assert page.evaluate(FOCUS) == hier
    werk.check_toegankelijk()

    werk.context.set_offline(True)
    page.clock.run_for(STAP)
    stil = page.get_by_text("Geen verbinding.")
    expect(stil).to_be_visible()
    werk.check_toegankelijk()
    tweede = check_in_at(bezoek(breedte=390), make_afspraak(portaal, PLEK))
    werk.context.set_offline(False)  # asks at once, not at the next turn
    expect(queue(page)).to_contain_text(tweede)
    expect(stil).to_be_hidden()
    assert page.evaluate(FOCUS) == hier
    assert page.evaluate("window.nietHerladen"), "the page was never left"
