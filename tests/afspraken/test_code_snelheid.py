"""Guessing the code of an afspraak: five a minute from one address, counted in Redis for all web processes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from portaal.kern import snelheid
from portaal.settings.snelheden import SNELHEDEN
from tests.redisserver import run_redis

NU = datetime(2026, 12, 1, 9, tzinfo=UTC)
GOK = {"nummer": "BC7KDM", "code": "F2HJ8KLP"}


def guess(adres: str) -> int:
    """By a browser of its own each time: nothing but the address is the same."""
    return Client().post(reverse("afspraken:zoeken"), GOK, REMOTE_ADDR=adres).status_code


@pytest.mark.redis
@pytest.mark.django_db
def test_the_sixth_code_in_a_minute_is_refused(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uur = [NU]
    monkeypatch.setattr(snelheid.timezone, "now", lambda: uur[0])
    settings.SNELHEDEN = SNELHEDEN
    with run_redis(tmp_path) as redis:
        teller = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis.url}
        settings.CACHES = {**settings.CACHES, "tellers": teller}
        assert [guess("10.0.0.1") for _ in range(7)] == [200] * 5 + [429] * 2
        # Another connection, as another web process has, sees the same count.
        caches["tellers"].close()
        assert guess("10.0.0.1") == 429
        assert guess("10.0.0.2") == 200
        assert len(caches["tellers"]._cache.get_client().keys("*snelheid:afspraak_code:*")) == 2
        uur[0] = NU + timedelta(minutes=1)
        assert guess("10.0.0.1") == 200
