"""Bookings, moves, cancels, expiries and changes of hours at random; then a recount by plain SQL.

After each booking and move the moment is counted too: hours that got shorter may leave more people than fit, and
then nobody may be added. NATELLING in the environment makes the long run longer or shorter.
"""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pytest

from portaal.afspraken.models import Afspraak, Balieblokkade
from portaal.afspraken.operations import (
    NietMeerTeWijzigen,
    OptieVerlopen,
    TijdNietVrij,
    block_balie,
    cancel_afspraak,
    confirm_afspraak,
    extend_optie,
    hold_afspraak,
    move_afspraak,
    unblock_balie,
)
from portaal.afspraken.rooster import TIJDZONE
from portaal.organisatie.operations import clear_afwijking, set_afwijking
from portaal.toegang.models import Account
from tests.factories.afspraken import Plek, make_rooster
from tests.factories.toegang import MedewerkerFactory

from . import natelling
from .conftest import MORGEN, NU, moment

KORT, LANG = 200, int(os.environ.get("NATELLING", "2000"))
DAGEN = [MORGEN, MORGEN + timedelta(days=1), date(2026, 12, 7)]
OPEN, DICHT = time(9), time(12)
CONTACT = {"naam": "Sanne", "email": "sanne@voorbeeld.example", "telefoon": "+31612345678"}
MINUUT = timedelta(minutes=1)


@dataclass
class Boeking:
    """What somebody was told: the number, when and where, and how often it moved."""

    afspraak: Afspraak
    personen: int
    start: datetime
    plek: Plek
    keer_verplaatst: int = 0
    is_afgezegd: bool = False


@dataclass
class Balieleven:
    """Days at two locaties, by the dice. It keeps its own book of what was promised."""

    plekken: list[Plek]
    door: Account
    toeval: random.Random
    now: datetime = NU
    boekingen: list[Boeking] = field(default_factory=list)
    uren: dict[tuple[int, date], tuple[time, time]] = field(default_factory=dict)
    telling: Counter[str] = field(default_factory=Counter)

    def run(self, keren: int) -> None:
        daden = [self.book] * 9 + [self.hold_only] * 2 + [self.move] * 5 + [self.cancel] * 4
        daden += [self.change_hours, self.block, self.unblock]
        for _ in range(keren):
            self.now += self.toeval.choice([timedelta(), MINUUT, 3 * MINUUT])
            daad = self.toeval.choice(daden)
            try:
                daad()
            except (TijdNietVrij, NietMeerTeWijzigen, OptieVerlopen) as fout:
                self.telling[f"{daad.__name__}: {type(fout).__name__}"] += 1
            else:
                self.telling[daad.__name__] += 1

    def book(self) -> None:
        plek, start, personen = self._choose()
        optie = hold_afspraak(wens=plek.wens(personen), start=start, by=None, now=self.now)
        self._check_moment(plek, start, personen)
        if self.toeval.random() < 0.1:
            self.now += 9 * MINUUT
            optie = extend_optie(afspraak=optie, by=None, now=self.now)
        if self.toeval.random() < 0.1:
            self.now += 11 * MINUUT
        afspraak = confirm_afspraak(afspraak=optie, contact=CONTACT, by=None, now=self.now)
        self.boekingen.append(Boeking(afspraak, personen, start, plek))

    def hold_only(self) -> None:
        """Somebody who never confirms."""
        plek, start, personen = self._choose()
        hold_afspraak(wens=plek.wens(personen), start=start, by=None, now=self.now)
        self._check_moment(plek, start, personen)

    def move(self) -> None:
        boeking = self._any()
        plek, start, _ = self._choose()
        if (plek, start) == (boeking.plek, boeking.start):
            return
        boeking.afspraak = move_afspraak(
            afspraak=boeking.afspraak, wens=plek.wens(boeking.personen), start=start, by=None, now=self.now
        )
        boeking.plek, boeking.start = plek, start
        boeking.keer_verplaatst += 1
        self._check_moment(plek, start, boeking.personen)

    def cancel(self) -> None:
        """Sometimes clicked twice."""
        boeking = self._any()
        for _ in range(self.toeval.choice([1, 2])):
            cancel_afspraak(afspraak=boeking.afspraak, by=None, now=self.now)
        boeking.is_afgezegd = True

    def change_hours(self) -> None:
        plek, datum = self.toeval.choice(self.plekken), self.toeval.choice(DAGEN)
        if self.toeval.random() < 0.5:
            clear_afwijking(locatie=plek.locatie, datum=datum)
            self.uren.pop((plek.locatie.pk, datum), None)
        else:
            van, tot = self.toeval.choice(
                [(time(10), time(12)), (time(9), time(11)), (time(8, 30), time(13))]
            )
            set_afwijking(locatie=plek.locatie, datum=datum, reden="Anders open", van=van, tot=tot)
            self.uren[plek.locatie.pk, datum] = (van, tot)

    def block(self) -> None:
        plek, datum = self.toeval.choice(self.plekken), self.toeval.choice(DAGEN)
        balie = self.toeval.choice(plek.balies)
        van = time(self.toeval.choice([9, 10]), self.toeval.choice([0, 30]))
        block_balie(balie=balie, datum=datum, van=van, tot=time(11), reden="Ziek", by=self.door, now=self.now)

    def unblock(self) -> None:
        blokkades = list(Balieblokkade.objects.order_by("pk"))
        if blokkades:
            unblock_balie(blokkade=self.toeval.choice(blokkades), by=self.door, now=self.now)

    def expected_berichten(self) -> Counter[tuple[str, str]]:
        """By e-mail and by SMS; the reminder of what was called off is withdrawn, and a move makes a new one."""
        verwacht: Counter[tuple[str, str]] = Counter()
        for boeking in self.boekingen:
            nummer = boeking.afspraak.nummer
            verwacht[nummer, "afspraak-bevestigd"] = 2
            verwacht[nummer, "afspraak-verplaatst"] = 2 * boeking.keer_verplaatst
            verwacht[nummer, "afspraak-geannuleerd"] = 2 * boeking.is_afgezegd
            herinnerd = not boeking.is_afgezegd and boeking.start > moment(12, dag=DAGEN[1])
            verwacht[nummer, "afspraak-herinnering"] = 2 * herinnerd
        return +verwacht

    def _choose(self) -> tuple[Plek, datetime, int]:
        """Any five minutes, also when it is closed; 1 to 4 people."""
        dag, uur = self.toeval.choice(DAGEN), self.toeval.randrange(8, 13)
        start = moment(uur, 5 * self.toeval.randrange(12), dag)
        return self.toeval.choice(self.plekken), start, self.toeval.randrange(1, 5)

    def _any(self) -> Boeking:
        komend = [boeking for boeking in self.boekingen if not boeking.is_afgezegd]
        if not komend:
            raise TijdNietVrij
        return self.toeval.choice(komend)

    def _check_moment(self, plek: Plek, start: datetime, personen: int) -> None:
        """In none of the cells that were just given are there more people than staffed balies."""
        for nummer in range(2 * personen):
            cel = start + nummer * 5 * MINUUT
            assert natelling.count_in_moment(plek.locatie.pk, cel, self.now) <= self._staffed(plek, cel)

    def _staffed(self, plek: Plek, cel: datetime) -> int:
        hier = cel.astimezone(TIJDZONE)
        van, tot = self.uren.get((plek.locatie.pk, hier.date()), (OPEN, DICHT))
        if not van <= hier.time() < tot:
            return 0
        return len(plek.balies) - natelling.count_blocked(plek.locatie.pk, hier.date(), hier.time())


