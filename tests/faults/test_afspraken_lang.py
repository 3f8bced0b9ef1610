"""Long runs over real HTTP: fifty people who book, move and cancel at random; and confirming against expiring.

DADEN and PAREN in the environment make them longer or shorter; the figures are printed (pytest -s).
"""

import os
import random
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import hold_afspraak, set_contact
from portaal.afspraken.permissions import get_by_link_or_404
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.views.optie import sign_optie
from tests.afspraken import natelling
from tests.factories.afspraken import Plek, make_rooster, workday_after

from .afspraken_klanten import CONTACT, GOEDE_ANTWOORDEN, Antwoord, Klant, all_at_once, warm_up
from .test_afspraken import tijd_pad
from .webserver import run_web

DADEN = int(os.environ.get("DADEN", "500"))
PAREN = int(os.environ.get("PAREN", "1000"))
KLANTEN, BALIES = 50, 3


@pytest.fixture
def adres(transactional_db: None) -> Iterator[str]:
    with run_web(workers=4, threads=8) as url:
        yield url


def times(plek: Plek, dagen: int) -> list[datetime]:
    """All that can be booked in so many days."""
    van = workday_after(timezone.localdate() + timedelta(days=9))
    gevonden = find_dagen(plek.wens(), van, van + timedelta(days=dagen), timezone.now())
    return [tijd for dag in gevonden for tijd in dag.tijden]


def live(
    klant: Klant, plek: Plek, tijden: list[datetime], toeval: random.Random, keren: int
) -> list[Antwoord]:
    """Books when it has nothing; else moves, cancels, or starts anew."""
    antwoorden = []
    for _ in range(keren):
        start, kans = toeval.choice(tijden), toeval.random()
        if not klant.geboekt or kans < 0.3:
            antwoorden.append(klant.book(tijd_pad(plek, toeval.randrange(1, 5)), start))
        elif kans < 0.7:
            antwoorden.append(klant.move(start))
        else:
            antwoorden.append(klant.cancel())
            klant.geboekt = klant.geboekt if antwoorden[-1].status == 503 else ""
    return antwoorden


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_fifty_people_at_random_never_overbook_and_never_deadlock(adres: str) -> None:
    plek = make_rooster(balies=BALIES)
    tijden, klanten = times(plek, 6), [Klant(adres) for _ in range(KLANTEN)]
    warm_up(adres, tijd_pad(plek))
    taken = [
        lambda klant=klant, nummer=nummer: live(klant, plek, tijden, random.Random(nummer), DADEN // KLANTEN)
        for nummer, klant in enumerate(klanten)
    ]
    uitkomsten, seconden = all_at_once(taken)
    statussen = Counter(antwoord.status for rij in uitkomsten for antwoord in rij)
    print(f"{connection.vendor}, {DADEN} acts of {KLANTEN} people: {dict(statussen)} in {seconden:.1f} s")
    assert set(statussen) <= GOEDE_ANTWOORDEN
    assert statussen[302] > DADEN // 10
    now = timezone.now()
    assert natelling.find_double(now) == natelling.find_loose(now) == []
    assert max(natelling.count_at_once(now).values()) <= BALIES
    geboekt = [get_by_link_or_404(klant.geboekt.split("/")[2]) for klant in klanten if klant.geboekt]
    assert {afspraak.status for afspraak in geboekt} == {"bevestigd"}


def race(adres: str, plek: Plek, start: datetime, toeval: random.Random) -> str:
    """One confirms while the time runs out and another takes it: who has it afterwards."""
    try:
        optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=timezone.now())
        set_contact(afspraak=optie, contact=CONTACT, now=timezone.now())
        over = timezone.now() + timedelta(milliseconds=toeval.uniform(0, 60))
        Afspraak.objects.filter(pk=optie.pk).update(optie_tot=over)
        optie.cellen.update(vrij_vanaf=over)
    finally:
        connections.close_all()
    antwoorden: dict[str, Antwoord] = {}

    def confirm() -> None:
        antwoorden["bevestigd"] = Klant(adres).post(f"/afspraak-maken/{sign_optie(optie.uuid)}/bevestigen/")

    def take() -> None:
        antwoorden["overgenomen"] = Klant(adres).hold(tijd_pad(plek), start)

    draden = [threading.Thread(target=doen) for doen in (confirm, take)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert {antwoord.status for antwoord in antwoorden.values()} <= GOEDE_ANTWOORDEN
    gelukt = [naam for naam, antwoord in antwoorden.items() if antwoord.is_gelukt]
    if not gelukt:
        # The one came too late and the other too early: expired, so now it can be taken.
        assert Klant(adres).hold(tijd_pad(plek), start).is_gelukt
        return "verlopen"
    (winnaar,) = gelukt
    return winnaar


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
def test_of_confirming_and_expiring_one_wins(adres: str) -> None:
    plek = make_rooster(van=time(8), tot=time(18))
    tijden = times(plek, 60)[:PAREN]
    assert len(tijden) == PAREN
    warm_up(adres, tijd_pad(plek))
    toeval = random.Random(20261124)
    with ThreadPoolExecutor(4) as ploeg:
        winnaars = Counter(ploeg.map(lambda start: race(adres, plek, start, toeval), tijden))
    print(f"{connection.vendor}, {PAREN} pairs: {dict(winnaars)}")
    assert winnaars["bevestigd"] and winnaars["overgenomen"] + winnaars["verlopen"]
    now = timezone.now()
    assert natelling.find_double(now) == natelling.find_loose(now) == []
    assert Afspraak.objects.filter(status="bevestigd").count() == winnaars["bevestigd"]
