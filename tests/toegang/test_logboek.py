"""The two logs only grow, and a look is on record before anything is shown."""

import uuid

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from portaal.toegang.models import Account, Handeling, Inzage
from portaal.toegang.models.logboek import AlleenToevoegen
from portaal.toegang.operations import log_handeling, log_inzage


@pytest.fixture
def inzage(medewerker: Account) -> Inzage:
    return log_inzage(
        by=medewerker, betrokkene=uuid.uuid4(), wat="Zaak", waarom="Behandelen", now=timezone.now()
    )


@pytest.fixture
def handeling(medewerker: Account) -> Handeling:
    return log_handeling(
        by=medewerker, soort="proef", object_soort="zaak", object_uuid=uuid.uuid4(), now=timezone.now()
    )


@pytest.mark.parametrize("soort", ["inzage", "handeling"])
def test_row_cannot_be_changed_or_removed(soort: str, request: pytest.FixtureRequest) -> None:
    regel = request.getfixturevalue(soort)
    model = type(regel)

    for poging in (
        regel.save,
        regel.delete,
        model.objects.all().delete,
        lambda: model.objects.update(wie=None),
        lambda: model.objects.bulk_update([regel], ["at"]),
    ):
        with pytest.raises(AlleenToevoegen):
            poging()


def test_account_in_a_log_cannot_be_removed(inzage: Inzage) -> None:
    with pytest.raises(ProtectedError):
        inzage.wie.delete()


@pytest.mark.django_db(transaction=True)
def test_look_is_not_lost_with_a_rollback(medewerker: Account) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        log_inzage(by=medewerker, betrokkene=None, wat="Zaak", waarom="Behandelen", now=timezone.now())


def test_handeling_goes_with_its_transaction(medewerker: Account) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        log_handeling(
            by=medewerker, soort="proef", object_soort="zaak", object_uuid=uuid.uuid4(), now=timezone.now()
        )
        1 / 0  # noqa: B018

    assert not Handeling.objects.exists()
