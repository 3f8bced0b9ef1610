"""When it is busier than usual: a period once, or the same days of every year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Drukte:
    """One busy period: `naam` goes before "is het druk", `advies` says what to do instead."""

    naam: str
    advies: str
    van: date
    tot: date

    @property
    def titel(self) -> str:
        return f"{self.naam} is het druk"

    def covers(self, datum: date) -> bool:
        return self.van <= datum <= self.tot


def find_keren(drukte: Drukte, *, elk_jaar: bool, van: date, tot: date) -> Iterator[Drukte]:
    """The times that this period falls, in part or whole, from `van` through `tot`."""
    if not elk_jaar:
        if drukte.van <= tot and drukte.tot >= van:
            yield drukte
        return
    over_jaargrens = drukte.tot.year - drukte.van.year
    for jaar in range(van.year - over_jaargrens, tot.year + 1):
        keer = Drukte(
            drukte.naam,
            drukte.advies,
            _in_jaar(drukte.van, jaar),
            _in_jaar(drukte.tot, jaar + over_jaargrens),
        )
        if keer.van <= tot and keer.tot >= van:
            yield keer


def _in_jaar(datum: date, jaar: int) -> date:
    """The same day of another year; 29 February becomes the 28th where there is none."""
    try:
        return datum.replace(year=jaar)
    except ValueError:
        return datum.replace(year=jaar, day=28)
