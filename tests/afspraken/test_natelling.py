"""Bookings, moves, cancels, expiries, changes of hours and closings at random; then a recount by plain SQL.

After each booking and move the moment is counted too: hours that got shorter may leave more people than fit, and
then nobody may be added. Who stands in a closing hears once where they go or that they choose, and once that it goes
on when it opens again. NATELLING in the environment makes the long run longer or shorter.
"""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pytest

from portaal.afspraken.models import Afspraak, Balieblokkade, Openingsblok, Verzetting
from portaal.afspraken.operations import (
    NietMeerTeWijzigen,
    OptieVerlopen,
    TijdNietVrij,
    block_balie,
    cancel_afspraak,
    confirm_afspraak,
    extend_optie,
    heropen_locatie,
    hold_afspraak,
    move_afspraak,
    sluit_locatie,
    unblock_balie,
    work_verzetting,
)
from portaal.afspraken.queries.verzetten import unfinished
from portaal.afspraken.rooster import TIJDZONE
from portaal.organisatie.operations import clear_afwijking, set_afwijking
from portaal.toegang.models import Account
from tests.factories.afspraken import Plek, make_rooster
from tests.factories.toegang import MedewerkerFactory

from . import natelling
from .conftest import MORGEN, NU, moment

KORT, LANG = 200, int(os.environ.get("NATELLING", "2000"))
DAGEN = [MORGEN, MORGEN + timedelta(days=1), date(2026, 12, 7)]
# After the last of these days nothing can be booked: who must go elsewhere does not always find a place.
OCHTEND_ERVOOR = {
    MORGEN: date(2026, 12, 1),
    date(2026, 12, 3): MORGEN,
    date(2026, 12, 4): date(2026, 12, 3),
    date(2026, 12, 7): date(2026, 12, 4),
}
OPEN, DICHT = time(9), time(12)
SLUITINGEN = [(None, None), (time(9), time(10)), (time(9, 30), time(11)), (time(11), time(12))]
MAIL = {"naam": "Sanne", "email": "sanne@voorbeeld.example"}
MAIL_EN_SMS = MAIL | {"telefoon": "+31612345678"}
MINUUT = timedelta(minutes=1)


@dataclass
class Boeking:
    """What somebody was told: the number, when and where, and how often it moved."""

    afspraak: Afspraak
    personen: int
    start: datetime
    plek: Plek
    adressen: int
    keer_verplaatst: int = 0
    keer_gesloten: int = 0
    keer_kiezen: int = 0
    keer_toch_door: int = 0
    is_afgezegd: bool = False
    is_herinnerd: bool = False
    # Their time is closed: they heard nothing yet, or they heard that they choose.
    wacht: bool = False
    kiest: bool = False

    @property
    def eind(self) -> datetime:
        return self.start + self.personen * 10 * MINUUT

    def stands(self, start: datetime, now: datetime) -> None:
        """From now on, with a reminder in the morning of the working day before."""
        self.start, self.wacht, self.kiest = start, False, False
        ochtend = OCHTEND_ERVOOR[start.astimezone(TIJDZONE).date()]
        self.is_herinnerd = moment(10, dag=ochtend) > now


@dataclass(frozen=True)
class Sluiting:
    """Closed from `van` until `tot`."""

    verzetting: Verzetting
    plek: Plek
    van: datetime
    tot: datetime

    def covers(self, plek: Plek, van: datetime, tot: datetime) -> bool:
        return plek == self.plek and van < self.tot and tot > self.van