def live(seed: int, keren: int) -> Balieleven:
    plekken = [make_rooster(balies=3)]
    plekken.append(make_rooster(balies=2, soort=plekken[0].soort))
    leven = Balieleven(plekken, MedewerkerFactory(), random.Random(seed))
    leven.run(keren)
    return leven


def check(leven: Balieleven) -> None:
    now = leven.now
    assert natelling.find_double(now) == natelling.find_loose(now) == []
    capaciteit = {plek.locatie.pk: len(plek.balies) for plek in leven.plekken}
    for (locatie, _), aantal in natelling.count_at_once(now).items():
        assert aantal <= capaciteit[locatie]
    stand = natelling.read_stand()
    for boeking in leven.boekingen:
        status = "geannuleerd" if boeking.is_afgezegd else "bevestigd"
        assert stand[boeking.afspraak.nummer] == (status, boeking.start, boeking.plek.locatie.pk)
    bevestigd = {nummer for nummer, (status, *_) in stand.items() if status == "bevestigd"}
    assert bevestigd <= {boeking.afspraak.nummer for boeking in leven.boekingen}
    assert natelling.count_berichten() == leven.expected_berichten()


@pytest.mark.django_db
def test_two_hundred_random_acts_add_up() -> None:
    leven = live(20261201, KORT)
    check(leven)
    assert leven.telling["book"] > KORT // 10
    assert leven.telling["move"] and leven.telling["cancel"]


@pytest.mark.fault
@pytest.mark.django_db
def test_two_thousand_random_acts_add_up() -> None:
    leven = live(20261202, LANG)
    check(leven)
    print(f"{LANG} acts: {dict(sorted(leven.telling.items()))}")
