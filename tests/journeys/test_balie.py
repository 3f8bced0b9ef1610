"""At the balie: checked in at the kiosk, called on the screen without a reload, helped, and in the norm table."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Bezoek
from .opstelling import Portaal
from .stappen import log_in_als_medewerker

ZUIL = {"width": 1080, "height": 1920}
STAAND = 24  # pixels: letters that can be read by who stands in front of a kiosk
# An afspraak that began a moment ago, made without its hours: the journey runs at any time of the day.
MAAK = """
import json
from datetime import timedelta
from django.utils import timezone
from portaal.afspraken.models import Afspraak, AfspraakRegel, Afspraaksoort, Balie, Zuil
from portaal.afspraken.nummers import code_for, geboortedatum_index, new_nummer
from portaal.afspraken.permissions import sign_link
now = timezone.now().replace(second=0, microsecond=0)
balie = Balie.objects.get(locatie__slug="{locatie}", naam="Balie 1")
afspraak = Afspraak.objects.create(
    nummer=new_nummer(), locatie=balie.locatie, datum=timezone.localdate(now), start=now,
    eind=now + timedelta(minutes=15), balie=balie, status="bevestigd", kanaal="balie", herkomst="online",
    contact={{"naam": "Sanne de Vries"}}, geboortedatum_idx=geboortedatum_index("1985-11-09"), created_at=now)
AfspraakRegel.objects.create(afspraak=afspraak, soort=Afspraaksoort.objects.get(slug="paspoort"))
zuilen = {{z.soort: str(z.uuid) for z in Zuil.objects.filter(locatie=balie.locatie)}}
print(json.dumps({{
    "uuid": str(afspraak.uuid), "nummer": afspraak.nummer, "code": code_for(afspraak.uuid),
    "link": sign_link(afspraak.uuid), "tijd": timezone.localtime(now).strftime("%H.%M"),
    "balie": str(balie.uuid), **zuilen}}))
"""


def make_afspraak(portaal: Portaal, locatie: str = "gemeentehuis") -> dict[str, Any]:
    return json.loads(portaal.manage("shell", "-v", "0", "-c", MAAK.format(locatie=locatie)).splitlines()[-1])


def smallest_letter(page: Page) -> float:
    """Of all that is written in the middle of the page, in CSS pixels."""
    return float(
        page.evaluate(
            """() => Math.min(...[...document.querySelectorAll("main *")]
              .filter((el) => [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
              .map((el) => parseFloat(getComputedStyle(el).fontSize)))"""
        )
    )


def number_on(page: Page) -> str:
    """The number that the kiosk gave."""
    tekst = page.locator(".portaal-zuil__nummer strong").inner_text()
    assert re.fullmatch(r"[ABO]\d{2}", tekst)
    return tekst


def check_in_at(kiosk: Bezoek, feiten: dict[str, Any]) -> str:
    """At the kiosk with what the scanner reads from the QR code; gives the volgnummer."""
    page = kiosk.ga(f"/zuil/{feiten['aanmelden']}/afspraak/")
    page.get_by_label("Uw QR-code").fill(f"https://portaal.example/afspraken/{feiten['link']}/")
    page.keyboard.press("Enter")
    return number_on(page)


def check_axe(bezoek: Bezoek, pad: str = "") -> None:
    if pad:
        bezoek.ga(pad)
    bezoek.check_toegankelijk()


def test_from_the_kiosk_to_the_norm_table(bezoek, portaal: Portaal) -> None:
    feiten = make_afspraak(portaal)
    kiosk: Bezoek = bezoek()
    kiosk.page.set_viewport_size(ZUIL)
    hal: Bezoek = bezoek()
    scherm = hal.ga(f"/scherm/{feiten['scherm']}/")
    scherm.get_by_role("button", name="Geluid aan").click()

    page = kiosk.ga(f"/zuil/{feiten['aanmelden']}/")
    check_axe(kiosk)
    page.set_viewport_size(ZUIL)
    assert smallest_letter(page) >= STAAND
    page.get_by_role("link", name="Ik heb een afspraak").click()
    check_axe(kiosk)
    page.set_viewport_size(ZUIL)
    page.get_by_label("Uw QR-code").fill(f"https://portaal.example/afspraken/{feiten['link']}/")
    page.keyboard.press("Enter")
    nummer = number_on(page)
    assert nummer.startswith("A")
    expect(page.locator("main")).not_to_contain_text("Sanne")
    check_axe(kiosk)

    balie: Bezoek = bezoek()
    log_in_als_medewerker(balie, "lotte.prins")
    pad = f"/werkplek/wachtrij/balies/{feiten['balie']}/"
    werk = balie.ga(pad)
    expect(werk.locator("main")).to_contain_text(nummer)
    werk.get_by_role("button", name="Roep de volgende op").click()
    expect(werk.locator(".portaal-groot")).to_have_text(nummer)
    check_axe(balie)

    oproep = scherm.locator(".portaal-scherm__oproep.is-nieuw", has_text=nummer)
    expect(oproep).to_contain_text("Balie 1", timeout=8000)
    check_axe(hal)
    werk.get_by_role("button", name="Is aan de balie").click()
    expect(oproep).to_have_count(0, timeout=8000)
    werk.get_by_role("button", name="Klaar").first.click()
    expect(werk.get_by_text(f"Nummer {nummer} is geholpen")).to_be_visible()
    expect(scherm.locator("[data-portaal-lijst]")).not_to_contain_text(nummer, timeout=8000)

    tabel = balie.ga("/werkplek/wachtrij/wachttijden/")
    rij = tabel.get_by_role("row").filter(has_text="Gemeentehuis").filter(has_text="Met afspraak")
    expect(rij).to_contain_text("100%")
    check_axe(balie)
    for pagina in ("/werkplek/wachtrij/", "/werkplek/wachtrij/zuilen/"):
        check_axe(balie, pagina)


def test_on_a_small_kiosk_without_javascript_by_date_of_birth(bezoek, portaal: Portaal) -> None:
    feiten = make_afspraak(portaal, "molenveld")
    kiosk: Bezoek = bezoek(javascript=False, breedte=390)
    page = kiosk.ga(f"/zuil/{feiten['aanmelden']}/afspraak/")
    page.get_by_role("link", name="Ik heb geen QR-code of nummer bij mij").click()
    for deel, waarde in (("Dag", "9"), ("Maand", "11"), ("Jaar", "1985")):
        page.get_by_label(deel).fill(waarde)
    page.get_by_label("De tijd van uw afspraak").fill(feiten["tijd"])
    page.get_by_role("button", name="Meld mij aan").click()
    number_on(page)


@pytest.mark.parametrize("pad", ["geboortedatum", "inloop"])
def test_each_page_of_the_kiosk_can_be_used_by_everybody(bezoek, portaal: Portaal, pad: str) -> None:
    feiten = make_afspraak(portaal)
    check_axe(bezoek(), f"/zuil/{feiten['aanmelden']}/{pad}/")


def test_a_screen_without_connection_says_so_and_goes_on_by_itself(bezoek, portaal: Portaal) -> None:
    feiten = make_afspraak(portaal, "de-haven")
    hal: Bezoek = bezoek()
    scherm = hal.ga(f"/scherm/{feiten['scherm']}/")
    hal.context.set_offline(True)
    stil = scherm.get_by_text("Geen verbinding. Laatste stand van")
    expect(stil).to_be_visible(timeout=12_000)
    hal.context.set_offline(False)
    expect(stil).to_be_hidden(timeout=30_000)
