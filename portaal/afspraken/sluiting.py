"""A locatie that closes for a while: which other moment suits who was booked."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from portaal.kern.werkdagen import add_werkdagen

from .rooster import TIJDZONE

# Nobody is moved to a moment sooner than this: the message must be read first.
VOORLOOP = timedelta(hours=4)
# Within so many working days the same part of the day goes before a sooner moment.
DAGEN_ZELFDE_DEEL = 3
MIDDAG = 12


def sort_moments(tijden: Iterable[datetime], oud: datetime) -> list[datetime]:
    """Moments after `oud`, the one that suits best first: soon and in the same part of the day, then soon."""
    grens = add_werkdagen(_local(oud).date(), DAGEN_ZELFDE_DEEL)
    return sorted(
        tijden,
        key=lambda tijd: (_is_afternoon(tijd) != _is_afternoon(oud) or _local(tijd).date() > grens, tijd),
    )


def sort_by_time_of_day(tijden: Iterable[datetime], oud: datetime) -> list[datetime]:
    """Moments of one day, the one nearest to the old time of day first."""
    return sorted(tijden, key=lambda tijd: (abs(_minutes(tijd) - _minutes(oud)), tijd))


def last_preferred_day(oud: datetime) -> date:
    return add_werkdagen(_local(oud).date(), DAGEN_ZELFDE_DEEL)


def _local(moment: datetime) -> datetime:
    return moment.astimezone(TIJDZONE)


def _is_afternoon(moment: datetime) -> bool:
    return _local(moment).hour >= MIDDAG


def _minutes(moment: datetime) -> int:
    hier = _local(moment)
    return hier.hour * 60 + hier.minute
