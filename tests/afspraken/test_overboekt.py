"""Hours are taken away under people who have an afspraak: nobody is added until they are helped."""

from datetime import time

import pytest

from portaal.afspraken.operations import (
    TijdNietVrij,
    block_balie,
    cancel_afspraak,
    hold_afspraak,
    reseat_afspraak,
)
from portaal.afspraken.queries import find_dagen
from tests.factories.afspraken import make_rooster
from tests.factories.toegang import MedewerkerFactory

from .conftest import MORGEN, NU, moment


@pytest.mark.django_db
def test_a_place_that_comes_free_goes_to_who_lost_theirs() -> None:
    plek, medewerker = make_rooster(balies=2), MedewerkerFactory()
    een, twee = plek.book(moment(9), NU), plek.book(moment(9), NU)
    uitkomst = block_balie(
        balie=een.balie, datum=MORGEN, van=time(9), tot=time(10), reden="Ziek", by=medewerker, now=NU
    )
    assert uitkomst.blijven_staan == 1
    later = NU.replace(hour=8)
    cancel_afspraak(afspraak=twee, by=None, now=NU)
    assert moment(9) not in find_dagen(plek.wens(), MORGEN, MORGEN, later)[0].tijden
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=later)
    reseat_afspraak(afspraak=een, by=medewerker, now=later)
    assert moment(9, 10) in find_dagen(plek.wens(), MORGEN, MORGEN, later)[0].tijden
    assert hold_afspraak(wens=plek.wens(), start=moment(9, 10), by=None, now=later)
