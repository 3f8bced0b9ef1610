"""An editor builds a form in the admin and changes it; residents hand it in, each on their own version."""

import io
import json
import re
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import Bezoek
from .opstelling import Portaal
from .redacteur import FORMULIEREN, Bouwscherm
from .stappen import log_in_als_medewerker, log_in_met_digid

VELDEN = "stappen-0-value-velden"
FORMULIER = "/formulieren/straatfeest-melden/"
TEKENING = "Tekening van de straat"
BEVESTIGING = "Wij bellen u binnen vijf dagen over uw feest."
LEES_ZAAK = """
import json
from portaal.zaken.models import Zaak
zaak = Zaak.objects.filter(identificatie={nummer!r}).first()
print(json.dumps(zaak and {{
    "eigenschappen": {{e["naam"]: e["waarde"] for e in zaak.eigenschappen}},
    "documenten": [z.informatieobject.titel for z in zaak.zaakinformatieobjecten.all()],
}}))
"""


def test_form_of_an_editor_is_handed_in_and_changed_meanwhile(bezoek: Any, portaal: Portaal) -> None:
    redactie: Bezoek = bezoek()
    log_in_als_medewerker(redactie, "redactie")
    scherm = build_form(redactie)
    preview_and_publish(scherm)

    eerste: Bezoek = bezoek(breedte=390)
    start(eerste, "Amina el Bakkali")
    fill_first_step(eerste.page, mensen="50 of meer")
    expect(eerste.page.get_by_role("heading", level=1)).to_contain_text("Stuur een tekening mee")
    tweede: Bezoek = bezoek(breedte=390)
    start(tweede, "Tomasz Wójcik")
    fill_first_step(tweede.page, mensen="Minder dan 50")

    zaak = read_zaak(portaal, hand_in(eerste))
    assert zaak["eigenschappen"]["Naam van de straat"] == "Lindelaan"
    assert zaak["eigenschappen"]["Hoe regelt u het verkeer?"] == "Met borden"
    assert zaak["eigenschappen"]["E-mailadres"] == "feest@voorbeeld.example"
    assert TEKENING in zaak["documenten"]

    change_form(scherm)
    nummer = hand_in(tweede)
    assert "Hoe regelt u het verkeer?" not in read_zaak(portaal, nummer)["eigenschappen"]
    derde: Bezoek = bezoek(breedte=390)
    start(derde, "Amina el Bakkali")
    expect(derde.page.get_by_label("Op welke dag is het feest?")).to_be_visible()


def build_form(redactie: Bezoek) -> Bouwscherm:
    """Three steps, of which the last is forgotten at first; a question that a rule shows; an upload."""
    page = redactie.ga(FORMULIEREN)
    page.get_by_role("link", name="Formulier toevoegen").click()
    scherm = Bouwscherm(page)
    scherm.wait_ready()
    scherm.field("titel").fill("Straatfeest melden")
    page.locator("#id_zaaktype").select_option(label="Verhuizing")
    scherm.add("stappen")
    scherm.fill("stappen-0", titel="Over uw feest")
    scherm.add(VELDEN, "Korte tekst")
    scherm.fill(f"{VELDEN}-0", label="Naam van de straat")
    scherm.add(VELDEN, "Eén keuze")
    scherm.fill(f"{VELDEN}-1", label="Hoeveel mensen komen er?")
    scherm.fill(f"{VELDEN}-1-value-opties-0", label="Minder dan 50")
    scherm.add_item(f"{VELDEN}-1-value-opties")
    scherm.fill(f"{VELDEN}-1-value-opties-1", label="50 of meer")
    scherm.add(VELDEN, "Lange tekst")
    scherm.fill(f"{VELDEN}-2", label="Hoe regelt u het verkeer?")
    scherm.add("stappen")
    scherm.fill("stappen-1", titel="Stuur een tekening mee")
    scherm.add("stappen-1-value-velden", "Bestanden")
    scherm.fill("stappen-1-value-velden-0", label=TEKENING)
    scherm.add("regels", "Toon een vraag alleen als …")
    scherm.fill("regels-0", doel="Hoe regelt u het verkeer?")
    scherm.fill("regels-0-value-als-0", veld="Hoeveel mensen komen er?", waarde="50 of meer")
    scherm.field("regels-0-value-als-0-value-operator").select_option("is")
    scherm.tab("Teksten")
    scherm.field("knoptekst").fill("Straatfeest melden")
    scherm.field("bevestigingstekst").fill(BEVESTIGING)
    scherm.tab("Vragen")
    return scherm


