"""kill -9 of a worker at five named points: the message still goes out, and goes out once."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from portaal.berichten.clients.twilio import TwilioSms
from portaal.berichten.enums import LOPENDE_STATEN, ONDERWEG_STATEN, Kanaal, PogingStaat
from portaal.berichten.models import Poging
from portaal.berichten.operations import drain, legen, sweep
from portaal.inwoners.models import Inwoner
from simulatoren.twilio.app import TwilioSimulator

from .conftest import Klok, Stuur

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]

Functie = Callable[..., Any]


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(functie: Functie) -> Functie:
    def wrapper(*args: Any, **kwargs: Any) -> None:
        functie(*args, **kwargs)
        die()

    return wrapper


def die_meanwhile(functie: Functie) -> Functie:
    def wrapper(*args: Any, **kwargs: Any) -> None:
        threading.Timer(0.15, die).start()
        functie(*args, **kwargs)

    return wrapper


# point: where in the code, and what happens there instead.
DOODPUNTEN: dict[str, tuple[Any, str, Callable[[Functie], Functie]]] = {
    "voor-claim": (legen, "claim", lambda functie: die),
    "na-claim": (legen, "claim", then_die),
    "tijdens-post": (TwilioSms, "send", die_meanwhile),
    "na-201": (legen, "record_aangenomen", lambda functie: die),
    "na-bijwerken": (legen, "record_aangenomen", then_die),
}
AANGENOMEN_BIJ_DOOD = {"voor-claim": 0, "na-claim": 0, "tijdens-post": 1, "na-201": 1, "na-bijwerken": 1}
STAAT_BIJ_DOOD = {
    "voor-claim": PogingStaat.WACHT,
    "na-claim": PogingStaat.VERZENDEN,
    "tijdens-post": PogingStaat.VERZENDEN,
    "na-201": PogingStaat.VERZENDEN,
    "na-bijwerken": PogingStaat.GEACCEPTEERD,
}


def run_worker_that_dies(punt: str, klok: Klok) -> int | None:
    """A worker in a process of its own that is killed at this point; its exit code."""

    def work() -> None:
        waar, naam, maak = DOODPUNTEN[punt]
        setattr(waar, naam, maak(getattr(waar, naam)))
        drain(kanaal=Kanaal.SMS, klok=klok)

    connections.close_all()
    proces = multiprocessing.get_context("fork").Process(target=work)
    proces.start()
    proces.join(20)
    return proces.exitcode


def work_on(klok: Klok) -> None:
    """Other workers and the sweeper go on for a quarter of an hour."""
    for _ in range(10):
        sweep(klok=klok)
        drain(kanaal=Kanaal.SMS, klok=klok)
        klok.vooruit(seconds=90)


@pytest.mark.parametrize("punt", DOODPUNTEN)
def test_killed_worker_loses_nothing_and_doubles_nothing(
    inwoner: Inwoner, stuur: Stuur, twilio: TwilioSimulator, klok: Klok, punt: str
) -> None:
    bericht = stuur(inwoner)
    if punt == "tijdens-post":
        twilio.schakelaars.update({"vertraging": 0.4})
    assert run_worker_that_dies(punt, klok) == -signal.SIGKILL
    assert bericht.pogingen.get().staat == STAAT_BIJ_DOOD[punt]
    time.sleep(0.5 if punt == "tijdens-post" else 0)
    assert len(twilio.opslag.all()) == AANGENOMEN_BIJ_DOOD[punt]
    twilio.schakelaars.update({"vertraging": 0})
    work_on(klok)
    (sms,) = twilio.opslag.all()
    geslaagd = bericht.pogingen.get(provider_sid=sms.sid)
    assert geslaagd.staat in (*ONDERWEG_STATEN, PogingStaat.AFGELEVERD)
    assert not Poging.objects.exclude(pk=geslaagd.pk).filter(staat__in=LOPENDE_STATEN).exists()
