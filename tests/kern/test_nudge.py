"""A nudge may be lost; it may not fail, and it may not hold up a visitor."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import Celery
from django.db import transaction

from portaal.kern import nudge as module
from portaal.kern.nudge import RUST, nudge

TAAK = "kern.hartslag"


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Rust, "tot", 0.0)


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as tijdelijk:
        tijdelijk.bind(("127.0.0.1", 0))
        return int(tijdelijk.getsockname()[1])


@pytest.fixture
def redis(unused_port: int, tmp_path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A Redis of this test alone."""
    programma = shutil.which("redis-server")
    if programma is None:
        pytest.skip("redis-server is not installed")
    opties = ["--port", str(unused_port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    proces = subprocess.Popen([programma, *opties], stdout=subprocess.DEVNULL)
    wait_for_port(unused_port)
    yield unused_port, proces
    proces.send_signal(signal.SIGCONT)
    proces.terminate()
    proces.wait(10)


def wait_for_port(poort: int) -> None:
    einde = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", poort), 1).close()
        except OSError:
            assert time.monotonic() < einde, "Redis does not start"
            time.sleep(0.05)
        else:
            return


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
    unused_port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    use_broker(monkeypatch, unused_port)
    assert measure_nudge() < 1
    assert "nudge lost" in caplog.text


def test_a_broker_that_never_answers_costs_one_visitor_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stil:
        use_broker(monkeypatch, stil.getsockname()[1])
        assert measure_nudge() < 4
        assert [measure_nudge() < 0.05 for _ in range(20)] == [True] * 20


@pytest.mark.redis
def test_a_broker_that_freezes_and_comes_back(
    redis: tuple[int, subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    poort, proces = redis
    with use_broker(monkeypatch, poort) as app:
        measure_nudge()
        proces.send_signal(signal.SIGSTOP)
        assert measure_nudge() < 4
        assert measure_nudge() < 0.05
        proces.send_signal(signal.SIGCONT)
        monkeypatch.setattr(module._Rust, "tot", time.monotonic() - RUST)
        assert measure_nudge() < 1
        with app.connection_for_read() as verbinding:
            assert verbinding.default_channel.client.llen("standaard") >= 2
