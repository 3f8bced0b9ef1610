"""A day of a locatie as a table: a column per balie, a row per quarter of an hour and wherever something begins.

Counted in cells of five minutes, as in rooster.py. No database and no clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from .rooster import Masker

KWARTIER = 3  # cells


class VakSoort(StrEnum):
    """What a stretch of time at a balie is."""

    DICHT = "dicht"
    VRIJ = "vrij"
    BLOKKADE = "blokkade"
    RUST = "rust"  # given up a moment ago, and free again soon
    AFSPRAAK = "afspraak"


@dataclass(frozen=True)
class Kolom:
    """One balie: masks of when it is staffed, blocked and at rest; afspraken as (key, first cell, cells)."""

    balie: int
    open: Masker
    blokkade: Masker = 0
    rust: Masker = 0
    afspraken: Sequence[tuple[int, int, int]] = ()


@dataclass(frozen=True)
class Vak:
    """A stretch of one thing, and how many rows of the table it takes. `sleutel` is that of an afspraak."""

    soort: VakSoort
    balie: int
    eerste: int
    einde: int
    sleutel: int
    rijen: int


@dataclass(frozen=True)
class Rij:
    """From one cell to the next boundary; `vakken` are those that begin here, in the order of the columns."""

    eerste: int
    cellen: int
    vakken: tuple[Vak, ...]

    @property
    def is_kwartier(self) -> bool:
        return self.eerste % KWARTIER == 0


Inhoud = tuple[VakSoort, int]


def lay_out(kolommen: Sequence[Kolom]) -> list[Rij]:
    """The rows from the first quarter in which anything is open or booked to the last; none when nothing is."""
    van, tot = _span(kolommen)
    stroken = {kolom.balie: list(_strips(kolom, van, tot)) for kolom in kolommen}
    grenzen = sorted(
        {eerste for stroken_ in stroken.values() for _, eerste, _ in stroken_}
        | set(range(van, tot, KWARTIER))
    )
    plek = {cel: nummer for nummer, cel in enumerate((*grenzen, tot))}
    per_rij: dict[int, list[Vak]] = {cel: [] for cel in grenzen}
    for balie, stroken_ in stroken.items():
        for (soort, sleutel), eerste, einde in stroken_:
            rijen = plek[einde] - plek[eerste]
            per_rij[eerste].append(Vak(soort, balie, eerste, einde, sleutel, rijen))
    return [Rij(cel, volgende - cel, tuple(per_rij[cel])) for cel, volgende in pairwise((*grenzen, tot))]


def _span(kolommen: Sequence[Kolom]) -> tuple[int, int]:
    """Whole quarters around all that is open or booked."""
    alles = 0
    for kolom in kolommen:
        alles |= kolom.open | kolom.rust
        for _, eerste, cellen in kolom.afspraken:
            alles |= ((1 << cellen) - 1) << eerste
    if not alles:
        return 0, 0
    eerste = (alles & -alles).bit_length() - 1
    return eerste - eerste % KWARTIER, -(-alles.bit_length() // KWARTIER) * KWARTIER


def _strips(kolom: Kolom, van: int, tot: int) -> Iterator[tuple[Inhoud, int, int]]:
    """Runs of the same thing, with where each begins and ends; free time is cut at the quarters."""
    geboekt = _by_cell(kolom.afspraken)

    def key(cel: int) -> tuple[Inhoud, int]:
        inhoud = _content(kolom, geboekt, cel)
        return inhoud, cel // KWARTIER if inhoud[0] is VakSoort.VRIJ else 0

    for (inhoud, _), reeks in groupby(range(van, tot), key):
        cellen = list(reeks)
        yield inhoud, cellen[0], cellen[-1] + 1


def _by_cell(afspraken: Sequence[tuple[int, int, int]]) -> Mapping[int, int]:
    """Which afspraak stands in a cell. One that was helped sooner gives way to the one after it."""
    op_volgorde = sorted(afspraken, key=lambda afspraak: afspraak[1])
    return {cel: sleutel for sleutel, eerste, cellen in op_volgorde for cel in range(eerste, eerste + cellen)}


def _content(kolom: Kolom, geboekt: Mapping[int, int], cel: int) -> Inhoud:
    if cel in geboekt:
        return VakSoort.AFSPRAAK, geboekt[cel]
    for soort, masker in (
        (VakSoort.RUST, kolom.rust),
        (VakSoort.BLOKKADE, kolom.blokkade),
        (VakSoort.VRIJ, kolom.open),
    ):
        if masker >> cel & 1:
            return soort, 0
    return VakSoort.DICHT, 0
