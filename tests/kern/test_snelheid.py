"""The brake on guessing and flooding."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.kern.snelheid import give_back, is_too_fast


@pytest.fixture(autouse=True)
def lege_tellers() -> None:
    caches["tellers"].clear()


@pytest.mark.django_db
def test_one_search_too_many_is_refused_and_another_address_is_not(settings: Any) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "zoeken": (2, 3600)}
    url = reverse("cms:zoeken")
    statussen = [Client().get(url, REMOTE_ADDR="10.0.0.1").status_code for _ in range(3)]
    assert statussen == [200, 200, 429]
    assert Client().get(url, REMOTE_ADDR="10.0.0.2").status_code == 200


@pytest.mark.django_db
def test_logins_of_staff_with_other_names_from_one_address_are_braked(settings: Any) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "inloggen": (3, 3600)}
    url = reverse("toegang:medewerker_inloggen")
    statussen = [
        Client()
        .post(url, {"gebruikersnaam": f"naam{nummer}", "wachtwoord": "x", "code": "123456"})
        .status_code
        for nummer in range(4)
    ]
    assert statussen == [200, 200, 200, 429]


@pytest.mark.django_db
def test_counter_that_is_down_refuses_nobody(settings: Any) -> None:
    settings.CACHES = {
        **settings.CACHES,
        "tellers": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        },
    }
    settings.SNELHEDEN = {**settings.SNELHEDEN, "zoeken": (0, 3600)}
    assert Client().get(reverse("cms:zoeken")).status_code == 200


def test_what_is_given_back_did_not_count_in_its_own_window_only(settings: Any) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "zoeken": (1, 60)}
    nu = timezone.now()
    straks = nu + timedelta(seconds=60)
    assert not is_too_fast("zoeken", "a", now=nu)
    assert not is_too_fast("zoeken", "a", now=straks)
    give_back("zoeken", "a", geteld_op=nu)
    assert is_too_fast("zoeken", "a", now=straks)
    assert not is_too_fast("zoeken", "a", now=nu)
    assert is_too_fast("zoeken", "a", now=nu)
