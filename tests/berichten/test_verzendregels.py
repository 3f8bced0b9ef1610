"""Quiet hours over the turn of day and of summer time, and back-off."""

from datetime import UTC, datetime, timedelta

import pytest

from portaal.berichten.verzendregels import LANGSTE_UITSTEL, backoff, is_quiet, next_morning, start_of_day


def utc(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "stil"),
    [
        ("2026-11-24T19:59:59", False),  # 20.59.59 in the Netherlands
        ("2026-11-24T20:00:00", True),
        ("2026-11-25T06:59:59", True),
        ("2026-11-25T07:00:00", False),
        ("2026-07-01T18:59:59", False),  # summer time: 20.59.59
        ("2026-07-01T19:00:00", True),
        ("2026-07-02T05:59:59", True),
        ("2026-07-02T06:00:00", False),
    ],
)
def test_quiet_from_nine_in_the_evening_to_eight_in_the_morning(moment: str, stil: bool) -> None:
    assert is_quiet(utc(moment)) is stil


@pytest.mark.parametrize(
    ("moment", "ochtend"),
    [
        ("2026-11-24T20:30:00", "2026-11-25T07:00:00"),
        ("2026-11-24T23:30:00", "2026-11-25T07:00:00"),
        ("2026-03-28T22:00:00", "2026-03-29T06:00:00"),  # the night summer time begins is an hour shorter
        ("2026-10-24T21:00:00", "2026-10-25T07:00:00"),  # the night it ends is an hour longer
        ("2028-02-28T21:00:00", "2028-02-29T07:00:00"),
    ],
)
def test_the_first_morning_after(moment: str, ochtend: str) -> None:
    assert next_morning(utc(moment)) == utc(ochtend)
    assert not is_quiet(next_morning(utc(moment)))


def test_the_day_begins_at_dutch_midnight() -> None:
    assert start_of_day(utc("2026-11-24T22:59:00")) == utc("2026-11-23T23:00:00")
    assert start_of_day(utc("2026-11-24T23:00:00")) == utc("2026-11-24T23:00:00")


def test_backoff_doubles_is_spread_and_ends() -> None:
    assert [backoff(keren, 0.5) for keren in range(3)] == [timedelta(seconds=s) for s in (5, 10, 20)]
    assert backoff(0, 0) == timedelta(seconds=2.5)
    assert backoff(200, 1.0) == LANGSTE_UITSTEL * 1.5
