"""A resident who began with verhuizing."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import storages

from portaal.formulieren.enums import LoginEis
from portaal.formulieren.models import Bijlage
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, FormulierFactory

from .invuller import Invuller, begin_anoniem


@pytest.fixture
def invuller(eigenaar: Account, client_voor: ClientVoor) -> Invuller:
    """The eigenaar, logged in, with a fresh draft."""
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    return Invuller(client_voor(eigenaar), AanvraagFactory(aanvrager=inwoner))


@pytest.fixture
def anoniem() -> Invuller:
    """A browser in which somebody began with the form without logging in."""
    return begin_anoniem(FormulierFactory(login=LoginEis.MAG))


@pytest.fixture
def vandaag() -> date:
    return date(2026, 11, 24)


@pytest.fixture
def opslag(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A storage that holds nothing else."""
    settings.STORAGES = {
        **settings.STORAGES,
        "prive": {**settings.STORAGES["prive"], "OPTIONS": {"location": tmp_path}},
    }
    monkeypatch.setattr(Bijlage._meta.get_field("inhoud"), "storage", storages["prive"])
    return tmp_path
