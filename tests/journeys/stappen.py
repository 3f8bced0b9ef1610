"""Steps that journeys share: logging in as a resident or as staff."""

import time

from playwright.sync_api import expect

from .conftest import Bezoek
from .opstelling import Portaal

WACHTWOORD = "Lindervoort-demo-2026"
_gebruikte_codes: dict[str, str] = {}


def log_in_met_digid(bezoek: Bezoek, naam: str, *, vanaf: str = "/mijn/") -> None:
    """From a page that asks for a login, through the DigiD simulator, back to where one was going."""
    page = bezoek.ga(vanaf)
    page.get_by_role("link", name="Inloggen met DigiD").first.click()
    page.get_by_role("button", name=naam).first.click()
    page.wait_for_url(f"{bezoek.portaal.url}/**")


def log_in_als_medewerker(bezoek: Bezoek, gebruikersnaam: str) -> None:
    """With password and a code that was not used before: a code opens the door once."""
    page = bezoek.ga("/werkplek/")
    page.get_by_label("Gebruikersnaam").fill(gebruikersnaam)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_label("Code").fill(_new_code(bezoek.portaal, gebruikersnaam))
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1, name="Werklijst")).to_be_visible()


def _new_code(portaal: Portaal, gebruikersnaam: str) -> str:
    for _ in range(40):
        code = portaal.manage("toon_code", gebruikersnaam).split()[0]
        if _gebruikte_codes.get(gebruikersnaam) != code:
            _gebruikte_codes[gebruikersnaam] = code
            return code
        time.sleep(1)
    raise AssertionError("no new code in 40 seconds")
