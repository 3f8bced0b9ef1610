"""The first page, the list of zaken and the messages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory
from tests.tellen import count_queries

pytestmark = pytest.mark.django_db


def make_zaken(aantal: int, zaaktype: Zaaktype, inwoner: Inwoner) -> None:
    """Of each kind: running, waiting for the resident, finished."""
    for _ in range(aantal):
        ZaakFactory(zaaktype=zaaktype, initiator=inwoner)
        ZaakFactory(zaaktype=zaaktype, initiator=inwoner, opgeschort=True)
        ZaakFactory(zaaktype=zaaktype, initiator=inwoner, afgerond=True)


def test_without_zaken_the_page_says_what_will_stand_here(mijn: Client) -> None:
    pagina = mijn.get(reverse("pip:overzicht")).content.decode()
    assert "U hebt nu niets lopen bij ons" in pagina
    assert "U hebt nog geen berichten van ons" in pagina
    assert "Dit moet u nog doen" not in pagina
    assert "U hebt nog geen zaken" in mijn.get(reverse("pip:zaken")).content.decode()
    assert "U hebt nog geen berichten" in mijn.get(reverse("pip:berichten")).content.decode()


def test_what_the_resident_must_do_comes_first(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving="Kappen van een den")
    ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving="Kappen van een beuk", opgeschort=True)
    pagina = mijn.get(reverse("pip:overzicht")).content.decode()
    assert pagina.index("Wij missen een plattegrond.") < pagina.index("Kappen van een den")
    assert pagina.index("Dit moet u nog doen") < pagina.index("Lopende zaken")


def test_a_draft_can_be_gone_on_with(mijn: Client, inwoner: Inwoner) -> None:
    concept = AanvraagFactory(aanvrager=inwoner, ingevuld=True)
    pagina = mijn.get(reverse("pip:overzicht")).content.decode()
    assert f"Maak af: {concept.formulier.titel}" in pagina
    assert reverse("formulieren:verder", args=[concept.uuid]) in pagina


def test_finished_zaken_stand_by_year_with_their_result(
    mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    op = timezone.now() - timedelta(days=800)
    ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving="Lang geleden", afgerond=True, op=op)
    ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving="Pas geleden", afgerond=True)
    pagina = mijn.get(reverse("pip:zaken")).content.decode()
    jaar = timezone.localdate(op + timedelta(days=1)).year
    assert pagina.index("Pas geleden") < pagina.index(f">{jaar}<") < pagina.index("Lang geleden")
    assert "Verleend" in pagina


def test_no_zaak_of_anybody_else_and_none_that_faces_inward(
    mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    ZaakFactory(zaaktype=zaaktype, initiator=InwonerFactory(), omschrijving="Van een ander")
    intern = ZaaktypeFactory(team=zaaktype.team, intern=True)
    ZaakFactory(zaaktype=intern, initiator=inwoner, omschrijving="Alleen voor ons")
    for naam in ("pip:overzicht", "pip:zaken"):
        pagina = mijn.get(reverse(naam)).content.decode()
        assert "Van een ander" not in pagina
        assert "Alleen voor ons" not in pagina


def test_gemachtigde_sees_the_zaak_and_for_whom(
    gemachtigde: Account, inwoner: Inwoner, zaaktype: Zaaktype, client_voor: ClientVoor
) -> None:
    ander = Inwoner.objects.get(uuid=gemachtigde.inwoner_uuid)
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner, gemachtigde=ander)
    client = client_voor(gemachtigde)
    assert f"namens {inwoner.naam}" in client.get(reverse("pip:overzicht")).content.decode()
    pagina = client.get(reverse("pip:zaak", args=[zaak.uuid]))
    assert pagina.status_code == 200
    assert f"namens {inwoner.naam}" in pagina.content.decode()


@pytest.mark.parametrize("naam", ["pip:overzicht", "pip:zaken", "pip:berichten"])
def test_a_list_asks_no_more_with_30_rows_than_with_3(
    naam: str, mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    make_zaken(1, zaaktype, inwoner)
    met_3 = count_queries(mijn, reverse(naam))
    make_zaken(9, zaaktype, inwoner)
    assert Zaak.objects.count() == 30
    assert count_queries(mijn, reverse(naam)) == met_3


def test_every_page_greets_by_the_name_of_the_person(mijn: Client, inwoner: Inwoner) -> None:
    """Also a page of a lower app; the account itself carries no name until the first login."""
    inwoner.geslachtsnaam = "Hofstede"
    inwoner.save()
    AanvraagFactory(aanvrager=inwoner)
    for pad in (reverse("pip:gegevens"), reverse("formulieren:start", args=["verhuizing"])):
        assert "Sanne de Hofstede" in mijn.get(pad).content.decode()
