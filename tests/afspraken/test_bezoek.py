"""Visits at home: never less than the way from one to the next, counted again apart from the code."""

import itertools
import random
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from portaal.afspraken.enums import Afspraakkanaal, AfspraakStatus, Herkomst, VoorvalSoort
from portaal.afspraken.models import Afspraak, Bezoekgebied, Reistijd, Voorval
from portaal.afspraken.operations import (
    TijdNietVrij,
    cancel_afspraak,
    confirm_afspraak,
    hold_afspraak,
    move_afspraak,
)
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.queries.bezoek import find_gebied
from portaal.afspraken.wens import Wens, WensKanNiet, WensRegel, make_wens
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.organisatie import LocatieFactory

from .conftest import MORGEN, NU, moment

KWARTIER = timedelta(minutes=15)
# Minutes between areas, inside one on the diagonal.
REIZEN = {("noord", "noord"): 10, ("noord", "zuid"): 25, ("zuid", "zuid"): 5}


@pytest.fixture
def thuis(db: None) -> Plek:
    """Two teams that visit for an hour, from 9.00 to 12.00."""
    soort = AfspraaksoortFactory(kanaal=Afspraakkanaal.THUIS, duur_eerste=60, max_personen=1)
    return make_rooster(balies=2, soort=soort)


@pytest.fixture
def gebieden(thuis: Plek) -> dict[str, Bezoekgebied]:
    noord = Bezoekgebied.objects.create(locatie=thuis.locatie, naam="Noord", reistijd=10)
    zuid = Bezoekgebied.objects.create(locatie=thuis.locatie, naam="Zuid", reistijd=5)
    noord.postcodes.create(cijfers="4299")
    zuid.postcodes.create(cijfers="4298")
    Reistijd.objects.create(van=noord, naar=zuid, minuten=25)
    return {"noord": noord, "zuid": zuid}


def make(thuis: Plek, gebied: Bezoekgebied | None, herkomst: Herkomst = Herkomst.ONLINE) -> Wens:
    return make_wens(
        locatie=thuis.locatie,
        regels=[WensRegel(thuis.soort, 1)],
        herkomst=herkomst,
        gebied=gebied.pk if gebied else None,
    )


def times(wens: Wens, dag: date = MORGEN) -> list[datetime]:
    return list(find_dagen(wens, dag, dag, NU)[0].tijden)


def close_second_team(thuis: Plek) -> None:
    thuis.balies[1].blokken.all().delete()


