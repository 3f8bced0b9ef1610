"""Editors work on pages in Wagtail's admin; a table of prices with holes is refused."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.models import GroupPagePermission

from cms.blocks import KostenBlock
from cms.models import HomePage, ProductPage
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.toegang import MedewerkerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def redactie(home: HomePage, client_voor: ClientVoor) -> Client:
    """An editor of the whole site."""
    account = MedewerkerFactory()
    groep = Group.objects.get(name="Editors")
    account.groups.add(groep)
    assert GroupPagePermission.objects.filter(group=groep).exists()
    return client_voor(account)


def test_editor_opens_a_product_and_sees_the_way_back_to_the_werkplek(redactie: Client) -> None:
    product = ProductPage.objects.get(slug="paspoort")
    antwoord = redactie.get(reverse("wagtailadmin_pages:edit", args=[product.pk]))
    assert antwoord.status_code == 200
    assert product.intro in antwoord.content.decode()
    assert "/werkplek/" in antwoord.content.decode()


def test_staff_without_the_right_and_residents_do_not_come_in(
    home: HomePage, medewerker: Account, eigenaar: Account, client_voor: ClientVoor
) -> None:
    pad = reverse("wagtailadmin_pages:edit", args=[home.pk])
    for account in (medewerker, eigenaar):
        assert client_voor(account).get(pad).status_code in {302, 403, 404}


def test_prices_fill_every_column() -> None:
    blok = KostenBlock()
    kosten = {
        "kop": "Wat kost het?",
        "toelichting": "",
        "kolommen": ["Gewoon", "Spoed"],
        "rijen": [{"voor_wie": "Volwassenen", "prijzen": ["88.35", "148.45"]}],
    }
    assert blok.clean(blok.to_python(kosten))["kop"] == "Wat kost het?"
    kosten["rijen"] = [{"voor_wie": "Volwassenen", "prijzen": ["88.35"]}]
    with pytest.raises(blocks.StructBlockValidationError):
        blok.clean(blok.to_python(kosten))
