"""The grid of a day: where an afspraak fits, on days on which the clock changes too."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portaal.afspraken.rooster import (
    Bezet,
    BuitenHetRaster,
    Dag,
    bits,
    busy_per_balie,
    cellen_voor,
    cells_in,
    find_starts,
    free_starts,
    left_standing,
    place,
)

GEWOON = Dag(date(2026, 12, 1))
LENTE, HERFST = Dag(date(2026, 3, 29)), Dag(date(2026, 10, 25))


@pytest.mark.parametrize(
    ("dag", "tijd", "utc"),
    [
        (GEWOON, time(9), datetime(2026, 12, 1, 8, tzinfo=UTC)),
        (LENTE, time(1, 55), datetime(2026, 3, 29, 0, 55, tzinfo=UTC)),
        (LENTE, time(9), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (HERFST, time(1), datetime(2026, 10, 24, 23, tzinfo=UTC)),
        (HERFST, time(9), datetime(2026, 10, 25, 8, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_the_same_moment_there_and_back(dag: Dag, tijd: time, utc: datetime) -> None:
    assert dag.moment(dag.at(tijd)) == utc
    assert dag.cel(utc) == dag.at(tijd)


def test_the_day_the_clock_goes_back_has_an_hour_more() -> None:
    uren = [bin(dag.masker(time(), time(23, 55))).count("1") for dag in (LENTE, GEWOON, HERFST)]
    assert [uur * 5 + 5 for uur in uren] == [23 * 60, 24 * 60, 25 * 60]


@pytest.mark.parametrize("moment", [timedelta(seconds=1), timedelta(minutes=7), timedelta(days=-1)])
def test_a_moment_between_cells_or_of_another_day_is_refused(moment: timedelta) -> None:
    with pytest.raises(BuitenHetRaster):
        GEWOON.cel(GEWOON.begin + moment)


@pytest.mark.parametrize(("minuten", "cellen"), [(0, 0), (1, 1), (5, 1), (6, 2), (10, 2), (25, 5)])
def test_minutes_take_whole_cells(minuten: int, cellen: int) -> None:
    assert cellen_voor(minuten) == cellen


@given(st.integers(min_value=0, max_value=2**40), st.integers(min_value=1, max_value=12))
def test_starts_are_where_every_cell_of_the_run_is_free(vrij: int, cellen: int) -> None:
    verwacht = {n for n in range(41) if all(vrij >> (n + i) & 1 for i in range(cellen))}
    assert set(cells_in(free_starts(vrij, cellen))) == verwacht


def afspraak(
    sleutel: int, balie: int, eerste: int, cellen: int, balies: set[int], vast: bool = False
) -> Bezet:
    return Bezet(sleutel, balie, eerste, cellen, frozenset(balies), schuifbaar=not vast)


def test_the_last_time_before_closing_is_only_for_who_is_done_by_then() -> None:
    open_ = {1: GEWOON.masker(time(9), time(10))}
    assert max(cells_in(find_starts(open_, {}, 2))) == GEWOON.at(time(9, 50))
    assert max(cells_in(find_starts(open_, {}, 4))) == GEWOON.at(time(9, 40))


def test_the_tightest_balie_is_taken_first() -> None:
    open_ = {1: bits(0, 12), 2: bits(0, 12)}
    bezet = [afspraak(9, 2, 0, 2, {1, 2})]
    assert place(open_, bezet, 2, 2, [1, 2]) is not None
    assert place(open_, bezet, 2, 2, [1, 2]).balie == 2


def test_fragments_are_pushed_together() -> None:
    open_ = {1: bits(0, 4), 2: bits(0, 4)}
    bezet = [afspraak(8, 1, 0, 1, {1, 2}), afspraak(9, 2, 3, 1, {1, 2})]
    assert set(cells_in(find_starts(open_, busy_per_balie(bezet), 4, gelijk=True))) == {0}
    assert not find_starts(open_, busy_per_balie(bezet), 4)
    plaatsing = place(open_, bezet, 0, 4, [1, 2])
    assert plaatsing is not None
    assert plaatsing.verschoven in ({8: 2}, {9: 1})


def test_a_full_cell_stays_full_however_the_others_are_moved() -> None:
    open_ = {1: bits(0, 4), 2: bits(0, 4)}
    bezet = [afspraak(8, 1, 0, 2, {1, 2}), afspraak(9, 2, 0, 2, {1, 2})]
    assert place(open_, bezet, 0, 1, [1, 2]) is None
    assert set(cells_in(find_starts(open_, busy_per_balie(bezet), 1, gelijk=True))) == {2, 3}


def test_who_was_called_is_not_moved() -> None:
    open_ = {1: bits(0, 4), 2: bits(0, 4)}
    bezet = [afspraak(8, 1, 0, 1, {1, 2}, vast=True), afspraak(9, 2, 3, 1, {1, 2}, vast=True)]
    assert place(open_, bezet, 0, 4, [1, 2]) is None


def test_a_rare_skill_is_made_free_by_who_can_go_elsewhere() -> None:
    """Balie 1 is the only one for this soort, and somebody stands there who could be at 2."""
    open_ = {1: bits(0, 4), 2: bits(0, 4)}
    plaatsing = place(open_, [afspraak(8, 1, 0, 4, {1, 2})], 0, 4, [1])
    assert plaatsing is not None
    assert (plaatsing.balie, plaatsing.verschoven) == (1, {8: 2})


dagdelen = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 4), st.sets(st.integers(1, 3), min_size=1)), max_size=12
)


@given(dagdelen)
def test_whatever_is_placed_one_after_another_never_overlaps_and_keeps_to_its_balies(
    vragen: list[tuple[int, int, set[int]]],
) -> None:
    open_ = {balie: bits(0, 12) for balie in (1, 2, 3)}
    staat: dict[int, Bezet] = {}
    for sleutel, (eerste, cellen, balies) in enumerate(vragen):
        plaatsing = place(open_, list(staat.values()), eerste, cellen, sorted(balies))
        if plaatsing is None:
            continue
        staat[sleutel] = afspraak(sleutel, plaatsing.balie, eerste, cellen, balies)
        for wie, balie in plaatsing.verschoven.items():
            oud = staat[wie]
            staat[wie] = afspraak(wie, balie, oud.eerste, oud.cellen, set(oud.balies))
    for een, ander in product(staat.values(), repeat=2):
        assert een.balie in een.balies
        assert een is ander or een.balie != ander.balie or not een.masker & ander.masker
        assert een.masker & ~open_[een.balie] == 0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), max_size=14), st.integers(1, 4))
def test_what_is_offered_on_equal_balies_can_be_placed(vragen: list[tuple[int, int]], cellen: int) -> None:
    open_ = {balie: bits(0, 12) for balie in (1, 2, 3)}
    bezet: list[Bezet] = []
    for sleutel, (eerste, lengte) in enumerate(vragen):
        plaatsing = place(open_, bezet, eerste, min(lengte, 12 - eerste), [1, 2, 3])
        if plaatsing:
            verplaatst = {b.sleutel: plaatsing.verschoven.get(b.sleutel, b.balie) for b in bezet}
            bezet = [afspraak(b.sleutel, verplaatst[b.sleutel], b.eerste, b.cellen, {1, 2, 3}) for b in bezet]
            nieuw = afspraak(sleutel, plaatsing.balie, eerste, min(lengte, 12 - eerste), {1, 2, 3})
            bezet.append(nieuw)
    for start in cells_in(find_starts(open_, busy_per_balie(bezet), cellen, gelijk=True)):
        assert place(open_, bezet, start, cellen, [1, 2, 3]) is not None


def test_nobody_is_added_where_somebody_stands_at_a_balie_that_closed() -> None:
    open_ = {1: bits(0, 12), 2: bits(6, 6)}
    assert left_standing(open_, {2: bits(4, 4)}, [1, 2]) == bits(4, 2)
    assert left_standing(open_, {2: bits(4, 4)}, [1]) == 0
