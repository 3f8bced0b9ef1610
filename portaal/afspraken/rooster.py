"""The day of a locatie in cells of five minutes: which balies are open, which are taken, where it fits.

A day is a bit mask per balie: bit n is the n-th five minutes since local midnight, counted in real time, so
that the days on which the clock changes are right by themselves. No database and no clock.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

CEL = timedelta(minutes=5)
TIJDZONE = ZoneInfo("Europe/Amsterdam")
# Moving others aside is tried this many times before the answer is no.
HOOGSTENS_GESCHOVEN = 500

# No afspraak has this key: the one that is being placed.
NIEUW = -1

Masker = int


class BuitenHetRaster(ValueError):
    """The moment is not on a whole five minutes of this day."""


@dataclass(frozen=True)
class Dag:
    """One local day, and the way from moments to cells and back."""

    datum: date

    @cached_property
    def begin(self) -> datetime:
        """Local midnight, as a moment in UTC."""
        return datetime.combine(self.datum, time(), TIJDZONE).astimezone(UTC)

    def at(self, tijd: time) -> int:
        """The cell that begins at this local time; of an hour that comes twice, the first."""
        moment = datetime.combine(self.datum, tijd, TIJDZONE).astimezone(UTC)
        return (moment - self.begin) // CEL

    def cel(self, moment: datetime) -> int:
        """The cell that begins at this moment. Raises BuitenHetRaster."""
        cel, rest = divmod(moment - self.begin, CEL)
        if rest or cel < 0:
            raise BuitenHetRaster(moment)
        return cel

    def moment(self, cel: int) -> datetime:
        return self.begin + cel * CEL

    def masker(self, van: time, tot: time) -> Masker:
        """The cells from one local time until another."""
        return bits(self.at(van), self.at(tot) - self.at(van))


@dataclass(frozen=True)
class Bezet:
    """An afspraak on the grid. `balies` may serve it; one that is not `schuifbaar` stays where it is.

    A visit (`is_bezoek`) is in the `gebied` with this key, or nobody knows where.
    """

    sleutel: int
    balie: int
    eerste: int
    cellen: int
    balies: frozenset[int]
    schuifbaar: bool = True
    is_bezoek: bool = False
    gebied: int | None = None

    @property
    def masker(self) -> Masker:
        return bits(self.eerste, self.cellen)


@dataclass(frozen=True)
class Plaatsing:
    """Where a new afspraak goes, and who has to move aside for it: key of the afspraak to its new balie."""

    balie: int
    verschoven: Mapping[int, int] = field(default_factory=dict)


def bits(eerste: int, aantal: int) -> Masker:
    return ((1 << aantal) - 1) << eerste if aantal > 0 else 0


def cellen_voor(minuten: int) -> int:
    """The whole cells that this many minutes take."""
    return -(-minuten * 60 // int(CEL.total_seconds()))


def free_starts(vrij: Masker, cellen: int) -> Masker:
    """The cells where a run of `cellen` free ones begins, found by doubling."""
    klaar = 1
    while klaar < cellen:
        stap = min(klaar, cellen - klaar)
        vrij &= vrij >> stap
        klaar += stap
    return vrij


def cells_in(masker: Masker) -> Iterator[int]:
    """The numbers of the set bits, in order."""
    while masker:
        laagste = masker & -masker
        yield laagste.bit_length() - 1
        masker ^= laagste


def busy_per_balie(bezet: Iterable[Bezet]) -> dict[int, Masker]:
    per_balie: dict[int, Masker] = {}
    for afspraak in bezet:
        per_balie[afspraak.balie] = per_balie.get(afspraak.balie, 0) | afspraak.masker
    return per_balie


def left_standing(open_: Mapping[int, Masker], druk: Mapping[int, Masker], balies: Iterable[int]) -> Masker:
    """The cells in which somebody stands at one of these balies while it is no longer staffed."""
    staat = 0
    for balie in balies:
        staat |= druk.get(balie, 0) & ~open_.get(balie, 0)
    return staat


def find_starts(
    open_: Mapping[int, Masker], druk: Mapping[int, Masker], cellen: int, *, gelijk: bool = False
) -> Masker:
    """Where a run fits: on a free balie or, when balies are alike, after moving others aside.

    `open_` holds the balies that may serve it, `druk` what is taken on each. `gelijk` says that everything on
    them could be on any of them and nobody was called yet; with the same hours there is room then exactly
    where fewer are taken than are open.
    """
    starts = 0
    for balie, masker in open_.items():
        starts |= free_starts(masker & ~druk.get(balie, 0), cellen)
    if gelijk and len(set(open_.values())) == 1:
        overal = -1
        for balie in open_:
            overal &= druk.get(balie, 0)
        starts |= free_starts(next(iter(open_.values())) & ~overal, cellen)
    return starts


def place(
    open_: Mapping[int, Masker], bezet: Collection[Bezet], eerste: int, cellen: int, balies: Collection[int]
) -> Plaatsing | None:
    """A balie for this run, moving others aside when it has to; None when it does not fit.

    `open_` holds every open balie, `balies` those that may serve this one. Of the free balies the one goes
    first that fits tightest and can do least else, so that room is kept for longer and rarer afspraken.
    """
    nodig = bits(eerste, cellen)
    druk = busy_per_balie(bezet)
    kan = [balie for balie in balies if open_.get(balie, 0) & nodig == nodig]
    vrij = [balie for balie in kan if not druk.get(balie, 0) & nodig]
    if vrij:
        return Plaatsing(
            min(vrij, key=lambda balie: (_slack(open_[balie], druk.get(balie, 0), nodig), balie))
        )
    over = 0
    for balie, masker in open_.items():
        over |= masker & ~druk.get(balie, 0)
    if nodig & ~over:  # somewhere in this time nobody is free at all
        return None
    zoektocht = _Schuiven(open_, bezet)
    for balie in kan:
        if zoektocht.make_room(balie, nodig, vast=frozenset()):
            return Plaatsing(balie, zoektocht.moved())
    return _lay_anew(open_, bezet, Bezet(NIEUW, 0, eerste, cellen, frozenset(kan))) if kan else None


def _lay_anew(open_: Mapping[int, Masker], bezet: Collection[Bezet], nieuw: Bezet) -> Plaatsing | None:
    """All that may move is laid anew in order of time; where balies are alike this finds room if there is any.

    Of the balies that are free, who can least else goes first: the one that fewest others could be on.
    """
    vast = [afspraak for afspraak in bezet if not afspraak.schuifbaar]
    los = [afspraak for afspraak in bezet if afspraak.schuifbaar]
    druk, waar = busy_per_balie(vast), {}
    vraag = Counter(balie for afspraak in (*los, nieuw) for balie in afspraak.balies)
    for afspraak in sorted((*los, nieuw), key=lambda afspraak: (afspraak.eerste, len(afspraak.balies))):
        vrij = [
            balie
            for balie in afspraak.balies
            if open_.get(balie, 0) & ~druk.get(balie, 0) & afspraak.masker == afspraak.masker
        ]
        if not vrij:
            return None
        gekozen = min(vrij, key=lambda balie: (vraag[balie], balie))
        waar[afspraak.sleutel] = gekozen
        druk[gekozen] = druk.get(gekozen, 0) | afspraak.masker
    verschoven = {
        afspraak.sleutel: waar[afspraak.sleutel]
        for afspraak in los
        if waar[afspraak.sleutel] != afspraak.balie
    }
    return Plaatsing(waar[NIEUW], verschoven)


def _slack(open_masker: Masker, druk: Masker, nodig: Masker) -> int:
    """How many free cells would be left right before and after; nothing left is the tightest fit."""
    vrij = open_masker & ~druk & ~nodig
    voor, na, los = nodig & -nodig, 1 << (nodig.bit_length() - 1), 0
    while vrij & (voor := voor >> 1):
        los += 1
    while vrij & (na := na << 1):
        los += 1
    return los


class _Schuiven:
    """A search for room by moving afspraken to other balies, each as far as it takes; bounded."""

    def __init__(self, open_: Mapping[int, Masker], bezet: Collection[Bezet]) -> None:
        self.open_ = open_
        self.start = {afspraak.sleutel: afspraak.balie for afspraak in bezet}
        self.waar = dict(self.start)
        self.bezet = {afspraak.sleutel: afspraak for afspraak in bezet}
        self.beurten = 0

    def moved(self) -> dict[int, int]:
        return {sleutel: balie for sleutel, balie in self.waar.items() if balie != self.start[sleutel]}

    def make_room(self, balie: int, nodig: Masker, vast: frozenset[int]) -> bool:
        """Clear these cells of a balie; those in `vast` are being placed already and do not move again."""
        self.beurten += 1
        if self.beurten > HOOGSTENS_GESCHOVEN:
            return False
        weg = [
            afspraak
            for sleutel, afspraak in self.bezet.items()
            if self.waar[sleutel] == balie and afspraak.masker & nodig
        ]
        if any(not afspraak.schuifbaar or afspraak.sleutel in vast for afspraak in weg):
            return False
        was = dict(self.waar)
        vast |= {afspraak.sleutel for afspraak in weg}
        if all(self._move(afspraak, balie, vast) for afspraak in weg):
            return True
        self.waar = was
        return False

    def _move(self, afspraak: Bezet, van: int, vast: frozenset[int]) -> bool:
        for naar in sorted(afspraak.balies - {van}):
            past = self.open_.get(naar, 0) & afspraak.masker == afspraak.masker
            if past and self.make_room(naar, afspraak.masker, vast):
                self.waar[afspraak.sleutel] = naar
                return True
        return False
