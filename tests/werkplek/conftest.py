"""A member of staff at work, the resident they work for, and zaken of the team."""

import pytest
from django.test import Client

from portaal.inwoners.models import Inwoner
from portaal.organisatie.enums import TeamRol
from portaal.organisatie.models import Team
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.organisatie import TeamFactory, TeamlidFactory
from tests.factories.toegang import MedewerkerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory


@pytest.fixture
def werk(medewerker: Account, client_voor: ClientVoor) -> Client:
    return client_voor(medewerker)


@pytest.fixture
def klantcontact(db: None) -> Account:
    """Staff who answer residents for every team."""
    team = TeamFactory(naam="Klantcontact", slug="klantcontact")
    account = MedewerkerFactory(first_name="Lotte", last_name="Prins")
    return TeamlidFactory(team=team, account=account, rol=TeamRol.KLANTCONTACT).account


@pytest.fixture
def zaaktype(team: Team) -> Zaaktype:
    return ZaaktypeFactory(team=team, omschrijving="Kapvergunning")


@pytest.fixture
def inwoner(eigenaar: Account) -> Inwoner:
    return Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)


@pytest.fixture
def zaak(zaaktype: Zaaktype, inwoner: Inwoner) -> Zaak:
    return ZaakFactory(zaaktype=zaaktype, initiator=inwoner)
