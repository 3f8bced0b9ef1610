"""Sending what was asked for, from Mijn omgeving."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.inwoners.models import Inwoner
from portaal.kern.quarantaine import BestandStatus
from portaal.toegang.models import Account
from portaal.zaken.enums import TaakSoort
from portaal.zaken.models import Taak, TaakBestand, Zaaktype
from portaal.zaken.operations import ask_taak, finish_taak
from tests.conftest import ClientVoor
from tests.factories.zaken import ZaakFactory
from tests.kern.corpus import BRIEF, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def taak(inwoner: Inwoner, zaaktype: Zaaktype) -> Taak:
    return ask_taak(
        zaak=ZaakFactory(initiator=inwoner, zaaktype=zaaktype, omschrijving="Kappen van een den"),
        soort=TaakSoort.NASTUREN,
        sleutel="foto",
        titel="Foto van de boom",
        uitleg="Met de stam erop.",
        uiterlijk=timezone.localdate(),
        by=None,
        now=timezone.now(),
    )


def url_of(taak: Taak) -> str:
    return reverse("pip:taak", args=[taak.uuid])


def send(client: Client, taak: Taak, *bestanden: tuple[str, bytes]) -> HttpResponse:
    gekozen: list[Any] = [SimpleUploadedFile(naam, inhoud) for naam, inhoud in bestanden]
    return client.post(url_of(taak), {"bestanden": gekozen})


def test_it_stands_on_the_overview_and_with_the_zaak(mijn: Client, taak: Taak) -> None:
    for pagina in (reverse("pip:overzicht"), reverse("pip:zaak", args=[taak.zaak.uuid])):
        tekst = mijn.get(pagina).content.decode()
        assert "Foto van de boom" in tekst
        assert url_of(taak) in tekst


def test_the_page_says_what_to_send_and_by_when(mijn: Client, taak: Taak) -> None:
    tekst = mijn.get(url_of(taak)).content.decode()
    assert "Met de stam erop." in tekst
    assert "Vandaag" in tekst
    assert 'accept="image/*,' in tekst
    assert "multiple" in tekst


def test_several_files_go_in_quarantine(mijn: Client, taak: Taak) -> None:
    antwoord = send(mijn, taak, ("a.jpg", picture()), ("b.pdf", BRIEF))
    assert antwoord.status_code == 302
    assert [rij.bestandsnaam for rij in TaakBestand.objects.all()] == ["a.jpg", "b.pdf"]
    tekst = mijn.get(url_of(taak)).content.decode()
    assert "Wordt gecontroleerd op virussen" in tekst
    assert "Wij hebben het ontvangen" in tekst


@pytest.mark.parametrize(
    ("bestanden", "melding"),
    [
        ((), "Kies het bestand dat u wilt sturen"),
        ((("spel.exe", b"MZ"),), "‘spel.exe’: Dit soort bestand kunnen wij niet aannemen"),
        ((("leeg.pdf", b""),), "‘leeg.pdf’: Dit bestand is leeg"),
        (
            (("a.pdf", BRIEF), ("b.pdf", b"<html>")),
            "‘b.pdf’: De inhoud van dit bestand past niet bij de naam",
        ),
    ],
)
def test_what_is_refused_is_told_beside_the_input(
    bestanden: tuple[tuple[str, bytes], ...], melding: str, mijn: Client, taak: Taak
) -> None:
    antwoord = send(mijn, taak, *bestanden)
    assert antwoord.status_code == 422
    assert antwoord.content.decode().count(melding) == 2, "in the summary and beside the input"
    assert not TaakBestand.objects.exists()


def test_a_virus_is_told_with_what_to_do(mijn: Client, taak: Taak) -> None:
    send(mijn, taak, ("a.jpg", picture()))
    TaakBestand.objects.update(status=BestandStatus.BESMET)
    assert "Er zit een virus in dit bestand" in mijn.get(url_of(taak)).content.decode()
    assert "Er was iets mis met uw bestand" in mijn.get(reverse("pip:overzicht")).content.decode()


def test_what_is_done_asks_for_nothing(mijn: Client, taak: Taak) -> None:
    finish_taak(taak=taak, by=None, now=timezone.now())
    tekst = mijn.get(url_of(taak)).content.decode()
    assert "U hoeft niets meer te sturen" in tekst
    assert 'type="file"' not in tekst
    assert send(mijn, taak, ("a.jpg", picture())).status_code == 422
    assert not TaakBestand.objects.exists()
    assert "Foto van de boom" not in mijn.get(reverse("pip:overzicht")).content.decode()


def test_it_is_of_the_resident_only(vreemde: Account, client_voor: ClientVoor, taak: Taak) -> None:
    assert client_voor(vreemde).get(url_of(taak)).status_code == 404
    assert send(client_voor(vreemde), taak, ("a.jpg", picture())).status_code == 404
    assert not TaakBestand.objects.exists()


def test_staff_see_what_was_asked(medewerker: Account, client_voor: ClientVoor, taak: Taak) -> None:
    tekst = client_voor(medewerker).get(reverse("werkplek:zaak", args=[taak.zaak.uuid])).content.decode()
    assert "Gevraagd aan de inwoner" in tekst
    assert "Foto van de boom" in tekst
