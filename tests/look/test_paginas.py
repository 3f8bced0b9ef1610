"""The layouts, the style guide and the error pages."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from portaal.kern.fouten import server_error

from .bestanden import STATIC, WORTEL

KLASSE = re.compile(r"portaal-[a-z0-9_-]*[a-z0-9]")
FOUTEN = ("400", "403", "403_csrf", "404", "413", "429", "503")


@pytest.mark.parametrize("als", ["publiek", "mijn", "formulier", "werkplek"])
def test_style_guide_shows_every_component_in_every_layout(als: str, client: Client, db: None) -> None:
    antwoord = client.get("/stijlgids/", {"als": als})
    assert antwoord.status_code == 200
    html = antwoord.content.decode()
    assert "<title>Stijlgids - " in html
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_style_guide_knows_no_other_layout(client: Client, db: None) -> None:
    assert client.get("/stijlgids/", {"als": "../500"}).status_code == 404


def test_style_guide_is_not_for_residents_of_a_real_municipality(client: Client, settings, db: None) -> None:
    settings.PORTAAL_OMGEVING = "productie"
    assert client.get("/stijlgids/").status_code == 404


def test_style_guide_is_for_medewerkers(client_voor, medewerker, settings) -> None:
    settings.PORTAAL_OMGEVING = "productie"
    assert client_voor(medewerker).get("/stijlgids/").status_code == 200


@pytest.mark.parametrize("naam", FOUTEN)
def test_error_page_says_what_to_do_and_which_code_to_mention(naam: str, settings) -> None:
    html = render_to_string(f"{naam}.html", {"gemeente": settings.GEMEENTE, "correlatie_id": "a1b2c3"})
    assert "a1b2c3" in html
    assert settings.GEMEENTE["telefoon"] in html
    assert html.count("<h1") == 1


def test_last_resort_needs_no_database_and_no_context() -> None:
    """The test has no access to a database: any query would fail it."""
    request = RequestFactory().get("/")
    antwoord = server_error(request)
    assert antwoord.status_code == 500
    assert "Er ging iets mis bij ons" in antwoord.content.decode()


def template_files() -> list[Path]:
    mappen = [WORTEL / "cms", *(WORTEL / "portaal").iterdir(), WORTEL / "portaal"]
    return sorted({pad for map_ in mappen for pad in (map_ / "templates").rglob("*.html")})


def known_classes(bundel: str) -> set[str]:
    return set(re.findall(r"\.(portaal-[\w-]+)", (STATIC / bundel).read_text()))


def test_every_class_of_ours_in_a_template_has_a_rule_in_its_bundle() -> None:
    """Staff and the devices in the hall load their own bundle; shared templates may use either of two."""
    medewerker, hal = known_classes("medewerker.css"), known_classes("zuil.css")
    alle = medewerker | known_classes("inwoner.css")

    def known(pad: Path) -> set[str]:
        if "werkplek" in pad.parts:
            return medewerker
        return hal if "zuil" in pad.parts or pad.name == "scherm.html" else alle

    onbekend = {
        f"{pad.relative_to(WORTEL)}: {klasse}"
        for pad in template_files()
        for waarde in re.findall(r'class="([^"]*)"', pad.read_text())
        for klasse in KLASSE.findall(re.sub(r"portaal-[\w-]*\{[{%].*?[%}]\}", "", waarde))
        if klasse not in known(pad)
    }
    assert onbekend == set()


def test_components_document_their_options() -> None:
    zonder = [
        pad.name
        for pad in (WORTEL / "portaal" / "templates" / "componenten").rglob("*.html")
        if not pad.name.startswith("_")
        and not re.search(r"\{#|\{% comment %\}", "".join(pad.read_text().splitlines()[:2]))
    ]
    assert zonder == []
