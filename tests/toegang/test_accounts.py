"""Residents and staff never mix: the database itself refuses it."""

import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portaal.toegang.backends import MedewerkerBackend
from portaal.toegang.enums import AccountSoort
from portaal.toegang.models import Account


@pytest.mark.parametrize(
    "velden",
    [
        {"is_staff": True},
        {"is_superuser": True},
        {"password": "pbkdf2_sha256$1$x$y"},
        {"totp_geheim": "JBSWY3DPEHPK3PXP"},
        {"inwoner_uuid": None},
        {"soort": AccountSoort.MEDEWERKER},
    ],
    ids=lambda velden: next(iter(velden)),
)
def test_resident_cannot_get_anything_of_staff(eigenaar: Account, velden: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="account_inwoner_of_medewerker"), transaction.atomic():
        Account.objects.filter(pk=eigenaar.pk).update(**velden)


@pytest.mark.parametrize(
    "velden",
    [{"inwoner_uuid": uuid.uuid4()}, {"soort": AccountSoort.INWONER}],
    ids=lambda velden: next(iter(velden)),
)
def test_staff_cannot_become_a_resident(medewerker: Account, velden: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="account_inwoner_of_medewerker"), transaction.atomic():
        Account.objects.filter(pk=medewerker.pk).update(**velden)


def test_unknown_kind_of_account_is_refused(medewerker: Account) -> None:
    with pytest.raises(IntegrityError, match="account_inwoner_of_medewerker"), transaction.atomic():
        Account.objects.filter(pk=medewerker.pk).update(soort="robot")


def test_one_person_has_one_account(eigenaar: Account) -> None:
    weer, is_nieuw = Account.objects.get_or_create_inwoner(eigenaar.inwoner_uuid)

    assert weer == eigenaar
    assert not is_nieuw


def test_resident_in_a_group_of_editors_still_has_no_rights(eigenaar: Account, editors) -> None:
    eigenaar.groups.add(editors)

    assert not eigenaar.has_perm("wagtailadmin.access_admin")
    assert not eigenaar.has_module_perms("wagtailadmin")
    assert not eigenaar.get_all_permissions()


def test_staff_in_a_group_of_editors_has_its_rights(medewerker: Account, editors) -> None:
    medewerker.groups.add(editors)

    assert medewerker.has_perm("wagtailadmin.access_admin")


def test_staff_backend_does_not_know_residents(eigenaar: Account, medewerker: Account) -> None:
    assert MedewerkerBackend().get_user(eigenaar.pk) is None
    assert MedewerkerBackend().get_user(medewerker.pk) == medewerker


def test_session_of_an_account_made_inactive_ends(medewerker: Account, client_voor) -> None:
    client = client_voor(medewerker)
    Account.objects.filter(pk=medewerker.pk).update(is_active=False)

    response = client.get("/sessie/stand/")

    assert not response.wsgi_request.user.is_authenticated