@dataclass
class Balieleven:
    """Days at two locaties, by the dice. It keeps its own book of what was promised."""

    plekken: list[Plek]
    door: Account
    toeval: random.Random
    now: datetime = NU
    boekingen: list[Boeking] = field(default_factory=list)
    uren: dict[tuple[int, date], tuple[time, time]] = field(default_factory=dict)
    gesloten: list[Sluiting] = field(default_factory=list)
    telling: Counter[str] = field(default_factory=Counter)

    def run(self, keren: int) -> None:
        daden = [self.book] * 9 + [self.hold_only] * 2 + [self.move] * 3 + [self.cancel] * 2
        daden += [self.change_hours, self.block, self.unblock, self.close, self.reopen, self.help_waiting]
        for _ in range(keren):
            self.now += self.toeval.choice([timedelta(), timedelta(), MINUUT])
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
        contact = self.toeval.choice([MAIL, MAIL, MAIL_EN_SMS])
        afspraak = confirm_afspraak(afspraak=optie, contact=contact, by=None, now=self.now)
        self.boekingen.append(Boeking(afspraak, personen, start, plek, adressen=len(contact) - 1))
        self.boekingen[-1].stands(start, self.now)

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
        boeking.plek = plek
        boeking.stands(start, self.now)
        boeking.keer_verplaatst += 1
        self._check_moment(plek, start, boeking.personen)

    def cancel(self) -> None:
        """Sometimes clicked twice."""
        boeking = self._any()
        for _ in range(self.toeval.choice([1, 2])):
            cancel_afspraak(afspraak=boeking.afspraak, by=None, now=self.now)
        boeking.is_afgezegd, boeking.is_herinnerd = True, False
        boeking.wacht = boeking.kiest = False

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

    def close(self) -> None:
        """A day or a part of it, sometimes clicked twice; who is taken care of already is not listed again."""
        plek, datum = self.toeval.choice(self.plekken), self.toeval.choice(DAGEN)
        van, tot = self.toeval.choice(SLUITINGEN)
        for _ in range(self.toeval.choice([1, 2])):
            verzetting = sluit_locatie(
                locatie=plek.locatie,
                datum=datum,
                van=van,
                tot=tot,
                reden="storing",
                sleutel=f"klik {self.telling['close']}",
                by=self.door,
                now=self.now,
            )
        begin, einde = (
            datetime.combine(datum, tijd, TIJDZONE) for tijd in (van or time.min, tot or time(23, 59))
        )
        self.gesloten.append(Sluiting(verzetting, plek, begin, einde))
        for boeking in self._standing():
            if self.gesloten[-1].covers(boeking.plek, boeking.start, boeking.eind):
                boeking.wacht = not boeking.kiest and boeking.start > self.now

    def reopen(self) -> None:
        """Who still had to hear nothing hears nothing; who chose hears that it goes on, unless it is closed twice."""
        if not self.gesloten:
            return
        sluiting = self.gesloten.pop(self.toeval.randrange(len(self.gesloten)))
        assert heropen_locatie(verzetting=sluiting.verzetting, by=self.door, now=self.now)
        assert not heropen_locatie(verzetting=sluiting.verzetting, by=self.door, now=self.now)
        for boeking in self._standing():
            nog = self._is_closed(boeking.plek, boeking.start, boeking.eind)
            if boeking.kiest and not nog:
                boeking.keer_toch_door += 1
                boeking.stands(boeking.start, self.now)
            boeking.wacht = boeking.wacht and nog

    def help_waiting(self) -> None:
        """The task that comes after a closing, for all of them: each goes to a time that is open, or chooses."""
        for verzetting in unfinished():
            work_verzetting(verzetting=verzetting, klok=lambda: self.now)
        stand, wachtend = natelling.read_stand(), natelling.find_waiting()
        for boeking in self._standing():
            nummer = boeking.afspraak.nummer
            if not boeking.wacht or nummer in wachtend:
                continue
            _, start, _ = stand[nummer]
            if start == boeking.start:
                boeking.keer_kiezen += 1
                boeking.wacht, boeking.kiest, boeking.is_herinnerd = False, True, False
                continue
            boeking.afspraak.refresh_from_db()
            boeking.keer_gesloten += 1
            boeking.stands(start, self.now)
            assert start >= self.now + 4 * 60 * MINUUT
            self._check_moment(boeking.plek, start, boeking.personen)

    def expected_berichten(self) -> Counter[tuple[str, str]]:
        """To each address; the reminder of what was called off is withdrawn, and a move makes a new one."""
        verwacht: Counter[tuple[str, str]] = Counter()
        for boeking in self.boekingen:
            nummer, keer = boeking.afspraak.nummer, boeking.adressen
            verwacht[nummer, "afspraak-bevestigd"] = keer
            verwacht[nummer, "afspraak-verplaatst"] = keer * boeking.keer_verplaatst
            verwacht[nummer, "afspraak-geannuleerd"] = keer * boeking.is_afgezegd
            verwacht[nummer, "afspraak-herinnering"] = keer * boeking.is_herinnerd
            verwacht[nummer, "afspraak-gesloten-verplaatst"] = keer * boeking.keer_gesloten
            verwacht[nummer, "afspraak-gesloten-kiezen"] = keer * boeking.keer_kiezen
            verwacht[nummer, "afspraak-gaat-door"] = keer * boeking.keer_toch_door
        return +verwacht

    def _choose(self) -> tuple[Plek, datetime, int]:
        """Any five minutes, also when it is closed, or a time as it may be offered; 1 to 4 people."""
        dag = self.toeval.choice(DAGEN)
        if self.toeval.random() < 0.4:
            start = moment(self.toeval.randrange(9, 12), 10 * self.toeval.randrange(6), dag)
        else:
            start = moment(self.toeval.randrange(8, 13), 5 * self.toeval.randrange(12), dag)
        return self.toeval.choice(self.plekken), start, self.toeval.randrange(1, 5)

    def _any(self) -> Boeking:
        staand = self._standing()
        if not staand:
            raise TijdNietVrij
        return self.toeval.choice(staand)

    def _standing(self) -> list[Boeking]:
        return [boeking for boeking in self.boekingen if not boeking.is_afgezegd]

    def _is_closed(self, plek: Plek, van: datetime, tot: datetime) -> bool:
        return any(sluiting.covers(plek, van, tot) for sluiting in self.gesloten)

    def _check_moment(self, plek: Plek, start: datetime, personen: int) -> None:
        """In none of the cells that were just given are there more people than staffed balies."""
        for nummer in range(2 * personen):
            cel = start + nummer * 5 * MINUUT
            assert natelling.count_in_moment(plek.locatie.pk, cel, self.now) <= self._staffed(plek, cel)

    def _staffed(self, plek: Plek, cel: datetime) -> int:
        hier = cel.astimezone(TIJDZONE)
        van, tot = self.uren.get((plek.locatie.pk, hier.date()), (OPEN, DICHT))
        if not van <= hier.time() < tot or self._is_closed(plek, cel, cel + 5 * MINUUT):
            return 0
        return len(plek.balies) - natelling.count_blocked(plek.locatie.pk, hier.date(), hier.time())


def live(seed: int, keren: int) -> Balieleven:
    plekken = [make_rooster(balies=3)]
    plekken.append(make_rooster(balies=2, soort=plekken[0].soort))
    Openingsblok.objects.update(geldig_tot=DAGEN[-1])
    leven = Balieleven(plekken, MedewerkerFactory(), random.Random(seed))
    leven.run(keren)
    leven.now += 31 * MINUUT
    leven.help_waiting()
    return leven


def check(leven: Balieleven) -> None:
    now = leven.now
    assert natelling.find_double(now) == natelling.find_loose(now) == []
    assert not natelling.find_waiting()
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
