"""Holidays and working days against the calendar library and the decree table."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portaal.kern.werkdagen import (
    GELIJKGESTELDE_DAGEN,
    add_werkdagen,
    eerste_werkdag_vanaf,
    feestdagen,
    is_feestdag,
    is_werkdag,
    koningsdag,
    laatste_werkdag_tot,
    tabel_is_bekend,
    werkdagen_tussen,
)

dagen = st.dates(date(2015, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("jaar", range(2014, 2080))
def test_feestdagen_agree_with_the_calendar_library(jaar: int) -> None:
    bibliotheek = holidays.country_holidays(
        "NL", years=jaar, language="nl", categories=("public", "optional")
    )
    zondagen = {"Eerste paasdag", "Eerste pinksterdag"}
    verwacht = {dag for dag, naam in bibliotheek.items() if not set(naam.split("; ")) <= zondagen}
    assert set(feestdagen(jaar)) - GELIJKGESTELDE_DAGEN == verwacht


@pytest.mark.parametrize(
    "dag",
    [
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    ],
)
def test_decree_days_are_no_working_days(dag: date) -> None:
    assert dag.weekday() < 5
    assert is_feestdag(dag)
    assert not is_werkdag(dag)


def test_decree_table_holds_ten_days() -> None:
    assert len(GELIJKGESTELDE_DAGEN) == 10
    assert all(tabel_is_bekend(dag.year) for dag in GELIJKGESTELDE_DAGEN)


def test_decree_table_ends_after_2028() -> None:
    assert [jaar for jaar in range(2015, 2040) if tabel_is_bekend(jaar)] == list(range(2023, 2029))


@pytest.mark.parametrize("dag", [date(2026, 5, 4), date(2025, 4, 28), date(2029, 5, 11), date(2025, 4, 20)])
def test_ordinary_days_are_no_feestdag(dag: date) -> None:
    assert not is_feestdag(dag)


def test_koningsdag_moves_from_sunday_to_saturday() -> None:
    assert koningsdag(2025) == date(2025, 4, 26)
    assert koningsdag(2026) == date(2026, 4, 27)
    assert koningsdag(2031) == date(2031, 4, 26)


def test_hemelvaart_on_5_mei_is_counted_once() -> None:
    assert len(feestdagen(2016)) == 8
    assert is_feestdag(date(2016, 5, 5))


def test_add_werkdagen_passes_easter() -> None:
    assert add_werkdagen(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert add_werkdagen(date(2026, 4, 7), -1) == date(2026, 4, 2)
    assert add_werkdagen(date(2026, 4, 4), 0) == date(2026, 4, 4)


def test_werkdagen_tussen_counts_the_last_day_only() -> None:
    assert werkdagen_tussen(date(2026, 4, 2), date(2026, 4, 7)) == 1
    assert werkdagen_tussen(date(2026, 4, 7), date(2026, 4, 2)) == -1
    assert werkdagen_tussen(date(2026, 4, 7), date(2026, 4, 7)) == 0


def test_nearest_werkdag() -> None:
    assert eerste_werkdag_vanaf(date(2027, 5, 5)) == date(2027, 5, 10)
    assert laatste_werkdag_tot(date(2027, 5, 9)) == date(2027, 5, 4)
    assert eerste_werkdag_vanaf(date(2027, 5, 4)) == laatste_werkdag_tot(date(2027, 5, 4)) == date(2027, 5, 4)


@given(dagen, st.integers(-60, 60).filter(bool))
def test_add_werkdagen_and_werkdagen_tussen_are_inverse(dag: date, aantal: int) -> None:
    einde = add_werkdagen(dag, aantal)
    assert is_werkdag(einde)
    assert werkdagen_tussen(dag, einde) == aantal


@given(dagen)
def test_never_more_than_ten_days_to_the_next_werkdag(dag: date) -> None:
    assert timedelta(0) <= eerste_werkdag_vanaf(dag) - dag < timedelta(days=10)
