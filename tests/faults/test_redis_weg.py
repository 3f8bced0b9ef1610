"""The broker stops, hangs or loses everything amid two hundred messages: nobody waits, nothing is lost."""

import signal
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from celery import Celery
from django.conf import settings
from django.utils import timezone

from portaal.berichten.enums import Kanaal
from portaal.berichten.operations import drain, send_bericht, sweep
from portaal.kern import nudge
from simulatoren.twilio.app import Rekening, TwilioSimulator
from tests.factories.berichten import CONTEXT
from tests.redisserver import Redis, run_redis

AANTAL = 200
STUK, HEEL = 50, 150
# Of a hung broker one visitor notices the time-out of the socket; then this process lets it rest.
TIJDSLIMIET_BROKER = 2.0


def stop(redis: Redis) -> None:
    redis.proces.kill()
    redis.proces.wait(10)


def hang(redis: Redis) -> None:
    redis.proces.send_signal(signal.SIGSTOP)


def go_on(redis: Redis) -> None:
    redis.proces.send_signal(signal.SIGCONT)


def flush(redis: Redis) -> None:
    with nudge.current_app.connection_for_write() as verbinding:
        verbinding.default_channel.client.flushall()


def nothing(redis: Redis) -> None:
    """It does not come back."""


STORINGEN: dict[str, tuple[Callable[[Redis], None], Callable[[Redis], None]]] = {
    "gestopt": (stop, nothing),
    "hangt": (hang, go_on),
    "geleegd": (flush, flush),
}


@contextmanager
def run_twilio() -> Iterator[TwilioSimulator]:
    rekening = Rekening(settings.TWILIO["account_sid"], settings.TWILIO["auth_token"])
    with TwilioSimulator(rekening=rekening) as simulator:
        simulator.schakelaars.update({"terugmelding": "uit"})
        yield simulator


@pytest.mark.redis
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("storing", STORINGEN)
def test_two_hundred_messages_while_the_broker_fails(
    storing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breek, herstel = STORINGEN[storing]
    with (
        run_twilio() as twilio,
        run_redis(tmp_path) as redis,
        Celery("proef", set_as_current=False) as app,
    ):
        app.config_from_object("django.conf:settings", namespace="CELERY")
        app.conf.broker_url = redis.url
        monkeypatch.setattr(nudge, "current_app", app)
        monkeypatch.setattr(nudge._Rust, "tot", 0.0)
        monkeypatch.setitem(settings.TWILIO, "simulator_url", twilio.url)
        duren = []
        for n in range(AANTAL):
            if n == STUK:
                breek(redis)
            if n == HEEL:
                herstel(redis)
            duren.append(send_one(f"+31612345{n:03}"))
        assert statistics.quantiles(duren, n=20)[-1] < 0.3
        assert max(duren) < TIJDSLIMIET_BROKER + 1
        # Nothing of what was queued is used: only what the sweeper finds in the database.
        for _ in range(2):
            sweep(klok=timezone.now)
            drain(kanaal=Kanaal.SMS, klok=timezone.now)
        assert sorted(sms.to for sms in twilio.opslag.all()) == [f"+31612345{n:03}" for n in range(AANTAL)]


def send_one(nummer: str) -> float:
    """Seconds from the start of the transaction until the visitor would have an answer."""
    begin = time.monotonic()
    send_bericht(
        soort="document-klaar",
        ontvanger=None,
        context=CONTEXT,
        dedupe_key=f"proef:{uuid4()}",
        adres=nummer,
        by=None,
        now=timezone.now(),
    )
    return time.monotonic() - begin
