"""The address of a visitor cannot be made up."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from portaal.kern.adres import client_ip


@pytest.mark.parametrize(
    ("proxies", "kop", "adres"),
    [
        (0, "", "10.0.0.1"),
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "203.0.113.9, ", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_added_counts(
    rf: RequestFactory, settings: Settings, proxies: int, kop: str, adres: str
) -> None:
    settings.VERTROUWDE_PROXIES = proxies

    assert client_ip(rf.get("/", headers={"X-Forwarded-For": kop}, REMOTE_ADDR="10.0.0.1")) == adres
