"""A new key in front: after the change of keys the old one can go, and nothing is lost."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from pytest_django import Settings

from portaal.inwoners.models import Inwoner
from portaal.kern.sleutelwissel import encrypted_fields, rotate_model
from portaal.kern.versleuteling import OntsleutelenMislukt
from portaal.toegang.models import Account
from tests.factories.inwoners import InwonerFactory
from tests.factories.toegang import MedewerkerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nieuwe_sleutel(settings: Settings) -> str:
    """Put in front of the key of now."""
    sleutel = Fernet.generate_key().decode()
    settings.VELD_SLEUTELS = [sleutel, *settings.VELD_SLEUTELS]
    return sleutel


def test_old_key_can_go_afterwards(settings: Settings, request: pytest.FixtureRequest) -> None:
    inwoners = {inwoner.pk: inwoner.bsn_enc for inwoner in InwonerFactory.create_batch(7)}
    medewerker = MedewerkerFactory(met_tweede_factor=True)
    zonder = MedewerkerFactory()
    nieuw = request.getfixturevalue("nieuwe_sleutel")

    call_command("roteer_sleutels", "--per=3", stdout=StringIO())
    settings.VELD_SLEUTELS = [nieuw]

    assert {inwoner.pk: inwoner.bsn_enc for inwoner in Inwoner.objects.all()} == inwoners
    assert Account.objects.get(pk=medewerker.pk).totp_geheim == medewerker.totp_geheim
    assert Account.objects.get(pk=zonder.pk).totp_geheim is None


def test_without_the_change_the_old_key_is_missed(settings: Settings) -> None:
    InwonerFactory()
    settings.VELD_SLEUTELS = [Fernet.generate_key().decode()]

    with pytest.raises(OntsleutelenMislukt):
        Inwoner.objects.get()


def test_every_row_is_done_once(nieuwe_sleutel: str) -> None:
    InwonerFactory.create_batch(5)

    assert rotate_model(Inwoner, ["bsn_enc"], per=2) == 5


def test_all_models_with_encrypted_fields_take_part() -> None:
    gevonden = dict(encrypted_fields())

    assert gevonden[Inwoner] == ["bsn_enc"]
    assert gevonden[Account] == ["totp_geheim"]


def test_command_says_what_it_did() -> None:
    InwonerFactory()
    uit = StringIO()

    call_command("roteer_sleutels", stdout=uit)

    assert "inwoners.Inwoner: 1 rijen (bsn_enc)" in uit.getvalue()
