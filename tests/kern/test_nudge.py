"""A nudge may be lost; it may not fail, and it may not hold up a visitor."""

import signal
import socket
import time
from pathlib import Path

import pytest
from celery import Celery
from django.db import transaction

from portaal.kern import nudge as module
from portaal.kern.nudge import RUST, nudge
from tests.redisserver import find_port, run_redis

TAAK = "kern.hartslag"


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Rust, "tot", 0.0)


def use_broker(monkeypatch: pytest.MonkeyPatch, poort: int) -> Celery:
    """An application with the project's own settings, and this broker."""
    app = Celery("proef", set_as_current=False)
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.broker_url = f"redis://127.0.0.1:{poort}/0"
    monkeypatch.setattr(module, "current_app", app)
    return app


def measure_nudge() -> float:
    """Seconds that the caller waits; an exception fails the test."""
    begin = time.monotonic()
    module._publish(TAAK, ())
    return time.monotonic() - begin


def test_it_goes_after_the_commit_and_not_at_all_after_a_rollback(
    db: None, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
) -> None:
    verzonden: list[str] = []
    monkeypatch.setattr(module, "_publish", lambda naam, args: verzonden.append(naam))
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(RuntimeError), transaction.atomic():
            nudge("verloren")
            raise RuntimeError
        nudge(TAAK)
        assert verzonden == []
    assert verzonden == [TAAK]


def test_a_stopped_broker_costs_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    use_broker(monkeypatch, find_port())
    assert measure_nudge() < 1
    assert "nudge lost" in caplog.text


def test_a_broker_that_never_answers_costs_one_visitor_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stil:
        use_broker(monkeypatch, stil.getsockname()[1])
        assert measure_nudge() < 4
        assert [measure_nudge() < 0.05 for _ in range(20)] == [True] * 20


@pytest.mark.redis
def test_a_broker_that_freezes_and_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with run_redis(tmp_path) as redis, use_broker(monkeypatch, redis.poort) as app:
        measure_nudge()
        redis.proces.send_signal(signal.SIGSTOP)
        assert measure_nudge() < 4
        assert measure_nudge() < 0.05
        redis.proces.send_signal(signal.SIGCONT)
        monkeypatch.setattr(module._Rust, "tot", time.monotonic() - RUST)
        assert measure_nudge() < 1
        with app.connection_for_read() as verbinding:
            assert verbinding.default_channel.client.llen("standaard") >= 2
