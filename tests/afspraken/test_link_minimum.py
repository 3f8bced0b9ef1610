"""Whoever has the link of an afspraak sees when, where and what for; never who, nor how to reach them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portaal.afspraken import urls
from portaal.afspraken.enums import Afspraakkanaal, AfspraakStatus
from portaal.afspraken.models import Afspraak
from portaal.afspraken.nummers import code_for
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.queries import find_eerste
from portaal.inwoners.models import Inwoner
from portaal.settings.snelheden import SNELHEDEN
from portaal.toegang.models import Account
from tests.factories.afspraken import Plek, make_rooster

CONTACT = {
    "naam": "Quirijn Xanten",
    "email": "q.xanten@brievenbus.example",
    "telefoon": "+31687654321",
    "geboortedatum": "1987-04-23",
    "straat": "Zwaluwpad",
    "huisnummer": "731Q",
    "postcode": "4297 ZX",
    "plaats": "Overwater",
}
GEHEIM = (
    *("Quirijn", "Xanten", "q.xanten", "brievenbus", "87654321", "8765 4321", "6 87 65 43 21"),
    *("1987-04-23", "23-04-1987", "23 april 1987", "19870423"),
    *("Zwaluwpad", "731Q", "4297 ZX", "4297ZX", "Overwater"),
)
# Sent to every page that takes a post, with nothing or with nonsense: its answer is a page too.
ONZIN: tuple[dict[str, str], ...] = ({}, {"moment": "gisteren", "naam": "", "email": "x", "tot": "ooit"})
PAGINAS = [str(pad.pattern) for pad in urls.urlpatterns if str(pad.pattern).startswith(urls.AFSPRAAK)]


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(balies=2)


def book(plek: Plek, status: str, **velden: Any) -> Afspraak:
    now = timezone.now()
    start = find_eerste(plek.wens(), now + timedelta(days=2))
    assert start is not None
    afspraak = plek.book(start, now)
    velden |= {"status": status, "contact": CONTACT, "optie_tot": now + timedelta(minutes=9)}
    Afspraak.objects.filter(pk=afspraak.pk).update(**velden)
    return Afspraak.objects.get(pk=afspraak.pk)


def answers(afspraak: Afspraak) -> Iterator[tuple[str, str]]:
    """What each page of the link says to a stranger: headers and all, of the page and of where it leads to.

    Cancelling comes last, for afterwards there is less to see.
    """
    for patroon in sorted(PAGINAS, key=lambda pad: "annuleren" in pad):
        pad = "/" + patroon.replace("<slug:token>", sign_link(afspraak.uuid))
        for antwoord in (Client().get(pad, follow=True), *(Client().post(pad, velden) for velden in ONZIN)):
            yield f"{antwoord.status_code} {pad}", whole(antwoord)


def whole(antwoord: HttpResponse) -> str:
    """A folded line of an agenda file hides nothing."""
    inhoud = antwoord.content.decode().replace("\r\n ", "")
    return "\n".join(f"{naam}: {waarde}" for naam, waarde in antwoord.items()) + inhoud


def leaks(afspraak: Afspraak) -> list[tuple[str, str]]:
    return [(pad, geheim) for pad, tekst in answers(afspraak) for geheim in GEHEIM if geheim in tekst]


def test_there_are_pages_behind_the_link() -> None:
    assert {pad.removeprefix(urls.AFSPRAAK) for pad in PAGINAS} >= {
        "",
        "verplaatsen/",
        "annuleren/",
        "agenda.ics",
    }


@pytest.mark.parametrize("status", AfspraakStatus.values)
def test_in_every_state_no_page_says_who_comes(plek: Plek, eigenaar: Account, status: str) -> None:
    Inwoner.objects.filter(uuid=eigenaar.inwoner_uuid).update(voornamen="Quirijn", geslachtsnaam="Xanten")
    afspraak = book(plek, status, inwoner=Inwoner.objects.get(uuid=eigenaar.inwoner_uuid))
    gezien = list(answers(afspraak))
    assert any(tekst.count(afspraak.nummer) for _, tekst in gezien)
    assert leaks(afspraak) == []


@pytest.mark.parametrize("kanaal", Afspraakkanaal.values)
def test_over_every_kanaal_no_page_says_where_somebody_lives(plek: Plek, settings: Any, kanaal: str) -> None:
    settings.AFSPRAAK_VIDEO_URL = "https://video.voorbeeld.example"
    plek.soort.kanaal = kanaal
    plek.soort.save()
    assert leaks(book(plek, AfspraakStatus.BEVESTIGD, kanaal=kanaal)) == []


def test_this_walk_would_see_a_leak(plek: Plek) -> None:
    afspraak = book(plek, AfspraakStatus.BEVESTIGD)
    plek.locatie.naam = CONTACT["naam"]
    plek.locatie.save()
    paginas = {pad.rsplit("/", 2)[-1] or pad.rsplit("/", 2)[-2] for pad, _ in leaks(afspraak)}
    assert {"verplaatsen", "annuleren", "agenda.ics"} <= paginas


def test_five_codes_a_minute_may_be_tried(
    client: Client, plek: Plek, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SNELHEDEN = SNELHEDEN
    afspraak = book(plek, AfspraakStatus.BEVESTIGD)
    caches["tellers"].clear()
    nu = timezone.now().replace(second=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: nu)
    assert SNELHEDEN["afspraak_code"] == (5, 60)
    assert [attempt(client, afspraak, "BBBBBBBB") for _ in range(7)] == [200] * 5 + [429] * 2
    goed = code_for(afspraak.uuid)
    assert attempt(client, afspraak, goed) == 429
    monkeypatch.setattr("django.utils.timezone.now", lambda: nu + timedelta(minutes=1))
    assert attempt(client, afspraak, goed) == 302


def attempt(client: Client, afspraak: Afspraak, code: str) -> int:
    return client.post("/afspraken/", {"nummer": afspraak.nummer, "code": code}).status_code
