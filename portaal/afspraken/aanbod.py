"""What may be offered to somebody on the waiting list, when, and for how long. No database and no clock."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .enums import Dagdeel
from .rooster import TIJDZONE

# So long the time is held for them; nobody is woken up for it, and nobody has to run for it.
AANBOD_DUUR = timedelta(minutes=30)
MINSTENS_VOORAF = timedelta(hours=2)
AANBIEDEN_VAN, AANBIEDEN_TOT = time(8), time(20)
# After so many times without an answer the place on the list ends.
HOOGSTENS_ONBENUT = 3
MIDDAG = time(12)


@dataclass(frozen=True)
class Venster:
    """The days and the part of the day in which somebody can come; with `voor`, only before that moment."""

    van: date
    tot: date
    dagdeel: str = Dagdeel.HEEL
    voor: datetime | None = None

    def suits(self, start: datetime) -> bool:
        hier = start.astimezone(TIJDZONE)
        if not self.van <= hier.date() <= self.tot or (self.voor is not None and start >= self.voor):
            return False
        if self.dagdeel == Dagdeel.HEEL:
            return True
        return (hier.time() < MIDDAG) == (self.dagdeel == Dagdeel.OCHTEND)


def is_aanbiedtijd(now: datetime) -> bool:
    """Whether people may get an offer at this moment."""
    return AANBIEDEN_VAN <= now.astimezone(TIJDZONE).time() < AANBIEDEN_TOT


def earliest_offer(now: datetime, voorloop_uren: int) -> datetime:
    """An offer begins at this moment or later: it must still be bookable on the last second it is held."""
    return now + max(MINSTENS_VOORAF, timedelta(hours=voorloop_uren) + AANBOD_DUUR)
