"""The worklist: whose zaken, what is late first, taking them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.organisatie.models import Team
from portaal.toegang.models import Account, Handeling
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory
from tests.tellen import count_queries

pytestmark = pytest.mark.django_db
WERKLIJST, NEEM = "/werkplek/", "/werkplek/neem/"


def show(client: Client, **vraag: str) -> str:
    antwoord = client.get(WERKLIJST, vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_what_is_late_stands_on_top(werk: Client, zaaktype: Zaaktype) -> None:
    ZaakFactory(zaaktype=zaaktype, omschrijving="Net binnen")
    ZaakFactory(zaaktype=zaaktype, omschrijving="Te lang", op=timezone.now() - timedelta(days=90))
    pagina = show(werk)
    assert pagina.index("Te lang") < pagina.index("Net binnen")
    assert "dagen te laat" in pagina


def test_list_holds_the_open_zaken_of_the_own_team_alone(werk: Client, zaaktype: Zaaktype) -> None:
    ZaakFactory(zaaktype=zaaktype, omschrijving="Van ons")
    ZaakFactory(zaaktype=zaaktype, omschrijving="Al klaar", afgerond=True)
    ZaakFactory(omschrijving="Van een ander team")
    pagina = show(werk)
    assert "Van ons" in pagina
    assert "Al klaar" not in pagina
    assert "Van een ander team" not in pagina
    assert "Team Burgerzaken" in pagina


def test_filters_and_tabs_narrow_the_list(werk: Client, medewerker: Account, zaaktype: Zaaktype) -> None:
    mijn = ZaakFactory(zaaktype=zaaktype, omschrijving="Mijn eik")
    Zaak.objects.filter(pk=mijn.pk).update(behandelaar=medewerker)
    ZaakFactory(zaaktype=zaaktype, omschrijving="Vrije beuk", opgeschort=True)
    assert "Vrije beuk" not in show(werk, kring="mijn")
    assert "Mijn eik" not in show(werk, kring="vrij")
    assert "Vrije beuk" in show(werk, groep="staat-stil")
    assert "Mijn eik" not in show(werk, zoek="beuk")
    assert 'value="beuk"' in show(werk, zoek="beuk"), "what was asked stands in the field"
    assert "Geen zaken gevonden" in show(werk, zoek="bestaatniet")


def test_filters_that_make_no_sense_count_as_not_given(werk: Client, zaak: Zaak) -> None:
    vraag = {"kring": "x", "groep": "x", "status": "x", "pagina": "x"}
    assert zaak.omschrijving in show(werk, **vraag)


def test_chosen_zaken_become_mine_at_once(werk: Client, medewerker: Account, zaaktype: Zaaktype) -> None:
    zaken = [ZaakFactory(zaaktype=zaaktype) for _ in range(3)]
    antwoord = werk.post(NEEM, {"zaak": [zaak.uuid for zaak in zaken[:2]]}, follow=True)
    assert "U behandelt nu 2 zaken meer." in antwoord.content.decode()
    assert set(Zaak.objects.filter(behandelaar=medewerker)) == set(zaken[:2])
    assert Handeling.objects.filter(wie=medewerker, soort="behandelaar").count() == 2


def test_button_of_one_row_takes_that_one_whatever_is_ticked(
    werk: Client, medewerker: Account, zaaktype: Zaaktype
) -> None:
    een, ander = ZaakFactory(zaaktype=zaaktype), ZaakFactory(zaaktype=zaaktype)
    werk.post(NEEM, {"zaak": [ander.uuid], "alleen": een.uuid})
    assert Zaak.objects.get(behandelaar=medewerker) == een


def test_zaak_that_somebody_took_meanwhile_is_told(
    werk: Client, zaak: Zaak, medewerker_ander_team: Account
) -> None:
    Zaak.objects.filter(pk=zaak.pk).update(behandelaar=medewerker_ander_team)
    antwoord = werk.post(NEEM, {"zaak": [zaak.uuid]}, follow=True)
    assert "Iemand anders behandelt deze zaak al." in antwoord.content.decode()


@pytest.mark.parametrize("keuze", [[], ["geen-uuid"], ["\x00"]])
def test_without_a_choice_nothing_is_taken(werk: Client, zaak: Zaak, keuze: list[str]) -> None:
    antwoord = werk.post(NEEM, {"zaak": keuze}, follow=True)
    assert antwoord.status_code == 400 or "Kies eerst een of meer zaken." in antwoord.content.decode()
    assert not Zaak.objects.filter(behandelaar__isnull=False).exists()


def test_klantcontact_sees_every_team_and_is_offered_only_what_they_may_take(
    klantcontact: Account, zaak: Zaak, client_voor: ClientVoor
) -> None:
    client = client_voor(klantcontact)
    pagina = show(client)
    assert "Alle teams" in pagina
    assert zaak.omschrijving in pagina
    assert f'value="{zaak.uuid}"' not in pagina
    assert client.post(NEEM, {"zaak": [zaak.uuid]}).status_code == 404


def test_list_asks_no_more_with_30_rows_than_with_3(werk: Client, team: Team) -> None:
    for _ in range(3):
        ZaakFactory(zaaktype=ZaaktypeFactory(team=team))
    met_3 = count_queries(werk, WERKLIJST)
    for _ in range(27):
        ZaakFactory(zaaktype=ZaaktypeFactory(team=team))
    assert count_queries(werk, WERKLIJST) == met_3


def test_resident_does_not_come_in(eigenaar: Account, client_voor: ClientVoor) -> None:
    antwoord = client_voor(eigenaar).get(WERKLIJST)
    assert antwoord["Location"].startswith(reverse("toegang:medewerker_inloggen"))
