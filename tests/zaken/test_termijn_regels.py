"""Opschorting, verlenging, verdaging and the limits of the Algemene termijnenwet, article by article."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portaal.zaken.termijnen import (
    REGEL_VERSIE,
    Grond,
    Opschorting,
    TermijnInvoer,
    Uitstel,
    Verdaging,
    Verlenging,
    compute_termijn,
    opschorting_na_uitnodiging,
    opschorting_na_zienswijze,
)

BASIS = TermijnInvoer(date(2026, 9, 1), 8, Grond.WET)
EINDE = date(2026, 10, 27)


# Rule 2: Awb 4:15 lid 1 onder a


def test_without_a_set_term_nothing_is_suspended() -> None:
    assert opschorting_na_uitnodiging(date(2026, 9, 15), None, date(2026, 9, 29)) is None


def test_unused_term_suspends_through_its_last_day() -> None:
    opschorting = opschorting_na_uitnodiging(date(2026, 9, 15), date(2026, 9, 29), None)
    assert opschorting is not None
    assert (opschorting.eerste, opschorting.laatste) == (date(2026, 9, 16), date(2026, 9, 29))
    assert opschorting.grond == "Awb 4:15 lid 1 onder a"


@pytest.mark.parametrize(
    ("aangevuld", "laatste"),
    [
        (date(2026, 9, 17), date(2026, 9, 16)),
        (date(2026, 9, 29), date(2026, 9, 28)),
        (date(2026, 9, 30), date(2026, 9, 29)),
        (date(2026, 10, 20), date(2026, 9, 29)),
    ],
)
def test_suspension_ends_at_the_earlier_of_aanvulling_and_term(aangevuld: date, laatste: date) -> None:
    opschorting = opschorting_na_uitnodiging(date(2026, 9, 15), date(2026, 9, 29), aangevuld)
    assert opschorting is not None
    assert opschorting.laatste == laatste


@pytest.mark.parametrize("aangevuld", [date(2026, 9, 15), date(2026, 9, 16)])
def test_aanvulling_by_the_next_day_suspends_nothing(aangevuld: date) -> None:
    assert opschorting_na_uitnodiging(date(2026, 9, 15), date(2026, 9, 29), aangevuld) is None


def test_zienswijze_suspends_through_the_day_of_receipt() -> None:
    assert opschorting_na_zienswijze(date(2026, 12, 4), date(2026, 12, 4)) is None
    volgende_dag = opschorting_na_zienswijze(date(2026, 12, 4), date(2026, 12, 5))
    assert volgende_dag is not None
    assert volgende_dag.laatste == date(2026, 12, 5)
    lopend = opschorting_na_zienswijze(date(2026, 12, 4), None)
    assert lopend is not None
    assert lopend.laatste is None


# Rule 2: while a suspension runs


@pytest.mark.parametrize(
    ("vandaag", "sinds"),
    [
        (date(2026, 9, 15), None),
        (date(2026, 9, 16), date(2026, 9, 16)),
        (date(2026, 9, 28), date(2026, 9, 16)),
        (date(2026, 9, 29), None),
    ],
)
def test_term_stands_still_within_the_range(vandaag: date, sinds: date | None) -> None:
    opschorting = Opschorting(date(2026, 9, 16), date(2026, 9, 28))
    termijn = compute_termijn(replace(BASIS, opschortingen=(opschorting,), vandaag=vandaag))
    assert termijn.loopt_stil_sinds == sinds
    assert termijn.harde_datum == (None if sinds else date(2026, 11, 9))
    assert termijn.verwachte_datum == date(2026, 11, 9)


def test_open_suspension_moves_the_expected_date_day_by_day() -> None:
    opschortingen = (Opschorting(date(2026, 9, 16), None),)
    for dagen in range(1, 20):
        vandaag = date(2026, 9, 15) + timedelta(days=dagen)
        termijn = compute_termijn(
            replace(BASIS, opschortingen=opschortingen, vandaag=vandaag, grond=Grond.VERORDENING)
        )
        assert termijn.loopt_stil_sinds == date(2026, 9, 16)
        assert termijn.harde_datum is None
        assert termijn.verwachte_datum == EINDE + timedelta(days=dagen)
        assert termijn.dagen_opgeschort == dagen


def test_adjoining_suspensions_stand_still_since_the_first() -> None:
    opschortingen = (
        Opschorting(date(2026, 9, 25), date(2026, 10, 8)),
        Opschorting(date(2026, 9, 16), date(2026, 9, 24)),
    )
    termijn = compute_termijn(replace(BASIS, opschortingen=opschortingen, vandaag=date(2026, 10, 1)))
    assert termijn.loopt_stil_sinds == date(2026, 9, 16)


def test_suspension_after_the_end_changes_nothing() -> None:
    later = Opschorting(EINDE + timedelta(days=1), EINDE + timedelta(days=30))
    termijn = compute_termijn(
        replace(BASIS, opschortingen=(later,), vandaag=EINDE + timedelta(days=2), grond=Grond.VERORDENING)
    )
    assert termijn.harde_datum == EINDE
    assert termijn.dagen_opgeschort == 0


def test_suspension_on_the_last_day_moves_it() -> None:
    termijn = compute_termijn(replace(BASIS, opschortingen=(Opschorting(EINDE, EINDE),)))
    assert termijn.einde_zonder_atw == EINDE + timedelta(days=1)


# Rule 4: verlenging by a special law


@pytest.mark.parametrize(
    ("aangekondigd", "einde", "weken"),
    [
        (date(2026, 10, 1), date(2026, 12, 8), 6),
        (EINDE, date(2026, 12, 8), 6),
        (EINDE + timedelta(days=1), EINDE, 0),
        (None, EINDE, 0),
    ],
)
def test_verlenging_counts_only_when_told_in_time(aangekondigd: date | None, einde: date, weken: int) -> None:
    verlenging = Verlenging(6, "Omgevingswet 16.64 lid 2", aangekondigd)
    termijn = compute_termijn(replace(BASIS, verlenging=verlenging))
    assert termijn.uiterste_datum == einde
    assert termijn.verlengd_met_weken == weken


def test_in_time_means_before_the_day_the_atw_moved_to() -> None:
    # The raw end is Good Friday 3 April 2026, the term runs through Tuesday 7 April.
    # Six weeks on from the raw end is Friday 15 May, a decree day.
    invoer = TermijnInvoer(date(2026, 2, 6), 8, Grond.WET)
    verlenging = Verlenging(6, "Omgevingswet 16.64 lid 2", date(2026, 4, 7))
    termijn = compute_termijn(replace(invoer, verlenging=verlenging))
    assert termijn.uiterste_datum == date(2026, 5, 18)


def test_term_is_extended_once() -> None:
    with pytest.raises(ValueError, match="maar één keer"):
        replace(BASIS, extra_weken=6, verlenging=Verlenging(6, "Omgevingswet 16.64 lid 2", date(2026, 10, 1)))


# Rule 4: Awb 4:14


def test_verdaging_lid_1_promises_but_does_not_move_the_date() -> None:
    verdaging = Verdaging(Uitstel.MET_WETTELIJKE_TERMIJN, date(2026, 10, 20), date(2026, 11, 20))
    termijn = compute_termijn(replace(BASIS, verdaging=verdaging))
    assert termijn.uiterste_datum == termijn.harde_datum == EINDE
    assert termijn.verwachte_datum == date(2026, 11, 20)


def test_verdaging_lid_3_sets_the_named_date_even_on_a_saturday() -> None:
    verdaging = Verdaging(Uitstel.ZONDER_WETTELIJKE_TERMIJN, date(2026, 10, 20), date(2026, 11, 21))
    termijn = compute_termijn(replace(BASIS, verdaging=verdaging))
    assert termijn.uiterste_datum == termijn.verwachte_datum == date(2026, 11, 21)
    assert termijn.planningsdatum == date(2026, 11, 20)


def test_verdaging_lid_3_may_be_told_on_the_last_day() -> None:
    verdaging = Verdaging(Uitstel.ZONDER_WETTELIJKE_TERMIJN, EINDE, date(2026, 11, 20))
    assert compute_termijn(replace(BASIS, verdaging=verdaging)).uiterste_datum == date(2026, 11, 20)


def test_verdaging_lid_3_told_too_late_changes_nothing() -> None:
    verdaging = Verdaging(
        Uitstel.ZONDER_WETTELIJKE_TERMIJN, EINDE + timedelta(days=1), EINDE + timedelta(days=30)
    )
    assert compute_termijn(replace(BASIS, verdaging=verdaging)).uiterste_datum == EINDE


def test_only_suspension_after_the_notice_moves_the_named_date() -> None:
    verdaging = Verdaging(Uitstel.ZONDER_WETTELIJKE_TERMIJN, date(2026, 10, 20), date(2026, 11, 20))
    eerder = Opschorting(date(2026, 9, 16), date(2026, 9, 28))
    later = Opschorting(date(2026, 11, 2), date(2026, 11, 4))
    termijn = compute_termijn(replace(BASIS, verdaging=verdaging, opschortingen=(eerder, later)))
    assert termijn.uiterste_datum == date(2026, 11, 23)
    assert termijn.dagen_opgeschort == 16


def test_suspension_from_the_day_of_the_notice_was_known_when_the_date_was_named() -> None:
    verdaging = Verdaging(Uitstel.ZONDER_WETTELIJKE_TERMIJN, date(2026, 10, 20), date(2026, 11, 20))
    opschorting = Opschorting(date(2026, 10, 20), date(2026, 10, 30))
    termijn = compute_termijn(replace(BASIS, verdaging=verdaging, opschortingen=(opschorting,)))
    assert termijn.uiterste_datum == date(2026, 11, 20)
    assert termijn.dagen_opgeschort == 1


# Rule 5: each term by itself


@pytest.mark.parametrize(
    ("weken", "extra", "schuift"),
    [(8, 6, True), (12, 6, True), (12, 12, True), (13, 0, False), (8, 13, False)],
)
def test_atw_looks_at_each_term_by_itself(weken: int, extra: int, schuift: bool) -> None:
    kerst = date(2026, 12, 25)
    invoer = TermijnInvoer(kerst - timedelta(weeks=weken + extra), weken, Grond.WET, extra)
    termijn = compute_termijn(invoer)
    assert termijn.einde_zonder_atw == kerst
    assert termijn.uiterste_datum == (date(2026, 12, 28) if schuift else kerst)


@pytest.mark.parametrize(
    ("grond", "einde"),
    [
        (Grond.WET, date(2026, 12, 28)),
        (Grond.AMVB, date(2026, 12, 28)),
        (Grond.VERORDENING, date(2026, 12, 26)),
        (Grond.NORM, date(2026, 12, 26)),
    ],
)
def test_atw_holds_for_wet_and_amvb_only(grond: Grond, einde: date) -> None:
    assert compute_termijn(TermijnInvoer(date(2026, 10, 31), 8, grond)).uiterste_datum == einde


def test_atw_is_applied_once_at_the_end() -> None:
    # Eight weeks end on Good Friday; the six weeks count on from there, not from the moved day.
    termijn = compute_termijn(TermijnInvoer(date(2026, 2, 6), 8, Grond.WET, 6))
    assert termijn.einde_zonder_atw == date(2026, 5, 15)
    assert termijn.uiterste_datum == date(2026, 5, 18)


def test_shortest_term_is_one_week() -> None:
    assert compute_termijn(replace(BASIS, weken=1)).einde_zonder_atw == date(2026, 9, 8)


# Rules 6 and 7


def test_planning_and_alarms_are_working_days_before_the_raw_end() -> None:
    termijn = compute_termijn(TermijnInvoer(date(2026, 2, 6), 8, Grond.WET))
    assert termijn.planningsdatum == date(2026, 4, 2)
    assert termijn.alarmen == (date(2026, 3, 19), date(2026, 3, 26), date(2026, 4, 1))
    assert termijn.streefdatum == date(2026, 3, 31)


@pytest.mark.parametrize(("jaar", "bekend"), [(2022, False), (2023, True), (2028, True), (2029, False)])
def test_years_outside_the_decree_table_are_marked(jaar: int, bekend: bool) -> None:
    termijn = compute_termijn(TermijnInvoer(date(jaar, 3, 1), 8, Grond.WET))
    assert termijn.feestdagen_bekend is bekend
    assert (termijn.regel_versie, termijn.feestdagen_versie) == (REGEL_VERSIE, "2023-2028")


# Input that makes no sense


@pytest.mark.parametrize(
    "fout",
    [
        lambda: replace(BASIS, weken=0),
        lambda: replace(BASIS, extra_weken=-1),
        lambda: Opschorting(date(2026, 9, 2), date(2026, 9, 1)),
        lambda: Verlenging(0, "Woo 4.4 lid 2", None),
        lambda: Verdaging(Uitstel.MET_WETTELIJKE_TERMIJN, EINDE, EINDE),
        lambda: replace(BASIS, opschortingen=(Opschorting(date(2026, 9, 16), None),)),
    ],
)
def test_impossible_facts_are_refused(fout: object) -> None:
    assert callable(fout)
    with pytest.raises(ValueError, match=r"\.$"):
        fout()


@given(st.dates(date(2023, 1, 1), date(2028, 1, 1)), st.integers(0, 40), st.integers(0, 60))
def test_completing_earlier_never_suspends_longer(verzonden: date, gesteld: int, aangevuld: int) -> None:
    gesteld_tot = verzonden + timedelta(days=gesteld)

    def count_dagen(opschorting: Opschorting | None) -> int:
        if opschorting is None or opschorting.laatste is None:
            return 0
        return (opschorting.laatste - opschorting.eerste).days + 1

    dagen = [
        count_dagen(opschorting_na_uitnodiging(verzonden, gesteld_tot, verzonden + timedelta(days=n)))
        for n in (aangevuld, aangevuld + 1)
    ]
    ongebruikt = count_dagen(opschorting_na_uitnodiging(verzonden, gesteld_tot, None))
    assert dagen[0] <= dagen[1] <= ongebruikt == gesteld
