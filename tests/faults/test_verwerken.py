"""Workers are killed with kill -9 at random while aanvragen become zaken: nothing is lost or done twice.

Every kind of work is in it: the zaak, both copies, a file, a task for what comes later, a decision by a rule.

AANVRAGEN in the environment makes the run longer or shorter.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db.models import Count

from portaal.berichten.models import Bericht
from portaal.formulieren.enums import AanvraagStatus, ActieStatus, BijlageStatus
from portaal.formulieren.models import Aanvraag, UitgaandeActie
from portaal.zaken.beslisregels import Beslisregel, basis, naar_behandelaar, register
from portaal.zaken.models import (
    Beslissing,
    EnkelvoudigInformatieObject,
    Taak,
    Zaak,
    ZaakInformatieObject,
)
from tests.factories.formulieren import AanvraagFactory, FormulierFactory, definitie_verhuizing, hand_in
from tests.factories.zaken import ZaaktypeFactory
from tests.formulieren.test_acties_soorten import add_bijlage

from .webserver import WORTEL, process_env

AANTAL = int(os.environ.get("AANVRAGEN", "100"))
DEADLINE = 600
ZAAKTYPE = "proef"

# For each number on its input: two workers that sweep, killed with kill -9 after that many seconds. They are
# slowed down around each piece of work, so that a kill finds it half done; a killed try may be taken up again
# after a second instead of thirty.
WERKPLAATS = """
import django; django.setup()
import os, random, signal, sys
from dataclasses import replace
from datetime import timedelta
from time import sleep
from django.db import connections
from django.utils import timezone
from portaal.formulieren.operations import process_actie
from portaal.formulieren.operations.acties import verwerken
from portaal.formulieren.queries import due_acties
from portaal.formulieren.tasks import veeg
from tests.faults.test_verwerken import register_proefregel
register_proefregel()
def slow(run):
    def run_slowly(*waarden):
        sleep(random.uniform(0, 0.02))
        run(*waarden)
        sleep(random.uniform(0, 0.02))
    return run_slowly
for soort, werk in verwerken.WERK.items():
    verwerken.WERK[soort] = replace(werk, run=slow(werk.run))
verwerken.EERSTE_WACHTTIJD = verwerken.LANGSTE_WACHTTIJD = timedelta(seconds=1)
verwerken.HOOGSTENS = 100
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


def register_proefregel() -> None:
    """A rule that decides nothing, but is asked."""
    register(
        Beslisregel(
            code="proef",
            versie="1",
            zaaktype=ZAAKTYPE,
            verzamel=lambda _werk, _antwoorden: None,
            beslis=lambda _feiten: naar_behandelaar("Dit is een proef."),
        )
    )


def make_aanvragen() -> None:
    """Each with a clean file and the promise of another."""
    definitie = definitie_verhuizing()
    bestand = {"sleutel": "bewijs", "type": "bestand", "label": "Bewijs", "nasturen": True}
    definitie["stappen"][-1]["velden"].append(bestand)
    zaaktype = ZaaktypeFactory(identificatie=ZAAKTYPE)
    formulier = FormulierFactory(slug="proef", definitie=definitie, zaaktype=zaaktype)
    for _ in range(AANTAL):
        aanvraag = AanvraagFactory(formulier=formulier, ingevuld=True)
        bijlage = add_bijlage(aanvraag, BijlageStatus.SCHOON, "bewijs")
        aanvraag.antwoorden = {**aanvraag.antwoorden, "bewijs": [str(bijlage.uuid), "nasturen"]}
        aanvraag.save()
        hand_in(aanvraag)


@pytest.fixture
def proefregel() -> Iterator[None]:
    register_proefregel()
    yield
    del basis._regels[ZAAKTYPE]


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_nothing_and_do_nothing_twice(proefregel: None) -> None:
    make_aanvragen()
    dobbelsteen = random.Random(20261124)
    gedood = 0
    einde = time.monotonic() + DEADLINE
    with open_workshop() as werkplaats:
        while UitgaandeActie.objects.filter(status=ActieStatus.WACHT).exists():
            assert time.monotonic() < einde, "not done in time"
            kill_two(werkplaats, dobbelsteen.uniform(0.2, 2.0))
            gedood += 2
    check_invariant()
    assert gedood >= AANTAL // 5, "too few workers died to prove anything"
    print(f"{AANTAL} aanvragen, {UitgaandeActie.objects.count()} actions, {gedood} workers killed")


@contextmanager
def open_workshop() -> Iterator[subprocess.Popen[str]]:
    werkplaats = subprocess.Popen(
        [sys.executable, "-c", WERKPLAATS],
        cwd=WORTEL,
        env={
            **process_env(),
            "DJANGO_SETTINGS_MODULE": "tests.faults.instellingen_bestanden",
            "PROEF_BESTANDEN": storages["prive"].path("."),
        },
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
    """Each aanvraag has its one zaak with all that belongs in it once, and each file belongs to a document."""
    paren = list(Aanvraag.objects.values_list("referentie", "zaak__identificatie", "status"))
    assert len(paren) == AANTAL
    assert all(referentie == identificatie for referentie, identificatie, _ in paren)
    assert {status for _, _, status in paren} == {AanvraagStatus.VERWERKT}
    assert set(UitgaandeActie.objects.values_list("status", flat=True)) == {ActieStatus.KLAAR}
    assert Zaak.objects.count() == Taak.objects.count() == Beslissing.objects.count() == AANTAL
    assert Bericht.objects.filter(soort="aanvraag-ontvangen").count() == AANTAL
    documenten = EnkelvoudigInformatieObject.objects.values_list("inhoud", flat=True)
    per_zaak = ZaakInformatieObject.objects.values("zaak").annotate(aantal=Count("pk")).order_by()
    assert [rij["aantal"] for rij in per_zaak] == [3] * AANTAL, "two copies and a file"
    assert stored_files("documenten") == set(documenten), "a file without a row, or a row without a file"


def stored_files(map_naam: str) -> set[str]:
    wortel = Path(storages["prive"].path("."))
    return {str(pad.relative_to(wortel)) for pad in (wortel / map_naam).rglob("*") if pad.is_file()}
