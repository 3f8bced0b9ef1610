"""The demo site, which also proves that it loads."""

import pytest
from django.core.management import call_command

from cms.models import HomePage


@pytest.fixture
def home(db: None) -> HomePage:
    """The site as `laad_site` makes it."""
    call_command("laad_site", verbosity=0)
    return HomePage.objects.get()
