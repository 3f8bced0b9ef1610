"""Somebody wants to come sooner, another cancels, and the SMS holds the way to take that time; on a phone."""

import re
import time
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from .conftest import Bezoek
from .opstelling import Portaal
from .test_afspraak_gezin import heading, look, press

NUMMER = "06 55512377"
LINK = re.compile(r"/w/[A-Za-z0-9_-]+/")
# Two times a week, the first of them more than a week ahead, so that both can be taken.
KLEIN = """
from datetime import time, timedelta
from django.utils import timezone
from portaal.afspraken.operations import ensure_afspraaksoort, ensure_balie, ensure_blok
from portaal.organisatie.models import Locatie
locatie, vandaag = Locatie.objects.get(slug="de-haven"), timezone.localdate()
soort = ensure_afspraaksoort(slug="naturalisatie", gegevens={"naam": "Naturalisatie", "duur_eerste": 10})
balie = ensure_balie(locatie=locatie, naam="Balie naturalisatie", soorten=[soort])
ensure_blok(locatie=locatie, weekdag=(vandaag + timedelta(days=8)).weekday(), van=time(9), tot=time(9, 20),
            geldig_van=vandaag + timedelta(days=2), balies={balie: True})
"""
TIJDEN = "/afspraak-maken/tijd/?voor=naturalisatie%3A1&waar=de-haven"


def book_first(bezoek: Bezoek, naam: str, *, telefoon: str = "", email: str = "") -> str:
    """The first free moment; gives the path of the afspraak."""
    page = bezoek.ga(TIJDEN)
    page.get_by_role("button", name="Kies dit moment").click()
    page.get_by_label("Naam", exact=True).fill(naam)
    page.get_by_label("Met een sms" if telefoon else "Met een e-mail", exact=True).check()
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Mobiel nummer").fill(telefoon)
    page.get_by_role("button", name="Volgende stap").click()
    page.get_by_role("button", name="Afspraak bevestigen").click()
    heading(page, "Uw afspraak staat vast")
    return urlsplit(page.url).path


def wait_link(portaal: Portaal) -> str:
    """The link in the SMS of the offer."""
    for _ in range(120):
        for sms in reversed(portaal.sms()):
            if gevonden := LINK.search(str(sms)):
                assert "Naturalisatie" not in str(sms) and "Fatima" not in str(sms)
                return gevonden.group()
        time.sleep(0.5)
    raise AssertionError("no SMS with an offer in 60 seconds")


def read_nummer(page: Page) -> str:
    tekst = page.locator("dl", has_text="Nummer").first.inner_text()
    gevonden = re.search(r"\b[BCDFGHJKLMNPQRSTVWXZ2-9]{6}\b", tekst)
    assert gevonden, tekst
    return gevonden.group()


def test_what_another_gives_up_is_taken_from_the_sms(bezoek, portaal: Portaal) -> None:
    portaal.manage("shell", "-c", KLEIN)
    ander: Bezoek = bezoek(javascript=False)
    van_ander = book_first(ander, "Jan Bakker", email="jan.bakker@voorbeeld.example")

    inwoner: Bezoek = bezoek(breedte=390)
    page = inwoner.page
    mijn = book_first(inwoner, "Fatima El Amrani", telefoon=NUMMER)
    nummer = read_nummer(page)
    press(page, "Ik wil eerder")
    heading(page, "Ik wil eerder komen")
    look(inwoner)
    press(page, "Zet mij op de wachtlijst")
    heading(page, "U staat op de wachtlijst")
    look(inwoner)

    ander.ga(van_ander)
    ander.page.get_by_role("link", name="Afzeggen").click()
    ander.page.get_by_role("button", name="Ja, afzeggen").click()

    link = wait_link(portaal)
    inwoner.ga(link)
    heading(page, "Wilt u dit moment?")
    expect(page.get_by_text("om 9.00").first).to_be_visible()
    look(inwoner)
    press(page, "Ja, ik kom dan")
    heading(page, "Uw afspraak staat vast")
    assert (urlsplit(page.url).path, read_nummer(page)) == (mijn, nummer)
    expect(page.get_by_text("om 9.00").first).to_be_visible()

    inwoner.ga(link)
    heading(page, "U hebt dit moment al gekozen")
    look(inwoner)


def test_the_form_says_what_is_free_already_and_what_is_wrong(bezoek) -> None:
    inwoner: Bezoek = bezoek(breedte=390)
    page = inwoner.ga("/afspraak-maken/tijd/?voor=paspoort%3A1&waar=gemeentehuis")
    press(page, "Zet mij op de wachtlijst")
    heading(page, "Op de wachtlijst")
    look(inwoner)
    press(page, "Zet mij op de wachtlijst")
    assert page.title().startswith("Fout:")
    look(inwoner)
    page.get_by_label("Naam", exact=True).fill("Omar Visser")
    page.get_by_label("E-mailadres").fill("omar.visser@voorbeeld.example")
    page.get_by_label("Dag", exact=True).fill("")
    page.get_by_label("Maand", exact=True).fill("")
    page.get_by_label("Jaar", exact=True).fill("")
    press(page, "Zet mij op de wachtlijst")
    expect(page.get_by_label("Naam", exact=True)).to_have_value("Omar Visser")
