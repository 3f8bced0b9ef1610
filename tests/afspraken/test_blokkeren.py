"""Closing a balie: who fits elsewhere goes there unseen, who does not is told to staff."""

from datetime import time, timedelta

import pytest

from portaal.afspraken.enums import AfspraakStatus, Herkomst
from portaal.afspraken.models import Afspraak, Balieblokkade, Cel, SoortLocatie
from portaal.afspraken.operations import (
    NietMeerTeWijzigen,
    TijdNietVrij,
    block_balie,
    cancel_afspraak,
    hold_afspraak,
    reseat_afspraak,
    unblock_balie,
)
from portaal.afspraken.permissions import zichtbaar_voor
from portaal.afspraken.queries.overboekt import find_overboekt
from portaal.berichten.models import Bericht
from portaal.organisatie.operations import set_afwijking
from portaal.toegang.models import Account, Handeling
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster

from .conftest import MORGEN, NU, moment

OCHTEND = {"datum": MORGEN, "van": time(9), "tot": time(12), "reden": "Ziek"}


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(balies=2)


def overbooked(plek: Plek) -> list[Afspraak]:
    return find_overboekt(Afspraak.objects.all(), plek.locatie, MORGEN, MORGEN, now=NU)


def check_cells(afspraak: Afspraak) -> None:
    """It holds exactly its own time, at the balie where it stands."""
    afspraak.refresh_from_db()
    cellen = afspraak.cellen.order_by("begin")
    assert {cel.balie_id for cel in cellen} == {afspraak.balie_id}
    assert [cel.begin for cel in cellen] == [
        afspraak.start + n * timedelta(minutes=5)
        for n in range((afspraak.eind - afspraak.start) // timedelta(minutes=5))
    ]


def test_who_fits_at_another_balie_goes_there_and_hears_nothing(plek: Plek, medewerker: Account) -> None:
    eerste, tweede = (plek.book(moment(9), NU) for _ in range(2))
    later = plek.book(moment(10), NU)
    gesloten = later.balie
    berichten = Bericht.objects.count()
    uitkomst = block_balie(balie=gesloten, **OCHTEND, by=medewerker, now=NU)
    assert (uitkomst.verschoven, uitkomst.blijven_staan) == (1, 1)
    check_cells(later)
    assert later.balie != gesloten
    assert overbooked(plek) == [next(a for a in (eerste, tweede) if a.balie == gesloten)]
    assert Bericht.objects.count() == berichten
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(herkomst=Herkomst.MEDEWERKER), start=moment(10), by=None, now=NU)


def test_blocking_twice_is_one_blokkade_and_one_line_in_the_log(plek: Plek, medewerker: Account) -> None:
    for _ in range(2):
        block_balie(balie=plek.balies[0], **OCHTEND, by=medewerker, now=NU)
    assert Balieblokkade.objects.count() == 1
    assert Handeling.objects.filter(soort="balie-geblokkeerd", wie=medewerker).count() == 1


def test_a_blokkade_that_goes_gives_the_time_back(plek: Plek, medewerker: Account) -> None:
    blokkade = block_balie(balie=plek.balies[0], **OCHTEND, by=medewerker, now=NU).blokkade
    plek.book(moment(9), NU)
    with pytest.raises(TijdNietVrij):
        plek.book(moment(9), NU)
    for _ in range(2):
        unblock_balie(blokkade=blokkade, by=medewerker, now=NU)
    check_cells(plek.book(moment(9), NU))
    assert Handeling.objects.filter(soort="balie-vrijgegeven").count() == 1


def test_one_that_is_left_goes_over_by_hand_once_there_is_room(plek: Plek, medewerker: Account) -> None:
    een, twee = (plek.book(moment(9), NU) for _ in range(2))
    block_balie(balie=een.balie, **OCHTEND, by=medewerker, now=NU)
    with pytest.raises(TijdNietVrij):
        reseat_afspraak(afspraak=een, by=medewerker, now=NU)
    check_cells(een)
    cancel_afspraak(afspraak=twee, by=None, now=NU, rust=lambda: timedelta(minutes=1))
    reseat_afspraak(afspraak=een, by=medewerker, now=NU + timedelta(minutes=2))
    check_cells(een)
    assert overbooked(plek) == []
    assert een.start == moment(9)


def test_who_was_called_stays_where_they_are(plek: Plek, medewerker: Account) -> None:
    afspraak = plek.book(moment(9), NU)
    Afspraak.objects.filter(pk=afspraak.pk).update(status=AfspraakStatus.OPGEROEPEN)
    uitkomst = block_balie(balie=afspraak.balie, **OCHTEND, by=medewerker, now=NU)
    assert (uitkomst.verschoven, uitkomst.blijven_staan) == (0, 0)
    with pytest.raises(NietMeerTeWijzigen):
        reseat_afspraak(afspraak=afspraak, by=medewerker, now=NU)


def test_other_hours_a_lost_skill_and_a_lost_locatie_are_seen(plek: Plek, medewerker: Account) -> None:
    laat, vroeg = plek.book(moment(11), NU), plek.book(moment(9), NU)
    set_afwijking(locatie=plek.locatie, datum=MORGEN, reden="Kort open", van=time(9), tot=time(10))
    assert overbooked(plek) == [laat]
    vroeg.balie.soorten.set([AfspraaksoortFactory()])
    assert overbooked(plek) == [vroeg, laat]
    assert find_overboekt(zichtbaar_voor(medewerker), plek.locatie, MORGEN, MORGEN, now=NU) == []
    SoortLocatie.objects.all().delete()
    with pytest.raises(TijdNietVrij):
        reseat_afspraak(afspraak=vroeg, by=medewerker, now=NU)


def test_what_is_over_is_not_overbooked(plek: Plek, medewerker: Account) -> None:
    plek.book(moment(9), NU)
    for balie in plek.balies:
        block_balie(balie=balie, **OCHTEND, by=medewerker, now=NU)
    assert len(overbooked(plek)) == 1
    assert find_overboekt(Afspraak.objects.all(), plek.locatie, MORGEN, MORGEN, now=moment(9, 10)) == []


def test_looking_for_overbooked_asks_the_same_for_many(plek: Plek, django_assert_num_queries) -> None:
    set_afwijking(locatie=plek.locatie, datum=MORGEN, reden="Dicht", van=time(8), tot=time(9))
    assert overbooked(plek) == []
    set_afwijking(locatie=plek.locatie, datum=MORGEN, reden="Open", van=time(9), tot=time(12))
    for minuut in (0, 10, 20, 30):
        plek.book(moment(9, minuut), NU)
    set_afwijking(locatie=plek.locatie, datum=MORGEN, reden="Dicht", van=time(8), tot=time(9))
    with django_assert_num_queries(10):
        assert len(overbooked(plek)) == 4
    assert Cel.objects.count() == 8
