"""How long waiting may take at the balie, and who goes first because of it. Values in, values out.

The promises are those of the kwaliteitshandvest: with an afspraak within 5 minutes of the agreed time, without
one within 15 and never more than 30, and 5 (never more than 15) for who collects something. Waiting begins at
the agreed time, or at the arrival when that was later, and ends when somebody is at the balie.

Who goes first is whose promise runs out first. An afspraak so goes before who walked in less than ten minutes
earlier; who walked in before that has waited long enough to go first. Nobody can be passed for ever.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices

MINUUT = timedelta(minutes=1)
# Early by more than this is too early to check in.
VROEGST_AANMELDEN = 30 * MINUUT
# Called this often before somebody counts as not there.
KEREN_OPROEPEN = 2
# A wrong click can be undone for this long.
HERSTELTIJD = 30 * MINUUT


class Rij(TextChoices):
    """The letter of a volgnummer: each has its own promise."""

    AFSPRAAK = "A", "Met afspraak"
    INLOOP = "B", "Zonder afspraak"
    OPHALEN = "O", "Ophalen"


@dataclass(frozen=True)
class Wachtnorm:
    """Within `binnen` as a rule, and never longer than `hoogstens`."""

    binnen: timedelta
    hoogstens: timedelta


# Where each promise stands among the servicenormen; an afspraak has one for both.
CODES = {
    Rij.AFSPRAAK: ("balie-wachttijd-afspraak", "balie-wachttijd-afspraak"),
    Rij.INLOOP: ("balie-wachttijd-inloop", "balie-wachttijd-inloop-max"),
    Rij.OPHALEN: ("balie-ophalen", "balie-ophalen-max"),
}
# In minutes, as long as the servicenormen were not loaded.
GEBRUIKELIJK = {
    "balie-wachttijd-afspraak": 5,
    "balie-wachttijd-inloop": 15,
    "balie-wachttijd-inloop-max": 30,
    "balie-ophalen": 5,
    "balie-ophalen-max": 15,
}

Wachtnormen = Mapping[Rij, Wachtnorm]


def make_normen(minuten: Mapping[str, int]) -> dict[Rij, Wachtnorm]:
    """The norm per row, from minutes per code of a servicenorm."""
    grens = {code: minuten.get(code, gewoon) * MINUUT for code, gewoon in GEBRUIKELIJK.items()}
    return {rij: Wachtnorm(grens[binnen], grens[hoogstens]) for rij, (binnen, hoogstens) in CODES.items()}


def row_of(nummer: str) -> Rij:
    """The row that a volgnummer stands in, by its letter."""
    return Rij(nummer[0])


def next_nummer(rij: Rij, gegeven: Iterable[str]) -> str:
    """A01, A02 … A99, A100: one more than the highest that was given in this row."""
    hoogste = max((int(nummer[1:]) for nummer in gegeven if nummer[0] == rij), default=0)
    return f"{rij}{hoogste + 1:02d}"


def begin_of_turn(aangemeld: datetime, start: datetime | None) -> datetime:
    """Where waiting begins to count."""
    return max(aangemeld, start) if start else aangemeld


def expect_wait(bezig: Iterable[int], ervoor: Iterable[int], balies: int) -> int | None:
    """Minutes until it is one's turn, rounded up to five; None when no balie is staffed for it.

    `bezig` holds the minutes that those at these balies still need, `ervoor` those of everybody who goes first.
    """
    if balies < 1:
        return None
    vrij = sorted(bezig, reverse=True)[:balies]
    vrij += [0] * (balies - len(vrij))
    heapq.heapify(vrij)
    for minuten in ervoor:
        heapq.heapreplace(vrij, vrij[0] + minuten)
    return -(-vrij[0] // 5) * 5
