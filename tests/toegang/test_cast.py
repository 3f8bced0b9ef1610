"""The fixed cast of the tests is what it says it is."""

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account


def test_residents_of_the_cast_have_a_person(
    eigenaar: Account, gemachtigde: Account, vreemde: Account
) -> None:
    uuids = {account.inwoner_uuid for account in (eigenaar, gemachtigde, vreemde)}

    assert Inwoner.objects.filter(uuid__in=uuids).count() == 3


def test_staff_stand_in_different_teams(medewerker: Account, medewerker_ander_team: Account) -> None:
    assert medewerker.teams.get() != medewerker_ander_team.teams.get()


@pytest.mark.parametrize("wie", ["eigenaar", "medewerker"])
def test_client_voor_is_logged_in(wie: str, request: pytest.FixtureRequest, client_voor) -> None:
    account = request.getfixturevalue(wie)
    client: Client = client_voor(account)

    response = client.get("/gezond/")

    assert response.wsgi_request.user == account


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_transactional_test_finds_and_leaves_wagtails_ground(keer: int) -> None:
    assert Page.objects.filter(depth=1).exists()
    assert Site.objects.exists()
    assert Locale.objects.exists()
