"""Rounds and residents at the same moment: one offer, one taker, one message."""

from collections import Counter
from datetime import timedelta

import pytest

from portaal.afspraken.enums import AfspraakStatus, WachtlijstStatus
from portaal.afspraken.models import Afspraak, Cel, Wachtlijstplek
from portaal.afspraken.operations import (
    AanbodVoorbij,
    Druk,
    cancel_afspraak,
    hold_afspraak,
    join_wachtlijst,
    sweep_wachtlijst,
    take_aanbod,
)
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.wens import WensRegel
from portaal.berichten.models import Bericht
from tests.factories.afspraken import Plek, make_rooster

from .conftest import MORGEN, NU, moment
from .test_gelijktijdig import KLAAR, all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

MINUUT = timedelta(minutes=1)


def make_full(wachtend: int) -> tuple[Plek, list[Wachtlijstplek], Afspraak]:
    """Nothing free, so many on the list, and one time that was just given up."""
    plek = make_rooster()
    geboekt = [
        plek.book(start, NU)
        for dag in (NU.date(), MORGEN)
        for start in find_dagen(plek.wens(), dag, dag, NU)[0].tijden
    ]
    plekken = [
        join_wachtlijst(
            regels=[WensRegel(plek.soort, 1)],
            locatie=plek.locatie,
            tot=MORGEN,
            contact={"naam": "Sanne", "telefoon": "+31612345678"},
            sleutel=f"sleutel-{n}",
            by=None,
            now=NU + n * timedelta(seconds=1),
        )
        for n in range(wachtend)
    ]
    weg = geboekt[-1]
    cancel_afspraak(afspraak=weg, by=None, now=NU, rust=lambda: 10 * MINUUT)
    return plek, plekken, weg


def test_rounds_at_once_offer_a_time_to_one_person_with_one_message() -> None:
    _, plekken, weg = make_full(wachtend=5)
    all_at_once([lambda: sweep_wachtlijst(now=NU + MINUUT) for _ in range(6)])
    sweep_wachtlijst(now=NU + MINUUT)
    aangeboden = Wachtlijstplek.objects.filter(status=WachtlijstStatus.AANGEBODEN)
    assert [plek.aanbod.start for plek in aangeboden] == [weg.start]
    assert Afspraak.objects.filter(start=weg.start, status=AfspraakStatus.OPTIE).count() == 1
    assert Bericht.objects.filter(soort="wachtlijst-aanbod").count() == 1
    assert set(aangeboden) <= set(plekken)


def test_many_taps_on_one_link_are_one_afspraak() -> None:
    _, (plek,), weg = make_full(wachtend=1)
    sweep_wachtlijst(now=NU + MINUUT)
    uitkomsten = all_at_once(
        [lambda: take_aanbod(plek=plek, beurt=1, by=None, now=NU + 2 * MINUUT) for _ in range(8)]
    )
    assert set(uitkomsten) <= {KLAAR, "Druk"}
    assert Afspraak.objects.filter(start=weg.start, status=AfspraakStatus.BEVESTIGD).count() == 1
    assert Bericht.objects.filter(soort="afspraak-bevestigd", dedupe_key__endswith=":telefoon").count() == 1


def test_taking_at_the_moment_it_runs_out_has_one_winner() -> None:
    """For one process it is still theirs, for the round it is over; whoever is first, it is held once."""
    plek_van, plekken, weg = make_full(wachtend=2)
    sweep_wachtlijst(now=NU + MINUUT)
    eerste = plekken[0]
    einde = NU + 31 * MINUUT
    uitkomsten: Counter[str] = all_at_once(
        [
            lambda: _take_or_late(eerste, einde - timedelta(seconds=1)),
            lambda: sweep_wachtlijst(now=einde),
            lambda: _public(plek_van, weg, einde),
        ]
    )
    assert uitkomsten[KLAAR] >= 1
    houders = set(Cel.objects.filter(begin=weg.start).values_list("afspraak", flat=True))
    assert len(houders) == 1
    eerste.refresh_from_db()
    bevestigd = Afspraak.objects.filter(start=weg.start, status=AfspraakStatus.BEVESTIGD)
    assert bevestigd.exists() == (eerste.status == WachtlijstStatus.GENOMEN)


def _take_or_late(plek: Wachtlijstplek, now) -> None:
    try:
        take_aanbod(plek=plek, beurt=1, by=None, now=now)
    except AanbodVoorbij as fout:
        raise Druk from fout


def _public(plek: Plek, weg: Afspraak, now) -> None:
    assert weg.start >= moment(11)
    hold_afspraak(wens=plek.wens(), start=weg.start, by=None, now=now)
