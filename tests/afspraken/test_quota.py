"""How many people can come in a day for one soort, at one locatie."""

from datetime import timedelta

import pytest

from portaal.afspraken.enums import Herkomst
from portaal.afspraken.models import Afspraak, Afspraaksoort
from portaal.afspraken.operations import TijdNietVrij, cancel_afspraak, hold_afspraak, move_afspraak
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.queries.agenda import free_per_soort, load_agenda
from tests.factories.afspraken import Plek

from .conftest import MORGEN, NU, moment
from .test_gelijktijdig import KLAAR, all_at_once

OVERMORGEN = MORGEN + timedelta(days=1)


def is_full(plek: Plek, personen: int) -> bool:
    return not find_dagen(plek.wens(personen), MORGEN, MORGEN, NU)[0].starts


def first_for_staff(plek: Plek) -> object:
    """What the agenda of that day says of this soort."""
    agenda = load_agenda(Afspraak.objects.all(), plek.locatie, MORGEN, NU)
    return free_per_soort(agenda, plek.locatie, Afspraaksoort.objects.all(), NU)[0].eerste


@pytest.fixture
def vier(plek: Plek) -> Plek:
    """Four people a day, in the three hours of one balie."""
    plek.soort.locaties.update(dagquotum=4)
    return plek


def test_each_person_counts(vier: Plek) -> None:
    drie = vier.book(moment(9), NU, personen=3)
    assert [is_full(vier, personen) for personen in (1, 2)] == [False, True]
    assert first_for_staff(vier) == moment(9, 30)
    for herkomst in (Herkomst.ONLINE, Herkomst.MEDEWERKER):
        with pytest.raises(TijdNietVrij):
            hold_afspraak(wens=vier.wens(2, herkomst), start=moment(10), by=None, now=NU)
    hold_afspraak(wens=vier.wens(1), start=moment(10), by=None, now=NU)
    assert is_full(vier, 1)
    assert first_for_staff(vier) is None
    cancel_afspraak(afspraak=drie, by=None, now=NU)
    assert [is_full(vier, personen) for personen in (3, 4)] == [False, True]
    assert first_for_staff(vier) is not None


def test_who_moves_counts_where_they_go_and_once_on_their_own_day(vier: Plek) -> None:
    drie = vier.book(moment(9), NU, personen=3)
    vier.book(moment(11), NU)
    drie = move_afspraak(afspraak=drie, wens=vier.wens(3), start=moment(10), by=None, now=NU)
    elders = vier.book(moment(9, dag=OVERMORGEN), NU)
    with pytest.raises(TijdNietVrij):
        move_afspraak(afspraak=elders, wens=vier.wens(), start=moment(9), by=None, now=NU)
    move_afspraak(afspraak=drie, wens=vier.wens(3), start=moment(10, dag=OVERMORGEN), by=None, now=NU)
    assert not is_full(vier, 3)


@pytest.mark.parametrize(("hoogstens", "past"), [(0, [True, True]), (1, [False, True])])
def test_more_people_than_the_quotum_never_fit_also_on_an_empty_day(
    plek: Plek, hoogstens: int, past: list[bool]
) -> None:
    plek.soort.locaties.update(dagquotum=hoogstens)
    assert [is_full(plek, personen) for personen in (1, 2)] == past
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(2), start=moment(9), by=None, now=NU)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_people_get_in_than_the_quotum(vier: Plek) -> None:
    wens, starts = vier.wens(2), [moment(uur, minuut) for uur in (9, 10, 11) for minuut in (0, 20, 40)]
    uitkomsten = all_at_once(
        [lambda s=start: hold_afspraak(wens=wens, start=s, by=None, now=NU) for start in starts]
    )
    assert uitkomsten[KLAAR] == 2
    assert uitkomsten["TijdNietVrij"] + uitkomsten["Druk"] == len(starts) - 2
