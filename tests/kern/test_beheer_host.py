"""Wagtail's admin answers on its own host only."""

import pytest
from django.test import Client
from pytest_django import Settings

REDACTIE, WWW = "redactie.lindervoort.example", "www.lindervoort.example"


@pytest.fixture(autouse=True)
def hosts(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [REDACTIE, WWW]


@pytest.mark.django_db
def test_admin_does_not_exist_on_another_host(settings: Settings) -> None:
    settings.BEHEER_HOST = REDACTIE
    antwoord = Client().get("/beheer/", headers={"host": WWW})
    assert antwoord.status_code == 404
    assert "'unsafe-inline'" not in antwoord.headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("host", [REDACTIE, f"{REDACTIE}:8443"])
def test_admin_asks_for_login_on_its_own_host(settings: Settings, host: str) -> None:
    settings.BEHEER_HOST = REDACTIE
    assert Client().get("/beheer/", headers={"host": host}).status_code == 302


@pytest.mark.django_db
def test_without_a_host_of_its_own_it_is_everywhere(settings: Settings) -> None:
    settings.BEHEER_HOST = ""
    assert Client().get("/beheer/", headers={"host": WWW}).status_code == 302


def test_other_pages_answer_on_both_hosts(settings: Settings) -> None:
    settings.BEHEER_HOST = REDACTIE
    assert [Client().get("/gezond/", headers={"host": host}).status_code for host in (REDACTIE, WWW)] == [
        200,
        200,
    ]
