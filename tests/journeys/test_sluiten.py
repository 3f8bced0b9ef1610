"""A locatie closes on a day on which two people come: one gets another time, the other chooses; both read why."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from .conftest import Bezoek
from .opstelling import Portaal
from .stappen import log_in_als_medewerker
from .test_afspraak_gezin import heading, look

# Two times on the day that closes, and one on the working day after it; nobody else comes for this.
MAAK = """
from datetime import time
from django.utils import timezone
from portaal.afspraken.models import Openingsblok
from portaal.afspraken.operations import ensure_afspraaksoort, ensure_balie
from portaal.kern.werkdagen import add_werkdagen
from portaal.organisatie.models import Locatie
locatie = Locatie.objects.get(slug="de-haven")
dicht = add_werkdagen(timezone.localdate(), 15)
soort = ensure_afspraaksoort(slug="trouwen", gegevens={"naam": "Trouwen", "duur_eerste": 10})
balie = ensure_balie(locatie=locatie, naam="Trouwkamer", soorten=[soort])
for dag, tot in ((dicht, time(9, 20)), (add_werkdagen(dicht, 1), time(9, 10))):
    blok = Openingsblok.objects.create(
        locatie=locatie, weekdag=dag.weekday(), van=time(9), tot=tot, geldig_van=dag, geldig_tot=dag)
    blok.blokbalies.create(balie=balie, online=True)
print(dicht)
"""
TIJDEN = "/afspraak-maken/tijd/?voor=trouwen%3A1&waar=de-haven"
REDEN = "Lekkage in de hal"


def book(inwoner: Bezoek, naam: str) -> str:
    """The first moment that is free; gives the path of the afspraak."""
    page = inwoner.ga(TIJDEN)
    page.get_by_role("button", name="Kies dit moment").click()
    page.get_by_label("Naam", exact=True).fill(naam)
    page.get_by_label("E-mailadres").fill(f"{naam.split()[0].lower()}@voorbeeld.example")
    page.get_by_role("button", name="Volgende stap").click()
    page.get_by_role("button", name="Afspraak bevestigen").click()
    heading(page, "Uw afspraak staat vast")
    return urlsplit(page.url).path


def close(werk: Bezoek, dag: str) -> Page:
    """Who it touches first, then the closing itself, until everybody was helped."""
    page = werk.ga("/werkplek/agenda/sluiten/")
    page.get_by_role("button", name="Kijk wie dit raakt").click()
    expect(page.locator("main")).to_contain_text("Vul in waarom de locatie dicht is")
    werk.check_toegankelijk()
    page.get_by_label("Locatie", exact=True).select_option("de-haven")
    jaar, maand, dagnummer = dag.split("-")
    wanneer = page.get_by_role("group", name="Welke dag gaat de locatie dicht?")
    for deel, waarde in (("Dag", dagnummer), ("Maand", maand), ("Jaar", jaar)):
        wanneer.get_by_label(deel).fill(waarde)
    page.get_by_label("Waarom?").fill(REDEN)
    page.get_by_role("button", name="Kijk wie dit raakt").click()
    expect(page.get_by_role("status")).to_contain_text("2 afspraken vallen in deze tijd")
    werk.check_toegankelijk()
    page.get_by_role("button", name="Sluit en verzet iedereen").click()
    expect(page.get_by_role("region", name="Hoe ver is het?")).to_contain_text("Klaar.", timeout=60_000)
    return page


def test_a_closed_day_is_told_and_each_goes_on(bezoek, portaal: Portaal) -> None:
    dag = portaal.manage("shell", "-v", "0", "-c", MAAK).splitlines()[-1]
    een, ander = bezoek(javascript=False, breedte=390), bezoek(breedte=390)
    paden = [book(een, "Aafke Smit"), book(ander, "Bram Kok")]

    werk: Bezoek = bezoek()
    log_in_als_medewerker(werk, "lotte.prins")
    page = close(werk, dag)
    for tekst in ("Aafke Smit", "Bram Kok"):
        expect(page.get_by_role("table")).to_contain_text(tekst)
    stand = page.get_by_role("region", name="Hoe ver is het?")
    expect(stand).to_contain_text(re.compile(r"Nieuw moment\s*1\s*Kiest zelf\s*1"))
    werk.check_toegankelijk()
    werk.ga("/werkplek/verzettingen/")
    werk.check_toegankelijk()

    page = een.ga(paden[0])
    expect(page.locator("main")).to_contain_text("9.00")
    expect(page.locator("main")).not_to_contain_text("Wij zijn dan dicht")
    page = ander.ga(paden[1])
    expect(page.locator("main")).to_contain_text("Wij zijn dan dicht")
    expect(page.locator("main")).to_contain_text(REDEN)
    expect(page.get_by_role("link", name="Zet in mijn agenda")).to_have_count(0)
    expect(page.get_by_role("img", name="QR-code van uw afspraak")).to_have_count(0)
    look(ander)
    page.get_by_role("link", name="Kies een nieuw moment").click()
    heading(page, "Kies een nieuw moment")
    look(ander)
    mails = str(portaal.mails())
    assert mails.count(REDEN) >= len(paden)
