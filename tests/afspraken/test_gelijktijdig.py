"""Many at once for one time: exactly as many get it as there is room; and the proof that this rig would see it."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection, connections

from portaal.afspraken.models import Afspraak, Cel, LocatieDag
from portaal.afspraken.operations import (
    Druk,
    OptieVerlopen,
    TijdNietVrij,
    confirm_afspraak,
    dag,
    hold_afspraak,
)
from tests.factories.afspraken import Plek, make_rooster

from .conftest import MORGEN, NU, moment

MENSEN = 24
KLAAR = "klaar"


def all_at_once(taken: list[Callable[[], object]]) -> Counter[str]:
    """Run these in threads that start together; counts what came of them by name."""
    samen, uitkomsten = threading.Barrier(len(taken)), []

    def run(taak: Callable[[], object]) -> None:
        samen.wait()
        try:
            taak()
        except (TijdNietVrij, Druk, OptieVerlopen) as fout:
            uitkomsten.append(type(fout).__name__)
        else:
            uitkomsten.append(KLAAR)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=run, args=(taak,)) for taak in taken]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return Counter(uitkomsten)


def hold_for_all(plek: Plek) -> Counter[str]:
    wens = plek.wens()
    return all_at_once(
        [lambda: hold_afspraak(wens=wens, start=moment(9), by=None, now=NU) for _ in range(MENSEN)]
    )


def make_open_dag() -> Plek:
    """A rooster whose day is in the database already: making that row would keep the others waiting."""
    plek = make_rooster()
    LocatieDag.objects.create(locatie=plek.locatie, datum=MORGEN)
    return plek


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("balies", [1, 5])
def test_as_many_get_it_as_there_are_balies(balies: int) -> None:
    uitkomsten = hold_for_all(make_rooster(balies=balies))
    assert uitkomsten[KLAAR] == balies
    assert uitkomsten["TijdNietVrij"] + uitkomsten["Druk"] == MENSEN - balies
    assert Cel.objects.filter(begin=moment(9)).count() == balies
    per_balie = LocatieDag.objects.get().bezet
    assert len(per_balie) == balies


@pytest.mark.django_db(transaction=True)
def test_confirming_and_expiring_have_one_winner() -> None:
    plek = make_rooster(balies=1)
    for ronde in range(10):
        now = NU + ronde * timedelta(hours=1)
        Afspraak.objects.all().delete()
        optie = hold_afspraak(wens=plek.wens(), start=moment(11), by=None, now=now - timedelta(minutes=10))
        # The clock of one process runs a moment behind: for it the optie is still good.
        uitkomsten = all_at_once(
            [
                lambda o=optie, n=now: confirm_afspraak(
                    afspraak=o, contact={}, by=None, now=n - timedelta(seconds=1)
                ),
                lambda n=now: hold_afspraak(wens=plek.wens(), start=moment(11), by=None, now=n),
            ]
        )
        assert uitkomsten[KLAAR] == 1, uitkomsten
        houders = set(Cel.objects.filter(begin=moment(11)).values_list("afspraak", flat=True))
        assert len(houders) == 1


@pytest.fixture
def op_postgres(transactional_db: None) -> None:
    """On SQLite writers come one at a time whatever we do."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")


@pytest.fixture
def zonder_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day is read and not locked."""

    def read(locatie, datum):
        return LocatieDag.objects.get_or_create(locatie=locatie, datum=datum)[0]

    monkeypatch.setattr(dag, "_lock", read)


@pytest.fixture
def zonder_regel(op_postgres: None) -> Iterator[None]:
    """The database no longer has the last word."""
    regel = next(regel for regel in Cel._meta.constraints if regel.name == "cel_een_afspraak_per_balie")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Cel, regel)
    yield
    Cel.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Cel, regel)


@pytest.mark.postgres
def test_without_the_lock_the_rule_of_the_database_still_holds(op_postgres: None, zonder_slot: None) -> None:
    uitkomsten = hold_for_all(make_open_dag())
    assert uitkomsten[KLAAR] == 1
    assert Cel.objects.count() == 2


@pytest.mark.postgres
def test_without_lock_and_rule_this_rig_sees_a_double_booking(zonder_regel: None, zonder_slot: None) -> None:
    assert hold_for_all(make_open_dag())[KLAAR] > 1
