"""A browser that fails the test on any refused script, style or picture, and on any page error."""

import os
import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from .opstelling import Portaal, run_portaal

BREEDTEN = (320, 390, 1280)
BEHEER = re.compile(r"/beheer/")
LANGSTE_REIS = timedelta(seconds=90)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a journey; without its services it is left out, and bin/test says so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def portaal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portaal]:
    ontbreekt = [naam for naam in ("DATABASE_URL", "REDIS_URL", "CHROMIUM") if not os.environ.get(naam)]
    if ontbreekt:
        pytest.skip(f"journeys need {', '.join(ontbreekt)}: run bin/test")
    with run_portaal(tmp_path_factory.mktemp("demo")) as draaiend:
        yield draaiend


@pytest.fixture(autouse=True)
def _one_day() -> None:
    """A journey begins and ends on the same day: what was made for today is not there for a kiosk of tomorrow."""
    nu = datetime.now(ZoneInfo("Europe/Amsterdam"))
    middernacht = datetime.combine(nu.date() + timedelta(days=1), datetime.min.time(), nu.tzinfo)
    if middernacht - nu < LANGSTE_REIS:
        time.sleep((middernacht - nu).total_seconds() + 1)


class Bewaker:
    """Collects what no page may do: break its own Content-Security-Policy, throw, or answer with a 5xx."""

    def __init__(self, context: BrowserContext) -> None:
        self.fouten: list[str] = []
        context.on("console", self._on_console)
        context.on("weberror", lambda fout: self.fouten.append(f"error: {fout.error}"))
        context.on("response", self._on_response)

    def _on_console(self, bericht: ConsoleMessage) -> None:
        waar = bericht.page.url if bericht.page else ""
        if "Content Security Policy" in bericht.text and not BEHEER.search(waar):
            self.fouten.append(f"{waar}: {bericht.text}")

    def _on_response(self, antwoord: Response) -> None:
        if antwoord.status >= 500:
            self.fouten.append(f"{antwoord.status} {antwoord.url}")


class Bezoek:
    """One person with a browser of their own."""

    def __init__(
        self, browser: Browser, portaal: Portaal, *, javascript: bool = True, breedte: int = 1280
    ) -> None:
        self.portaal, self.javascript = portaal, javascript
        self.context = browser.new_context(
            viewport={"width": breedte, "height": 900},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            java_script_enabled=javascript,
        )
        self.context.set_default_timeout(15_000)
        self.bewaker = Bewaker(self.context)
        self.page: Page = self.context.new_page()

    def ga(self, pad: str) -> Page:
        self.page.goto(f"{self.portaal.url}{pad}")
        return self.page

    def check_toegankelijk(self) -> None:
        """axe on this page at each width, and no sideways scrolling."""
        for breedte in BREEDTEN:
            self.page.set_viewport_size({"width": breedte, "height": 900})
            gevonden = Axe().run(self.page).response["violations"]
            samenvatting = [
                f"{fout['id']}: {fout['help']} {[knoop['html'][:160] for knoop in fout['nodes']]}"
                for fout in gevonden
            ]
            assert not samenvatting, f"{self.page.url} at {breedte} px: {samenvatting}"
            te_breed = self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert te_breed <= 0, f"{self.page.url} scrolls sideways by {te_breed} px at {breedte} px"
        self.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def bezoek(browser: Browser, portaal: Portaal) -> Iterator["type[Bezoek]"]:
    """Makes visits; afterwards none of them may have broken a rule."""
    gemaakt: list[Bezoek] = []

    def make(**opties: object) -> Bezoek:
        gemaakt.append(Bezoek(browser, portaal, **opties))  # type: ignore[arg-type]
        return gemaakt[-1]

    yield make  # type: ignore[misc]
    fouten = [fout for bezoek in gemaakt for fout in bezoek.bewaker.fouten]
    for bezoek in gemaakt:
        bezoek.context.close()
    assert not fouten, fouten
