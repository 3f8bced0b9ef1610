"""Workers are killed with kill -9 at random while the provider fails at random: nothing lost, nothing double.

BERICHTEN_AANTAL and BERICHTEN_KILLS in the environment make the run longer or shorter.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from celery import Celery
from django.conf import settings
from django.utils import timezone

from portaal.berichten.enums import ONDERWEG_STATEN, PogingStaat
from portaal.berichten.models import Bericht, Poging, Terugmelding
from portaal.berichten.operations import send_bericht
from portaal.kern import nudge
from simulatoren.twilio.app import Rekening, TwilioSimulator
from tests.factories.berichten import CONTEXT
from tests.redisserver import run_redis

from .berichtenploeg import Ploeg, run_ploeg

AANTAL = int(os.environ.get("BERICHTEN_AANTAL", "500"))
KILLS = int(os.environ.get("BERICHTEN_KILLS", "40"))
WACHT_OP_WERK = 8
TOT_RUST = 240
BEZIG = (PogingStaat.WACHT, PogingStaat.VERZENDEN, PogingStaat.ONBEKEND)


@pytest.fixture
def twilio() -> Iterator[TwilioSimulator]:
    """A provider that is slow, and fails three times in ten, before or after it accepted."""
    rekening = Rekening(settings.TWILIO["account_sid"], settings.TWILIO["auth_token"])
    with TwilioSimulator(rekening=rekening) as simulator:
        simulator.schakelaars.update(
            {"fout": "wisselend", "kans": 30, "vertraging": 0.05, "staptijd": 0.2, "exemplaren": 2}
        )
        yield simulator


@pytest.mark.fault
@pytest.mark.redis
@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_nothing_and_send_nothing_twice(
    twilio: TwilioSimulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verwacht: Counter[str] = Counter()
    begin = time.monotonic()
    with (
        run_redis(tmp_path) as redis,
        run_ploeg(broker=redis.url, twilio_url=twilio.url, map=tmp_path, zaad=20261124) as ploeg,
        Celery("proef", set_as_current=False) as app,
    ):
        app.config_from_object("django.conf:settings", namespace="CELERY")
        app.conf.broker_url = redis.url
        monkeypatch.setattr(nudge, "current_app", app)
        send_while_killing(ploeg, twilio, verwacht)
        twilio.schakelaars.update({"fout": "geen", "vertraging": 0})
        wait_until(lambda: not Poging.objects.filter(staat__in=BEZIG).exists())
        wait_until(lambda: not Terugmelding.objects.filter(verwerkt_op=None).exists())
        print_figures(ploeg, twilio, time.monotonic() - begin)
        check_each_message_once(twilio, verwacht)
        assert ploeg.gedood >= KILLS


def send_while_killing(ploeg: Ploeg, twilio: TwilioSimulator, verwacht: "Counter[str]") -> None:
    """Messages come in by portions; amid the work on each portion a worker dies.

    One number in ten gets the same text twice, for two causes.
    """
    te_sturen = [f"+31612{min(n, n - n % 10 + 8):06}" for n in range(AANTAL)]
    for ronde in range(KILLS):
        portie = te_sturen[ronde::KILLS]
        for nummer in portie:
            send_bericht(
                soort="document-klaar",
                ontvanger=None,
                context=CONTEXT,
                dedupe_key=f"proef:{uuid4()}",
                adres=nummer,
                by=None,
                now=timezone.now(),
            )
            verwacht[nummer] += 1
        genoeg = len(twilio.opslag.all()) + len(portie) // 2
        wait_for_work(lambda genoeg=genoeg: len(twilio.opslag.all()) >= genoeg)
        time.sleep(ploeg.toeval.uniform(0, 0.1))
        ploeg.kill()


def wait_for_work(is_genoeg: Callable[[], bool]) -> None:
    """Until the workers are at it, or a while when they are not."""
    einde = time.monotonic() + WACHT_OP_WERK
    while not is_genoeg() and time.monotonic() < einde:
        time.sleep(0.01)


def wait_until(klaar: Callable[[], bool]) -> None:
    einde = time.monotonic() + TOT_RUST
    while not klaar():
        assert time.monotonic() < einde, (
            f"no rest: {Counter(Poging.objects.values_list('staat', 'foutcode'))}"
        )
        time.sleep(0.5)


def check_each_message_once(twilio: TwilioSimulator, verwacht: "Counter[str]") -> None:
    """The one invariant: each cause has exactly one SMS at the provider, and we know which."""
    berichten = twilio.opslag.all()
    assert Counter(sms.to for sms in berichten) == verwacht
    assert Bericht.objects.count() == verwacht.total()
    bekend = dict(Poging.objects.exclude(provider_sid=None).values_list("provider_sid", "bericht"))
    assert set(bekend) == {sms.sid for sms in berichten}
    assert len(set(bekend.values())) == verwacht.total()
    goed = {*ONDERWEG_STATEN, PogingStaat.AFGELEVERD}
    assert set(Poging.objects.exclude(provider_sid=None).values_list("staat", flat=True)) <= goed
    assert not Poging.objects.filter(geparkeerd_op__isnull=False).exists()


def print_figures(ploeg: Ploeg, twilio: TwilioSimulator, seconden: float) -> None:
    """The figures, for who runs with -s."""
    berichten = twilio.opslag.all()
    per_nummer = Counter(sms.to for sms in berichten)
    print(
        f"\n{Bericht.objects.count()} berichten, {ploeg.gedood} kills, {len(berichten)} sms aan "
        f"{len(per_nummer)} nummers, {Poging.objects.filter(volgnummer__gt=1).count()} nieuwe pogingen, "
        f"{Poging.objects.filter(staat=PogingStaat.AFGELEVERD).count()} bezorgd, {seconden:.0f} s"
    )
