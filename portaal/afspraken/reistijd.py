"""The way from one visit to the next: nobody is at the next door before there was time to get there.

Between two visits of a team lies at least the travel time between their areas, on top of the buffer of the
first. So for who asks for a visit, every other visit is as much longer at both ends. No database, no clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .rooster import Bezet, cellen_voor


@dataclass(frozen=True)
class Reistijden:
    """Minutes from the area of one visit to each other area; what is not known counts as the longest way."""

    per_gebied: tuple[tuple[int, int], ...] = ()
    langste: int = 0

    def cellen_naar(self, gebied: int | None) -> int:
        """The whole cells that the way to there takes; None is an area that nobody knows."""
        minuten = self.langste if gebied is None else dict(self.per_gebied).get(gebied, self.langste)
        return cellen_voor(minuten)


def keep_apart(bezet: Iterable[Bezet], reistijden: Reistijden | None) -> list[Bezet]:
    """What is taken, as a new visit sees it: each visit with the way to and from it."""
    if reistijden is None:
        return list(bezet)
    return [_widen(plek, reistijden) if plek.is_bezoek else plek for plek in bezet]


def _widen(bezoek: Bezet, reistijden: Reistijden) -> Bezet:
    reis = reistijden.cellen_naar(bezoek.gebied)
    eerste = max(bezoek.eerste - reis, 0)
    return replace(bezoek, eerste=eerste, cellen=bezoek.eerste + bezoek.cellen + reis - eerste)
