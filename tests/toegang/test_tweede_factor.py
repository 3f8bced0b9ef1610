"""The second factor: the vectors of RFC 6238, one step of play, and each code once."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from portaal.toegang.models import Account, Handeling
from portaal.toegang.operations import set_tweede_factor, verify_tweede_factor
from portaal.toegang.tweede_factor import STAP_SECONDEN, code_at, match_stap, new_geheim, otpauth_uri
from tests.factories.toegang import MedewerkerFactory

# RFC 6238, appendix B: the secret "12345678901234567890", the last six digits of the SHA-1 column.
RFC_GEHEIM = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NU = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconden", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_codes_are_those_of_the_standard(seconden: int, code: str) -> None:
    moment = datetime.fromtimestamp(seconden, UTC)

    assert code_at(RFC_GEHEIM, moment) == code
    assert match_stap(RFC_GEHEIM, code, moment) == seconden // STAP_SECONDEN


@pytest.mark.parametrize(("stappen", "telt"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_code_of_one_step_earlier_or_later_counts(stappen: int, telt: bool) -> None:
    code = code_at(RFC_GEHEIM, NU + timedelta(seconds=stappen * STAP_SECONDEN))

    assert (match_stap(RFC_GEHEIM, code, NU) is not None) is telt


def test_code_counts_once(inlogger: Account) -> None:
    code = code_at(inlogger.totp_geheim, NU)

    assert verify_tweede_factor(account=inlogger, code=code, now=NU)
    assert not verify_tweede_factor(account=inlogger, code=code, now=NU)
    assert not verify_tweede_factor(account=inlogger, code=code, now=NU + timedelta(seconds=STAP_SECONDEN))


def test_earlier_code_does_not_count_after_a_later_one(inlogger: Account) -> None:
    vorige = code_at(inlogger.totp_geheim, NU - timedelta(seconds=STAP_SECONDEN))

    assert verify_tweede_factor(account=inlogger, code=code_at(inlogger.totp_geheim, NU), now=NU)
    assert not verify_tweede_factor(account=inlogger, code=vorige, now=NU)


def test_account_without_second_factor_has_no_right_code(medewerker: Account) -> None:
    assert not verify_tweede_factor(account=medewerker, code="000000", now=NU)


@pytest.mark.django_db(transaction=True)
def test_of_ten_at_once_one_passes() -> None:
    account = MedewerkerFactory(met_tweede_factor=True)
    nu = timezone.now()
    code = code_at(account.totp_geheim, nu)
    samen = Barrier(10)
    uitkomsten: list[bool] = []

    def probeer() -> None:
        samen.wait()
        uitkomsten.append(verify_tweede_factor(account=account, code=code, now=nu))
        connection.close()

    draden = [Thread(target=probeer) for _ in range(10)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(uitkomsten) == [False] * 9 + [True]


def test_new_second_factor_replaces_the_old_one(inlogger: Account) -> None:
    oud = code_at(inlogger.totp_geheim, NU)

    nieuw = set_tweede_factor(account=inlogger, by=inlogger, now=NU)
    inlogger.refresh_from_db()

    assert not verify_tweede_factor(account=inlogger, code=oud, now=NU)
    assert verify_tweede_factor(account=inlogger, code=code_at(nieuw, NU), now=NU)
    assert Handeling.objects.get().soort == "tweede-factor-gezet"


def test_secret_stands_encrypted(inlogger: Account) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT totp_geheim FROM toegang_account WHERE id = %s", [inlogger.pk])
        (opgeslagen,) = cursor.fetchone()

    assert inlogger.totp_geheim not in opgeslagen


def test_uri_carries_secret_name_and_municipality() -> None:
    geheim = new_geheim()

    uri = otpauth_uri(geheim, gebruikersnaam="fatima.aksoy", uitgever="gemeente Lindervoort")

    assert uri.startswith("otpauth://totp/gemeente%20Lindervoort:fatima.aksoy?")
    assert f"secret={geheim}" in uri
    assert len(geheim) == 32
