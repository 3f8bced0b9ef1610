"""A locked day as it stands: who can move aside, and what stays where it was left."""

from datetime import date, timedelta

from portaal.afspraken.models import Afspraak, Cel, LocatieDag
from portaal.afspraken.operations import cancel_afspraak, move_afspraak
from portaal.afspraken.operations.dag import lock_dagen, read_dag, take_cells
from portaal.afspraken.queries import load_rooster
from portaal.afspraken.rooster import Bezet, Dag, Plaatsing
from tests.factories.afspraken import Plek, make_rooster

from .conftest import MORGEN, NU, moment

RUST = timedelta(minutes=10)


def lock(plek: Plek, dag: date = MORGEN) -> LocatieDag:
    return lock_dagen([(plek.locatie, dag)], NU)[plek.locatie.pk, dag]


def read(plek: Plek) -> list[Bezet]:
    return read_dag(lock(plek), load_rooster(plek.locatie, MORGEN, MORGEN)).bezet


def move_within_its_hours(plek: Plek) -> Afspraak:
    """From the first balie at 9.00 to another at 9.10, for at 9.20 the first one is taken."""
    afspraak = plek.book(moment(9), NU, personen=2)
    ander = plek.book(moment(9, 20), NU)
    Cel.objects.filter(afspraak=ander).update(balie=afspraak.balie)
    Afspraak.objects.filter(pk=ander.pk).update(balie=afspraak.balie)
    verplaatst = move_afspraak(
        afspraak=afspraak, wens=plek.wens(2), start=moment(9, 10), by=None, now=NU, rust=lambda: RUST
    )
    assert verplaatst.balie_id != afspraak.balie_id
    return verplaatst


def test_what_was_left_behind_within_the_same_hours_is_no_second_afspraak(db: None) -> None:
    plek = make_rooster(balies=3)
    verplaatst = move_within_its_hours(plek)
    klok = Dag(MORGEN)
    hier = [b for b in read(plek) if b.sleutel == verplaatst.pk]
    assert [(b.balie, b.eerste, b.cellen) for b in hier] == [
        (verplaatst.balie_id, klok.cel(moment(9, 10)), 4)
    ]
    rust = [b for b in read(plek) if not b.schuifbaar]
    assert sorted(b.eerste for b in rust) == [klok.cel(moment(9, minuut)) for minuut in (0, 5, 10, 15)]


def test_who_moves_aside_leaves_behind_what_rests(db: None) -> None:
    plek = make_rooster(balies=3)
    verplaatst = move_within_its_hours(plek)
    oud = set(verplaatst.cellen.rustend().values_list("balie", "begin"))
    vrij = next(b for b in plek.balies if not Cel.objects.filter(balie=b).exists())
    nieuw = plek.book(moment(11), NU)
    nieuw.cellen.all().delete()
    take_cells(lock(plek), nieuw, Plaatsing(nieuw.balie_id, {verplaatst.pk: vrij.pk}), vrij_vanaf=None)
    assert set(verplaatst.cellen.rustend().values_list("balie", "begin")) == oud
    staat = verplaatst.cellen.filter(vrij_vanaf=None)
    assert set(staat.values_list("balie", flat=True)) == {vrij.pk}


def test_the_calendar_knows_that_what_rests_does_not_move(db: None) -> None:
    plek = make_rooster(balies=3)
    move_within_its_hours(plek)
    Cel.objects.filter(begin__lt=moment(9, 10)).delete()
    cancel_afspraak(afspraak=plek.book(moment(11), NU), by=None, now=NU, rust=lambda: RUST)
    assert "vast" in LocatieDag.objects.get(locatie=plek.locatie, datum=MORGEN).bezet
