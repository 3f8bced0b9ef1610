"""The sample of direct decisions, for the team they belong to."""

import pytest
from django.urls import reverse
from django.utils import timezone

from portaal.organisatie.models import Team
from portaal.toegang.models import Account
from portaal.zaken.enums import BeslissingUitkomst, Bevinding
from portaal.zaken.models import Beslissing, Zaak
from tests.conftest import ClientVoor
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak(team: Team) -> Zaak:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=team), afgerond=True)
    Beslissing.objects.create(
        zaak=zaak,
        regel="parkeervergunning-bewoner",
        regelversie="1",
        uitkomst=BeslissingUitkomst.TOEGEKEND,
        redenen=["U woont in zone A."],
        verklaringen=[{"wat": "Kenteken", "waarde": "12-ABC-3", "bron": "opgegeven door de aanvrager"}],
        in_steekproef=True,
        trekking="Getal 3 van 0 tot 10000; gekozen onder 1000 (10%): ja.",
        beslist_op=timezone.now(),
    )
    return zaak


def test_list_is_for_the_team(
    zaak: Zaak, medewerker: Account, medewerker_ander_team: Account, client_voor: ClientVoor
) -> None:
    lijst = reverse("werkplek:steekproef")
    assert zaak.identificatie in client_voor(medewerker).get(lijst).content.decode()
    assert "Er is niets te controleren" in client_voor(medewerker_ander_team).get(lijst).content.decode()


def test_page_shows_on_what_it_rests_and_takes_the_finding(
    zaak: Zaak, medewerker: Account, client_voor: ClientVoor
) -> None:
    client = client_voor(medewerker)
    pagina = client.get(reverse("werkplek:zaak", args=[zaak.uuid])).content.decode()
    assert "12-ABC-3" in pagina and "gekozen onder 1000 (10%): ja." in pagina
    assert "Steekproef: controleer achteraf" in pagina
    actie = reverse("werkplek:zaak_actie", args=[zaak.uuid, "controleren"])
    leeg = client.post(actie, {"versie": zaak.versie, "bevinding": "klopt_niet"})
    assert leeg.status_code == 422 and "wat er niet klopt" in leeg.content.decode()
    client.post(actie, {"versie": zaak.versie, "bevinding": "klopt"})
    beslissing = Beslissing.objects.get()
    assert (beslissing.bevinding, beslissing.gecontroleerd_door) == (Bevinding.KLOPT, medewerker)
    pagina = client.get(reverse("werkplek:zaak", args=[zaak.uuid])).content.decode()
    assert "De verklaringen kloppen (Fatima Aksoy)" in pagina
    assert "controleer achteraf" not in pagina


def test_zaak_that_was_not_drawn_cannot_be_checked(
    team: Team, medewerker: Account, client_voor: ClientVoor
) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=team))
    actie = reverse("werkplek:zaak_actie", args=[zaak.uuid, "controleren"])
    antwoord = client_voor(medewerker).post(actie, {"versie": zaak.versie, "bevinding": "klopt"})
    assert antwoord.status_code == 422
