"""Two hundred people at one moment over real HTTP, with several web processes: never double, never a 500.

BOEKERS in the environment makes it more or fewer; the figures are printed (pytest -s).
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portaal.afspraken.models import Afspraak, Cel, LocatieDag
from portaal.afspraken.rooster import Dag
from tests.afspraken import natelling
from tests.factories.afspraken import Plek, make_rooster, workday_after

from .afspraken_klanten import GOEDE_ANTWOORDEN, Uitslag, hold_at_once, warm_up
from .webserver import run_web

BOEKERS = int(os.environ.get("BOEKERS", "200"))
WERKERS, DRADEN = 4, 8
ZONDER_SLOT = "tests.faults.wsgi_zonder_slot"


@pytest.fixture
def adres(transactional_db: None) -> Iterator[str]:
    with run_web(workers=WERKERS, threads=DRADEN) as url:
        yield url


@pytest.fixture
def adres_zonder_slot(transactional_db: None) -> Iterator[str]:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: on SQLite writers come one at a time whatever we do")
    with run_web(workers=WERKERS, threads=DRADEN, app=ZONDER_SLOT) as url:
        yield url


@pytest.fixture
def zonder_regel(transactional_db: None) -> Iterator[None]:
    """The database no longer has the last word."""
    regel = next(regel for regel in Cel._meta.constraints if regel.name == "cel_een_afspraak_per_balie")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Cel, regel)
    yield
    Cel.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Cel, regel)


def tijd_pad(plek: Plek, personen: int = 1) -> str:
    return f"/afspraak-maken/tijd/?voor={plek.soort.slug}:{personen}&waar={plek.locatie.slug}"


def nine_o_clock() -> datetime:
    """On a day that can be booked."""
    return Dag(workday_after(timezone.localdate() + timedelta(days=9))).moment(9 * 12)


def storm(adres: str, plek: Plek) -> Uitslag:
    warm_up(adres, tijd_pad(plek))
    return hold_at_once(adres, BOEKERS, tijd_pad(plek), nine_o_clock())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("balies", [1, 20])
def test_of_two_hundred_at_once_as_many_get_it_as_there_are_balies(adres: str, balies: int) -> None:
    uitslag = storm(adres, make_rooster(balies=balies))
    print(f"{connection.vendor}, {balies} balies, {BOEKERS} at once: {uitslag}")
    assert set(uitslag.statussen) <= GOEDE_ANTWOORDEN
    assert len(uitslag.gelukt) == Afspraak.objects.count() == balies
    assert uitslag.statussen[503] <= BOEKERS // 20
    now = timezone.now()
    assert natelling.find_double(now) == natelling.find_loose(now) == []
    assert set(natelling.count_at_once(now).values()) == {balies}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_rule_of_the_database_still_holds(adres_zonder_slot: str) -> None:
    plek = make_rooster()
    LocatieDag.objects.create(locatie=plek.locatie, datum=timezone.localdate(nine_o_clock()))
    uitslag = storm(adres_zonder_slot, plek)
    print(f"lock off, rule on: {uitslag}")
    assert set(uitslag.statussen) <= GOEDE_ANTWOORDEN
    assert len(uitslag.gelukt) == 1
    assert natelling.find_double(timezone.now()) == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_lock_and_rule_this_rig_sees_double_bookings(
    adres_zonder_slot: str, zonder_regel: None
) -> None:
    plek = make_rooster()
    LocatieDag.objects.create(locatie=plek.locatie, datum=timezone.localdate(nine_o_clock()))
    uitslag = storm(adres_zonder_slot, plek)
    print(f"lock off, rule off: {uitslag}")
    assert len(uitslag.gelukt) > 1
    assert natelling.find_double(timezone.now())
