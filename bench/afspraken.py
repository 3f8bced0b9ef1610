"""How long the calendar of a month takes over HTTP: one locatie with 20 balies and 100,000 afspraken.

Cold: just before the question a day of that month changed, and each time it is asked for another number of people.
Warm: the same page once more. Ends with status 1 when the p95 of the best round is over 100 or 30 ms. Runs on
DATABASE_URL, or on SQLite without; BENCH_AFSPRAKEN makes it smaller.
"""

import http.client
import os
import random
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portaal.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402

from portaal.afspraken.enums import Afspraakkanaal, AfspraakStatus, Herkomst  # noqa: E402
from portaal.afspraken.models import Afspraak, AfspraakRegel, Cel, LocatieDag  # noqa: E402
from portaal.afspraken.operations.dag import write_dag  # noqa: E402
from portaal.afspraken.rooster import CEL, Dag  # noqa: E402
from tests.factories.afspraken import Plek, make_rooster  # noqa: E402
from tests.faults.webserver import run_web  # noqa: E402

AANTAL = int(os.environ.get("BENCH_AFSPRAKEN", "100000"))
BALIES, VAN, TOT = 20, 9, 17
# Of ten minutes each; 960 would fill a day.
PER_DAG = 500
KOMEND = 60
RONDEN, METINGEN = 5, 60
KOUD_MS, WARM_MS = 100.0, 30.0


def workdays(aantal: int) -> list[date]:
    """So many, of which the last ones are the days that can be booked."""
    dagen: list[date] = []
    dag = timezone.localdate() + timedelta(days=KOMEND)
    while len(dagen) < aantal:
        if dag.weekday() < 5:
            dagen.append(dag)
        dag -= timedelta(days=1)
    return dagen


def fill(plek: Plek, datum: date, aantal: int, toeval: random.Random, nummers: Iterator[int]) -> None:
    """Afspraken on one day, each at a balie and time of its own."""
    dag, now = Dag(datum), timezone.now()
    tijden = range(VAN * 12, TOT * 12, 2)
    plaatsen = toeval.sample([(balie, cel) for balie in plek.balies for cel in tijden], aantal)
    rij = LocatieDag.objects.create(locatie=plek.locatie, datum=datum)
    afspraken = Afspraak.objects.bulk_create(
        Afspraak(
            nummer=f"{next(nummers):08}",
            locatie=plek.locatie,
            datum=datum,
            start=dag.moment(cel),
            eind=dag.moment(cel + 2),
            balie=balie,
            status=AfspraakStatus.BEVESTIGD,
            kanaal=Afspraakkanaal.BALIE,
            herkomst=Herkomst.ONLINE,
            created_at=now,
        )
        for balie, cel in plaatsen
    )
    AfspraakRegel.objects.bulk_create(
        AfspraakRegel(afspraak=afspraak, soort=plek.soort) for afspraak in afspraken
    )
    Cel.objects.bulk_create(
        Cel(afspraak=afspraak, dag=rij, balie=afspraak.balie, begin=afspraak.start + n * CEL)
        for afspraak in afspraken
        for n in range(2)
    )
    write_dag(rij)


def build() -> Plek:
    """Half of what fits on each day, over as many days as it takes."""
    plek = make_rooster(balies=BALIES, van=time(VAN), tot=time(TOT))
    toeval, nummers = random.Random(20261124), count()
    dagen = workdays(-(-AANTAL // PER_DAG))
    for nummer, datum in enumerate(dagen):
        fill(plek, datum, min(PER_DAG, AANTAL - nummer * PER_DAG), toeval, nummers)
    return plek


def fetch(adres: str, pad: str) -> float:
    """Milliseconds until the whole page is there, on a connection of its own."""
    begin = perf_counter()
    verbinding = http.client.HTTPConnection(urlsplit(adres).netloc, timeout=60)
    verbinding.request("GET", pad)
    antwoord = verbinding.getresponse()
    tekst = antwoord.read()
    verbinding.close()
    assert antwoord.status == 200 and b'name="moment"' in tekst, antwoord.status
    return (perf_counter() - begin) * 1000


def measure(adres: str, plek: Plek) -> tuple[float, float]:
    """The p95 of a cold and of a warm page, asked in turn."""
    dagen = list(LocatieDag.objects.filter(datum__gt=timezone.localdate()).order_by("datum")[:20])
    koud, warm = [], []
    for nummer in range(METINGEN):
        write_dag(dagen[nummer % len(dagen)])
        pad = f"/afspraak-maken/tijd/?voor={plek.soort.slug}:{nummer % 4 + 1}&waar={plek.locatie.slug}"
        koud.append(fetch(adres, pad))
        warm.append(fetch(adres, pad))
    return p95(koud), p95(warm)


def p95(tijden: list[float]) -> float:
    return sorted(tijden)[int(len(tijden) * 0.95)]


def main() -> int:
    oud = setup_databases(verbosity=0, interactive=False)
    try:
        plek = build()
        print(
            f"{connection.vendor}: {Afspraak.objects.count()} afspraken, {Cel.objects.count()} cells, {BALIES} balies"
        )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        with run_web(workers=2, threads=4, instellingen="tests.faults.instellingen_web") as adres:
            measure(adres, plek)
            ronden = [measure(adres, plek) for _ in range(RONDEN)]
    finally:
        teardown_databases(oud, verbosity=0)
    # The best round of each: the others tell how busy the machine was.
    koud, warm = (min(rij) for rij in zip(*ronden, strict=True))
    print(f"calendar of a month, p95 of {METINGEN}, best of {RONDEN} rounds (all: {describe(ronden)})")
    print(f"cold {koud:6.1f} ms (promise: {KOUD_MS:.0f})")
    print(f"warm {warm:6.1f} ms (promise: {WARM_MS:.0f})")
    return int(koud > KOUD_MS or warm > WARM_MS)


def describe(ronden: list[tuple[float, float]]) -> str:
    return ", ".join(f"{koud:.0f}/{warm:.0f}" for koud, warm in ronden)


if __name__ == "__main__":
    sys.exit(main())
