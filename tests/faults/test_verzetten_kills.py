"""The worker that helps people of a closed locatie is killed with kill -9 halfway: each still hears once, and right.

Sixty people are booked and there is room for forty-eight: the others are to hear that they choose. Where the kills
fall is drawn anew each time unless ZAAD is set; the draw and the figures are printed (pytest -s).
"""

import os
import random
import signal
import subprocess
import sys
import time as klok
from collections import Counter
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from portaal.afspraken.enums import VerzetUitkomst, VoorvalSoort
from portaal.afspraken.models import Afspraak, Verzetting, Voorval
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak, sluit_locatie
from portaal.afspraken.queries import find_dagen
from portaal.berichten.models import Bericht
from portaal.organisatie.operations import set_afwijking
from portaal.toegang.models import Account
from tests.afspraken import natelling
from tests.factories.afspraken import Plek, make_rooster, workday_after

from .webserver import WORTEL, process_env

MENSEN, PLAATSEN, KEREN = 60, 48, 5
DEADLINE = 120
# The real task, but each afspraak is moved for a while before that is noted: a kill finds one half done.
TASK = """
import sys, time
import django; django.setup()
from portaal.afspraken.operations import verzetten
from portaal.afspraken.tasks import verzet
finish = verzetten._finish
def finish_slowly(*waarden, **meer):
    time.sleep(0.03)
    finish(*waarden, **meer)
verzetten._finish = finish_slowly
verzet(sys.argv[1])
"""


def fill(plek: Plek, now: datetime) -> list[str]:
    """Sixty on one day, each with an address of their own, and after it one day with room for forty-eight."""
    dag = workday_after(timezone.localdate(now) + timedelta(days=3))
    erna = workday_after(dag)
    plek.locatie.openingsblokken.update(geldig_tot=erna)
    set_afwijking(locatie=plek.locatie, datum=dag, reden="Proef", van=time(9), tot=time(12))
    set_afwijking(locatie=plek.locatie, datum=erna, reden="Korter open", van=time(9), tot=time(11))
    adressen = [f"bewoner{nummer}@voorbeeld.example" for nummer in range(MENSEN)]
    for adres in adressen:
        start = find_dagen(plek.wens(), dag, dag, now)[0].tijden[0]
        optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=now)
        confirm_afspraak(afspraak=optie, contact={"naam": "Sanne", "email": adres}, by=None, now=now)
    return adressen


def start_task(verzetting: Verzetting) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", TASK, str(verzetting.uuid)], cwd=WORTEL, env=process_env())


def kill_after(verzetting: Verzetting, geholpen: int, even: float) -> None:
    """Kill the task a moment after so many are helped: amid the next one, or between two."""
    taak, einde = start_task(verzetting), klok.monotonic() + DEADLINE
    while count_helped(verzetting) < geholpen:
        assert taak.poll() is None and klok.monotonic() < einde, "the task stopped by itself"
        klok.sleep(0.002)
    klok.sleep(even)
    os.kill(taak.pid, signal.SIGKILL)
    assert taak.wait(10) == -signal.SIGKILL, "it was done before it was killed"


def count_helped(verzetting: Verzetting) -> int:
    return verzetting.regels.exclude(uitkomst=VerzetUitkomst.WACHT).count()


def check_each_heard_once(verzetting: Verzetting, adressen: list[str]) -> None:
    """One message each, that says what is so; nobody waits, nobody stands double or without their time."""
    uitkomsten = Counter(verzetting.regels.values_list("uitkomst", flat=True))
    assert uitkomsten == {
        VerzetUitkomst.VERPLAATST: PLAATSEN,
        VerzetUitkomst.KIEST_ZELF: MENSEN - PLAATSEN,
    }
    gehoord = Bericht.objects.filter(soort__startswith="afspraak-gesloten-").values_list("adres", "soort")
    assert Counter(adres for adres, _ in gehoord) == Counter(adressen)
    soorten = dict(gehoord)
    for regel in verzetting.regels.select_related("afspraak"):
        afspraak, is_verplaatst = regel.afspraak, regel.uitkomst == VerzetUitkomst.VERPLAATST
        assert afspraak.start == (regel.naar if is_verplaatst else regel.van)
        assert afspraak.volgnummer_ics == is_verplaatst
        verwacht = "verplaatst" if is_verplaatst else "kiezen"
        assert soorten[afspraak.contact["email"]] == f"afspraak-gesloten-{verwacht}"
    assert Voorval.objects.filter(soort=VoorvalSoort.VERPLAATST).count() == PLAATSEN
    now = timezone.now()
    assert natelling.find_double(now) == natelling.find_loose(now) == []
    assert not natelling.find_waiting()
    assert Afspraak.objects.count() == MENSEN


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_nobody_unheard_and_tells_nobody_twice(medewerker: Account) -> None:
    zaad = int(os.environ.get("ZAAD", random.randrange(10**6)))
    toeval = random.Random(zaad)
    plek, now = make_rooster(balies=4), timezone.now()
    adressen = fill(plek, now)
    datum = Afspraak.objects.first().datum
    verzetting = sluit_locatie(
        locatie=plek.locatie, datum=datum, reden="stroomstoring", sleutel="klik", by=medewerker, now=now
    )
    geweest = []
    for geholpen in sorted(toeval.sample(range(1, MENSEN - 4), KEREN)):
        kill_after(verzetting, geholpen, toeval.uniform(0, 0.06))
        geweest.append(count_helped(verzetting))
        assert natelling.find_waiting(), "all were helped: the kills came too late to prove anything"
    print(f"\nseed {zaad}: killed with {geweest} of {MENSEN} helped")
    for _ in range(2):
        assert start_task(verzetting).wait(DEADLINE) == 0
    verzetting.refresh_from_db()
    assert verzetting.klaar_op is not None
    check_each_heard_once(verzetting, adressen)
