"""Workers are killed with kill -9 at random while aanvragen become zaken: none is lost, none made twice.

AANVRAGEN in the environment makes the run longer or shorter.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from portaal.berichten.models import Bericht
from portaal.formulieren.enums import ActieStatus
from portaal.formulieren.models import Aanvraag, UitgaandeActie
from portaal.zaken.models import Zaak
from tests.factories.formulieren import AanvraagFactory, FormulierFactory

from .webserver import WORTEL, process_env

AANTAL = int(os.environ.get("AANVRAGEN", "100"))
DEADLINE = 240

# For each number on its input: two workers that sweep, killed with kill -9 after that many seconds. They are
# slowed down around the making of a zaak, so that a kill finds work half done; a killed try may be taken up
# again after a second instead of thirty.
WERKPLAATS = """
import django; django.setup()
import os, random, signal, sys
from datetime import timedelta
from time import sleep
from django.db import connections
from django.utils import timezone
from portaal.formulieren.operations import acties, process_actie
from portaal.formulieren.queries import due_acties
from portaal.formulieren.tasks import veeg
create_zaak = acties.create_zaak
def slow(**velden):
    sleep(random.uniform(0, 0.04))
    zaak = create_zaak(**velden)
    sleep(random.uniform(0, 0.04))
    return zaak
acties.create_zaak = slow
acties.EERSTE_WACHTTIJD = acties.LANGSTE_WACHTTIJD = timedelta(seconds=1)
acties.HOOGSTENS = 100
# One action before the first fork: what Django does only once is then not paid for by each worker.
process_actie(actie_id=due_acties(timezone.now())[0], now=timezone.now())
connections.close_all()
def work():
    random.seed()
    while True:
        veeg()
        sleep(0.01)
for regel in sys.stdin:
    werkers = []
    for _ in range(2):
        pid = os.fork()
        if pid == 0:
            work()
        werkers.append(pid)
    sleep(float(regel))
    for pid in werkers:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    print("gedood", flush=True)
"""


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_nothing_and_do_nothing_twice() -> None:
    formulier = FormulierFactory()
    for _ in range(AANTAL):
        AanvraagFactory(formulier=formulier, ingediend=True)
    dobbelsteen = random.Random(20261124)
    gedood = 0
    einde = time.monotonic() + DEADLINE
    with open_workshop() as werkplaats:
        while UitgaandeActie.objects.filter(status=ActieStatus.WACHT).exists():
            assert time.monotonic() < einde, "not done in time"
            kill_two(werkplaats, dobbelsteen.uniform(0.1, 0.8))
            gedood += 2
    check_invariant()
    assert gedood >= AANTAL // 5, "too few workers died to prove anything"
    print(f"{AANTAL} aanvragen, {gedood} workers killed")  # the figure of the run


@contextmanager
def open_workshop() -> Iterator[subprocess.Popen[str]]:
    werkplaats = subprocess.Popen(
        [sys.executable, "-c", WERKPLAATS],
        cwd=WORTEL,
        env=process_env(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield werkplaats
    finally:
        werkplaats.communicate(timeout=30)


def kill_two(werkplaats: subprocess.Popen[str], na: float) -> None:
    """Let two workers run for so many seconds and kill them."""
    assert werkplaats.stdin is not None
    assert werkplaats.stdout is not None
    print(na, file=werkplaats.stdin, flush=True)
    assert werkplaats.stdout.readline() == "gedood\n"


def check_invariant() -> None:
    """Each aanvraag has its one zaak, its one receipt and its one finished action."""
    paren = list(Aanvraag.objects.values_list("referentie", "zaak__identificatie"))
    assert len(paren) == AANTAL
    assert all(referentie == identificatie for referentie, identificatie in paren)
    assert Zaak.objects.count() == Bericht.objects.count() == AANTAL
    assert set(UitgaandeActie.objects.values_list("status", flat=True)) == {ActieStatus.KLAAR}
