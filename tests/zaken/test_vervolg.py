from uuid import uuid4

import pytest
from django.template import Context, Template

from portaal.zaken import vervolg
from portaal.zaken.vervolg import Aanleiding, Vervolg, find_vervolg, register

BELLEN = Vervolg("terugbellen", "Laat u terugbellen", "Wij bellen u.", lambda bij: f"/bel/?{bij.onderwerp}")
AFSPRAAK = Vervolg("afspraak-paspoort", "Kies een tijd", "Kom langs.", lambda bij: f"/a/{bij.zaak_uuid}")


@pytest.fixture(autouse=True)
def leeg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vervolg, "_vervolgen", {})


def render(code: str, **meer: object) -> str:
    sjabloon = Template("{% load zaken_vervolg %}{% vervolg code onderwerp=onderwerp zaak_uuid=zaak_uuid %}")
    return sjabloon.render(Context({"code": code, "onderwerp": "", "zaak_uuid": None, **meer}))


def test_code_of_no_app_falls_back() -> None:
    register(BELLEN)
    assert find_vervolg("afspraak-paspoort") == BELLEN
    register(AFSPRAAK)
    assert find_vervolg("afspraak-paspoort") == AFSPRAAK


def test_nothing_without_code_or_without_fallback() -> None:
    assert find_vervolg("terugbellen") is None
    register(BELLEN)
    assert find_vervolg("") is None
    assert render("").strip() == ""


def test_tag_shows_the_way_on() -> None:
    register(BELLEN)
    register(AFSPRAAK)
    zaak_uuid = uuid4()
    assert f'href="/a/{zaak_uuid}"' in render("afspraak-paspoort", zaak_uuid=zaak_uuid)
    html = render("onbekend", onderwerp="paspoort")
    assert 'href="/bel/?paspoort"' in html and "Laat u terugbellen" in html and "Wij bellen u." in html


def test_aanleiding_may_be_empty() -> None:
    assert BELLEN.url(Aanleiding()) == "/bel/?"
