"""The owner in their own browser, and a zaaktype of the team."""

import pytest
from django.test import Client

from portaal.inwoners.models import Inwoner
from portaal.organisatie.models import Team
from portaal.toegang.models import Account
from portaal.zaken.models import Zaaktype
from tests.conftest import ClientVoor
from tests.factories.zaken import ZaaktypeFactory


@pytest.fixture
def inwoner(eigenaar: Account) -> Inwoner:
    return Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)


@pytest.fixture
def mijn(eigenaar: Account, client_voor: ClientVoor) -> Client:
    return client_voor(eigenaar)


@pytest.fixture
def zaaktype(team: Team) -> Zaaktype:
    return ZaaktypeFactory(team=team, omschrijving="Kapvergunning")
