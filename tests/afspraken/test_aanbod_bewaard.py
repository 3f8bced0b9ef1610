"""What was offered once is remembered for as long as it could be offered again."""

from datetime import date, timedelta

from portaal.afspraken.models import Afspraak
from portaal.afspraken.operations import cancel_afspraak, join_wachtlijst, sweep_wachtlijst
from portaal.afspraken.operations.opruimen import release_opties, remove_opties
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.wens import WensRegel
from tests.factories.afspraken import Plek

from .conftest import NU, moment

DAG = timedelta(days=1)
VRIJDAG = date(2026, 12, 4)


def test_an_unanswered_offer_is_not_made_again_once_opties_are_cleared(plek: Plek) -> None:
    tijden = find_dagen(plek.wens(), VRIJDAG, VRIJDAG, NU)[0].tijden
    vol = [plek.book(start, NU) for start in tijden]
    wachtplek = join_wachtlijst(
        regels=[WensRegel(plek.soort, 1)],
        locatie=plek.locatie,
        tot=VRIJDAG,
        contact={"naam": "Sanne", "email": "sanne@voorbeeld.example"},
        sleutel="een",
        by=None,
        now=NU,
    )
    wachtplek.van = VRIJDAG
    wachtplek.save(update_fields=["van"])
    cancel_afspraak(afspraak=vol[-1], by=None, now=NU, rust=lambda: timedelta(minutes=1))
    assert sweep_wachtlijst(now=NU) == 1
    later = NU + DAG + timedelta(hours=2)
    assert sweep_wachtlijst(now=later) == 0
    release_opties(now=later)
    remove_opties(now=later)
    assert sweep_wachtlijst(now=later) == 0
    wachtplek.refresh_from_db()
    assert wachtplek.aanbiedingen == 1
    # After its day it is nobody's any more.
    assert remove_opties(now=moment(9, dag=VRIJDAG + DAG)) == 1
    assert Afspraak.objects.count() == len(vol)
