"""The checks that come with the portal: each walked along every way there is, to its advice."""

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from portaal.formulieren.models import Aanvraag
from portaal.producten.operations import laad_producten

from .antwoorden import CHECKS, Getypt, Pad
from .browser import fields_of

pytestmark = pytest.mark.django_db
PADEN = [
    pytest.param(slug, pad, id=f"{slug}: {pad.naam}") for slug, proef in CHECKS.items() for pad in proef.paden
]


def begin(client: Client, slug: str) -> HttpResponse:
    laad_producten()
    call_command("laad_formulieren", slug, verbosity=0)
    return client.get(reverse("formulieren:check", args=[slug]))


def send(client: Client, slug: str, pagina: HttpResponse, stap: str, getypt: Getypt) -> HttpResponse:
    velden = {**fields_of(pagina), **{f"{stap}-{naam}": waarde for naam, waarde in getypt.items()}}
    return client.post(reverse("formulieren:check", args=[slug]), velden)


def walk(client: Client, slug: str, pad: Pad) -> str:
    """The page with the advice."""
    pagina = begin(client, slug)
    for stap, getypt in pad.stappen.items():
        if getypt:  # what only tells stands with the advice
            assert f'name="stap" value="{stap}"' in pagina.content.decode()
            pagina = send(client, slug, pagina, stap, getypt)
    return pagina.content.decode()


@pytest.mark.parametrize(("slug", "pad"), PADEN)
def test_check_ends_in_its_advice_and_keeps_nothing(client: Client, slug: str, pad: Pad) -> None:
    tekst = walk(client, slug, pad)
    assert f"<title>{pad.stop}" in tekst
    assert "Dit hebt u geantwoord" in tekst
    assert not Aanvraag.objects.exists()


@pytest.mark.parametrize("slug", CHECKS)
def test_mistake_is_told_in_words(client: Client, slug: str) -> None:
    proef = CHECKS[slug]
    pagina = begin(client, slug)
    for stap, getypt in proef.paden[0].stappen.items():
        if stap == proef.mis.stap:
            break
        pagina = send(client, slug, pagina, stap, getypt)
    tekst = send(client, slug, pagina, proef.mis.stap, proef.mis.getypt).content.decode()
    assert "<title>Fout:" in tekst
    assert proef.mis.melding in tekst


@pytest.mark.parametrize(
    ("naam", "wel", "niet"),
    [
        ("verlopen", ("€ 88,35", "Alle paspoorten en ID-kaarten"), ("beide ouders", "vermissing")),
        (
            "kind, kwijt, spoed",
            ("€ 66,80", "€ 60,10", "beide ouders", "verklaring van vermissing"),
            ("€ 88,35",),
        ),
    ],
)
def test_passport_check_tells_what_this_person_brings_and_pays(
    client: Client, naam: str, wel: tuple[str, ...], niet: tuple[str, ...]
) -> None:
    pad = next(pad for pad in CHECKS["paspoort-check"].paden if pad.naam == naam)
    uitleg = walk(client, "paspoort-check", pad).split('id="uitleg"', 1)[1].split("</ul>", 1)[0]
    for tekst in wel:
        assert tekst in uitleg
    for tekst in niet:
        assert tekst not in uitleg
