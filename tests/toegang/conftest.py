"""Staff that can pass the login, and a group with access to the editors' pages."""

import pytest
from django.contrib.auth.models import Group, Permission

from portaal.toegang.models import Account
from tests.factories.toegang import MedewerkerFactory


@pytest.fixture
def editors(db: None) -> Group:
    groep = Group.objects.create(name="Redactie")
    groep.permissions.add(Permission.objects.get(codename="access_admin"))
    return groep


@pytest.fixture
def inlogger(db: None) -> Account:
    """Staff with a password and a second factor."""
    return MedewerkerFactory(username="fatima.aksoy", met_tweede_factor=True)