def preview_and_publish(scherm: Bouwscherm) -> None:
    """The preview shows the step; publishing tells what is forgotten; then it is on line."""
    page = scherm.page
    voorbeeld = scherm.preview("1")
    expect(voorbeeld).to_contain_text("Naam van de straat")
    expect(voorbeeld).to_contain_text("50 of meer")
    scherm.publish()
    expect(page.get_by_text("Het formulier is niet gepubliceerd").first).to_be_visible()
    expect(page.get_by_text("Er is geen veld voor een e-mailadres").first).to_be_visible()
    expect(scherm.field("stappen-0-value-titel")).to_have_value("Over uw feest")
    scherm.add("stappen")
    scherm.fill("stappen-2", titel="Hoe kunnen wij u bereiken?")
    scherm.add("stappen-2-value-velden", "E-mailadres")
    scherm.fill("stappen-2-value-velden-0", label="E-mailadres")
    scherm.publish()
    expect(page.get_by_text(re.compile("gewijzigd en gepubliceerd")).first).to_be_visible()


def change_form(scherm: Bouwscherm) -> None:
    page = scherm.page
    page.goto(page.url.split("/formulier/")[0] + "/formulier/")
    page.get_by_role("link", name="Straatfeest melden").first.click()
    scherm.wait_ready()
    scherm.add(VELDEN, "Korte tekst")
    scherm.fill(f"{VELDEN}-3", label="Op welke dag is het feest?")
    scherm.publish()
    expect(page.get_by_text(re.compile("gewijzigd en gepubliceerd")).first).to_be_visible()


def start(bezoek: Bezoek, naam: str) -> None:
    log_in_met_digid(bezoek, naam)
    page = bezoek.ga(FORMULIER)
    page.get_by_role("button", name="Beginnen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Over uw feest")


def fill_first_step(page: Page, *, mensen: str) -> None:
    """With many people there is a question more, on the page that follows the first try."""
    page.get_by_label("Naam van de straat").fill("Lindelaan")
    page.get_by_label(mensen).check()
    verkeer = page.get_by_label("Hoe regelt u het verkeer?")
    if mensen == "50 of meer":
        if not verkeer.is_visible():
            next_step(page)
        verkeer.fill("Met borden")
    next_step(page)


def hand_in(bezoek: Bezoek) -> str:
    """From the upload to the receipt; gives the number on it."""
    page = bezoek.page
    page.locator("input[type=file]").set_input_files(
        {"name": "tekening.png", "mimeType": "image/png", "buffer": make_picture()}
    )
    expect(page.get_by_text("tekening.png is toegevoegd")).to_be_visible()
    next_step(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("bereiken")
    expect(page.get_by_label("Op welke dag is het feest?")).to_have_count(0)
    page.get_by_label("E-mailadres").fill("feest@voorbeeld.example")
    next_step(page)
    expect(page.get_by_text("Lindelaan")).to_be_visible()
    bezoek.check_toegankelijk()
    page.set_viewport_size({"width": 390, "height": 900})
    page.get_by_label(re.compile("naar waarheid")).check()
    page.get_by_role("button", name="Straatfeest melden").click()
    expect(page.get_by_text(BEVESTIGING)).to_be_visible()
    return re.search(r"Z-\d{4}-\d{6}", page.content()).group()  # type: ignore[union-attr]


def next_step(page: Page) -> None:
    page.get_by_role("button", name="Volgende stap").click()


def make_picture() -> bytes:
    bestand = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(bestand, "PNG")
    return bestand.getvalue()


def read_zaak(portaal: Portaal, nummer: str) -> dict[str, Any]:
    """The zaak that came of it, once the worker made it and put the upload with it."""
    for _ in range(20):
        gelezen = json.loads(portaal.manage("shell", "-c", LEES_ZAAK.format(nummer=nummer)).splitlines()[-1])
        if gelezen and TEKENING in gelezen["documenten"]:
            break
    return gelezen
