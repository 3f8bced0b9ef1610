"""When an attempt may go out: quiet hours, back-off, the start of the day, all in Dutch time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STIL_VANAF = time(21)
STIL_TOT = time(8)

EERSTE_UITSTEL = timedelta(seconds=5)
LANGSTE_UITSTEL = timedelta(minutes=15)


def is_quiet(moment: datetime) -> bool:
    """Whether people are left alone at this moment: from 21.00 to 8.00."""
    tijd = moment.astimezone(AMSTERDAM).time()
    return tijd >= STIL_VANAF or tijd < STIL_TOT


def next_morning(moment: datetime) -> datetime:
    """The first 8.00 after this moment."""
    lokaal = moment.astimezone(AMSTERDAM)
    dag = lokaal.date() if lokaal.time() < STIL_TOT else lokaal.date() + timedelta(days=1)
    return datetime.combine(dag, STIL_TOT, AMSTERDAM)


def start_of_day(moment: datetime) -> datetime:
    """The midnight that began the day of this moment."""
    return datetime.combine(moment.astimezone(AMSTERDAM).date(), time.min, AMSTERDAM)


def backoff(keren: int, toeval: float) -> timedelta:
    """How long to wait after so many tries without result: doubling, with jitter.

    toeval: from 0 to 1; it spreads the wait over half to one and a half of the nominal one.
    """
    nominaal = min(EERSTE_UITSTEL * 2 ** min(keren, 12), LANGSTE_UITSTEL)
    return nominaal * (0.5 + toeval)