def test_visits_are_offered_every_half_hour(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    assert times(make(thuis, gebieden["noord"])) == [moment(9) + n * 2 * KWARTIER for n in range(5)]


@pytest.mark.parametrize(
    ("van", "naar", "vrij"),
    [
        ("zuid", "zuid", [(10, 30), (11, 0)]),  # back at 10.05 at the soonest
        ("noord", "zuid", [(10, 30), (11, 0)]),
        (None, "zuid", [(10, 30), (11, 0)]),
    ],
)
def test_the_way_from_the_visit_before_is_kept_free(
    thuis: Plek, gebieden: dict[str, Bezoekgebied], van: str | None, naar: str, vrij: list[tuple[int, int]]
) -> None:
    close_second_team(thuis)
    hold_afspraak(wens=make(thuis, gebieden.get(van or "")), start=moment(9), by=None, now=NU)
    assert times(make(thuis, gebieden[naar])) == [moment(*tijd) for tijd in vrij]


def test_the_longer_the_way_the_later_the_next_visit(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    close_second_team(thuis)
    hold_afspraak(wens=make(thuis, gebieden["noord"]), start=moment(9), by=None, now=NU)
    wens = make(thuis, gebieden["zuid"], Herkomst.MEDEWERKER)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=wens, start=moment(10, 20), by=None, now=NU)
    optie = hold_afspraak(wens=wens, start=moment(10, 25), by=None, now=NU)
    assert optie.gebied == gebieden["zuid"]


def test_the_way_to_the_next_visit_is_kept_free_too(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    close_second_team(thuis)
    hold_afspraak(wens=make(thuis, gebieden["noord"]), start=moment(10, 30), by=None, now=NU)
    assert times(make(thuis, gebieden["zuid"])) == [moment(9)]
    with pytest.raises(TijdNietVrij):
        wens = make(thuis, gebieden["zuid"], Herkomst.MEDEWERKER)
        hold_afspraak(wens=wens, start=moment(9, 10), by=None, now=NU)


def test_a_resident_books_a_visit_at_half_hours_only(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=make(thuis, gebieden["noord"]), start=moment(9, 10), by=None, now=NU)


def test_an_area_nobody_knows_the_way_to_is_as_far_as_any(
    thuis: Plek, gebieden: dict[str, Bezoekgebied]
) -> None:
    Bezoekgebied.objects.create(locatie=thuis.locatie, naam="Eiland", reistijd=40)
    Reistijd.objects.all().delete()
    close_second_team(thuis)
    hold_afspraak(wens=make(thuis, gebieden["noord"]), start=moment(9), by=None, now=NU)
    assert times(make(thuis, gebieden["zuid"])) == [moment(11)]


def test_a_cancelled_visit_needs_no_way_any_more(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    close_second_team(thuis)
    optie = hold_afspraak(wens=make(thuis, gebieden["noord"]), start=moment(9), by=None, now=NU)
    afspraak = confirm_afspraak(afspraak=optie, contact={}, by=None, now=NU)
    cancel_afspraak(afspraak=afspraak, by=None, now=NU, rust=lambda: 10 * KWARTIER)
    assert times(make(thuis, gebieden["zuid"]))[0] == moment(10)
    hold_afspraak(wens=make(thuis, gebieden["zuid"]), start=moment(10), by=None, now=NU)


def test_a_visit_moves_without_its_own_way_in_the_way(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    close_second_team(thuis)
    wens = make(thuis, gebieden["noord"])
    optie = hold_afspraak(wens=wens, start=moment(9), by=None, now=NU)
    afspraak = confirm_afspraak(afspraak=optie, contact={}, by=None, now=NU)
    verplaatst = move_afspraak(afspraak=afspraak, wens=wens, start=moment(9, 30), by=None, now=NU)
    assert (verplaatst.start, verplaatst.gebied) == (moment(9, 30), gebieden["noord"])


def test_the_area_follows_from_the_postcode(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    assert find_gebied("4298 AB") == gebieden["zuid"]
    assert find_gebied("1000 AA") is None


def test_an_area_of_another_locatie_is_refused(thuis: Plek) -> None:
    elders = Bezoekgebied.objects.create(locatie=LocatieFactory(), naam="Elders", reistijd=10)
    with pytest.raises(WensKanNiet):
        make(thuis, elders)


def test_an_afspraak_at_a_balie_does_not_move_a_visit_aside(
    thuis: Plek, gebieden: dict[str, Bezoekgebied]
) -> None:
    soort = AfspraaksoortFactory(duur_eerste=60)
    thuis.locatie.afspraaksoorten.create(soort=soort)
    thuis.balies[0].soorten.add(soort)
    bezoek = hold_afspraak(wens=make(thuis, gebieden["noord"]), start=moment(9), by=None, now=NU)
    balie = make_wens(locatie=thuis.locatie, regels=[WensRegel(soort, 1)], herkomst=Herkomst.ONLINE)
    Afspraak.objects.filter(pk=bezoek.pk).update(balie=thuis.balies[0])
    bezoek.cellen.update(balie=thuis.balies[0])
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=balie, start=moment(9), by=None, now=NU)


@pytest.mark.parametrize("zaad", range(4))
def test_whatever_happens_there_is_time_for_the_way(
    thuis: Plek, gebieden: dict[str, Bezoekgebied], zaad: int
) -> None:
    """Random visits booked, moved and cancelled at any five minutes; every offered time can be taken."""
    toeval = random.Random(zaad)
    nu = NU
    for _ in range(60):
        nu += timedelta(minutes=toeval.randint(0, 5))
        wens = make(thuis, toeval.choice([*gebieden.values()]), Herkomst.MEDEWERKER)
        start = moment(9) + toeval.randrange(25) * timedelta(minutes=5)
        staand = list(Afspraak.objects.filter(status=AfspraakStatus.BEVESTIGD))
        keer = toeval.random()
        if keer < 0.5:
            _book(wens, toeval.choice(times(wens) or [start]) if keer < 0.2 else start, nu)
        elif staand and keer < 0.8:
            _move(thuis, toeval.choice(staand), start, nu)
        elif staand:
            cancel_afspraak(afspraak=toeval.choice(staand), by=None, now=nu)
        assert not _too_close()
    gelukt = Voorval.objects.filter(soort=VoorvalSoort.BEVESTIGD).count()
    assert gelukt > 4


def _book(wens: Wens, start: datetime, nu: datetime) -> None:
    try:
        optie = hold_afspraak(wens=wens, start=start, by=None, now=nu)
    except TijdNietVrij:
        return
    confirm_afspraak(afspraak=optie, contact={}, by=None, now=nu)


def _move(thuis: Plek, afspraak: Afspraak, start: datetime, nu: datetime) -> None:
    wens = make(thuis, afspraak.gebied, Herkomst.MEDEWERKER)
    try:
        move_afspraak(afspraak=afspraak, wens=wens, start=start, by=None, now=nu)
    except TijdNietVrij:
        return


def _too_close() -> list[tuple[str, str, int]]:
    """Pairs of visits of one team with less than the way between them, from plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.balie_id, a.start, a.eind, lower(g.naam) FROM afspraken_afspraak a"
            " JOIN afspraken_bezoekgebied g ON g.id = a.gebied_id"
            " WHERE a.status IN ('optie', 'bevestigd') ORDER BY a.balie_id, a.start"
        )
        rijen = [
            (balie, _as_moment(start), _as_moment(eind), gebied) for balie, start, eind, gebied in cursor
        ]
    mis = []
    for (balie, _, eind, van), (ook, start, _, naar) in itertools.pairwise(rijen):
        minuten = (start - eind) // timedelta(minutes=1)
        if balie == ook and minuten < REIZEN[min(van, naar), max(van, naar)]:
            mis.append((van, naar, minuten))
    return mis


def _as_moment(waarde: datetime | str) -> datetime:
    return waarde if isinstance(waarde, datetime) else datetime.fromisoformat(waarde)


def test_the_recount_sees_a_visit_that_is_too_close(thuis: Plek, gebieden: dict[str, Bezoekgebied]) -> None:
    close_second_team(thuis)
    wens = make(thuis, gebieden["noord"])
    hold_afspraak(wens=wens, start=moment(9), by=None, now=NU)
    tweede = hold_afspraak(wens=wens, start=moment(10, 30), by=None, now=NU)
    Afspraak.objects.filter(pk=tweede.pk).update(start=moment(10, 5))
    assert _too_close() == [("noord", "noord", 5)]
