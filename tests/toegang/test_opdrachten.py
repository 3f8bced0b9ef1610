"""Commands for whoever runs the portal."""

from io import StringIO

import pyotp
import pytest
from cryptography.fernet import Fernet
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from portaal.toegang.models import Account
from portaal.toegang.operations import verify_tweede_factor


def run(*argumenten: str) -> str:
    uit = StringIO()
    call_command(*argumenten, stdout=uit)
    return uit.getvalue().strip()


@pytest.fixture
def wachtwoord(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed when the command asks for a password, twice."""
    antwoorden = ["lindeboom-in-de-wind", "lindeboom-in-de-wind"]
    monkeypatch.setattr("getpass.getpass", lambda vraag: antwoorden.pop(0))
    return antwoorden


@pytest.mark.django_db
def test_new_member_of_staff_can_log_in_with_what_is_printed(wachtwoord: list[str], editors: Group) -> None:
    uit = run(
        "maak_medewerker", "fatima.aksoy", "--voornaam=Fatima", "--achternaam=Aksoy", "--groep=Redactie"
    )

    account = Account.objects.get(username="fatima.aksoy")
    code = pyotp.parse_uri(uit.splitlines()[-1]).now()
    assert account.check_password("lindeboom-in-de-wind")
    assert verify_tweede_factor(account=account, code=code, now=timezone.now())
    assert (account.is_superuser, [*account.groups.all()]) == (False, [editors])


@pytest.mark.django_db
def test_beheerder_is_superuser(wachtwoord: list[str]) -> None:
    run("maak_medewerker", "beheer", "--beheer")

    assert Account.objects.get().is_superuser


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("getypt", "melding"),
    [
        (["kort", "kort"], "12"),
        (["lindeboom-in-de-wind", "lindeboom-in-de-wint"], "niet gelijk"),
        (["fatima.aksoy-2026", "fatima.aksoy-2026"], "lijkt"),
    ],
)
def test_poor_password_is_refused(wachtwoord: list[str], getypt: list[str], melding: str) -> None:
    wachtwoord[:] = getypt

    with pytest.raises(CommandError, match=melding):
        run("maak_medewerker", "fatima.aksoy")
    assert not Account.objects.exists()


def test_existing_account_is_not_touched(inlogger: Account) -> None:
    with pytest.raises(CommandError, match="bestaat al"):
        run("maak_medewerker", inlogger.username)


def test_second_factor_can_be_replaced(inlogger: Account) -> None:
    uit = run("maak_medewerker", inlogger.username, "--nieuwe-tweede-factor")

    inlogger.refresh_from_db()
    assert f"secret={inlogger.totp_geheim}" in uit


@pytest.mark.django_db
def test_second_factor_of_nobody_cannot_be_replaced() -> None:
    with pytest.raises(CommandError, match="geen medewerker"):
        run("maak_medewerker", "niemand", "--nieuwe-tweede-factor")


def test_code_of_the_demo_is_right(inlogger: Account) -> None:
    assert verify_tweede_factor(
        account=inlogger, code=run("toon_code", inlogger.username), now=timezone.now()
    )


def test_code_is_not_shown_in_production(inlogger: Account, settings: Settings) -> None:
    settings.PORTAAL_OMGEVING = "productie"

    with pytest.raises(CommandError, match="alleen in de demo"):
        run("toon_code", inlogger.username)


def test_code_of_a_resident_does_not_exist(eigenaar: Account) -> None:
    with pytest.raises(CommandError, match="geen medewerker"):
        run("toon_code", eigenaar.username)


def test_secrets_are_long_and_new_each_time() -> None:
    geheimen = {run("maak_geheim") for _ in range(3)}

    assert len(geheimen) == 3
    assert min(map(len, geheimen)) >= 50


def test_key_for_fields_is_a_key() -> None:
    Fernet(run("maak_geheim", "--veldsleutel"))
