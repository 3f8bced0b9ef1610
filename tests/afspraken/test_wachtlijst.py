"""The waiting list: who gets what comes free, in which order, how often, and what becomes of it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from portaal.afspraken.aanbod import AANBOD_DUUR, Venster, is_aanbiedtijd
from portaal.afspraken.enums import AfspraakStatus, Dagdeel, Herkomst, WachtlijstStatus
from portaal.afspraken.models import Afspraak, SoortLocatie, Wachtlijstplek
from portaal.afspraken.operations import (
    AanbodVoorbij,
    NietMeerTeWijzigen,
    TijdNietVrij,
    cancel_afspraak,
    confirm_afspraak,
    hold_afspraak,
    join_wachtlijst,
    leave_wachtlijst,
    move_afspraak,
    pass_aanbod,
    sweep_wachtlijst,
    take_aanbod,
)
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.queries.wachtlijst import find_nu_vrij, wachtlijst_of, zoekwens_of
from portaal.afspraken.wens import WensRegel
from portaal.berichten.models import Bericht
from tests.factories.afspraken import Plek, make_rooster

from .conftest import MORGEN, NU, moment

MINUUT = timedelta(minutes=1)
DAG = timedelta(days=1)
CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": "+31612345678"}
OVERMORGEN = MORGEN + DAG


def fill(plek: Plek, dag: date = MORGEN) -> list[Afspraak]:
    """Book all there is on a day."""
    return [plek.book(start, NU) for start in find_dagen(plek.wens(), dag, dag, NU)[0].tijden]


def join(plek: Plek, naam: str = "een", now: datetime = NU, **anders: object) -> Wachtlijstplek:
    gegevens = {
        "regels": [WensRegel(plek.soort, 1)],
        "locatie": plek.locatie,
        "tot": MORGEN,
        "contact": CONTACT,
        "sleutel": naam,
        "by": None,
        "now": now,
    }
    return join_wachtlijst(**{**gegevens, **anders})


def free(afspraak: Afspraak, now: datetime = NU) -> None:
    cancel_afspraak(afspraak=afspraak, by=None, now=now, rust=lambda: 10 * MINUUT)


def kinds() -> dict[str, int]:
    soorten = list(Bericht.objects.filter(soort__startswith="wachtlijst").values_list("soort", flat=True))
    return {soort: soorten.count(soort) for soort in set(soorten)}


@pytest.fixture
def vol(plek: Plek) -> list[Afspraak]:
    """Everything of today and tomorrow is taken."""
    return [*fill(plek, NU.date()), *fill(plek)]


def test_what_is_given_up_goes_to_the_first_in_line_before_the_public_sees_it(
    plek: Plek, vol: list[Afspraak]
) -> None:
    eerste, tweede = join(plek, "een"), join(plek, "twee", NU + MINUUT)
    weg = next(afspraak for afspraak in vol if afspraak.start == moment(10))
    free(weg)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(10), by=None, now=NU + MINUUT)
    assert sweep_wachtlijst(now=NU + MINUUT) == 1
    eerste.refresh_from_db()
    tweede.refresh_from_db()
    assert (eerste.status, tweede.status) == (WachtlijstStatus.AANGEBODEN, WachtlijstStatus.WACHT)
    assert (eerste.aanbod.start, eerste.aanbod.optie_tot) == (moment(10), NU + MINUUT + AANBOD_DUUR)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(10), by=None, now=NU + 20 * MINUUT)
    assert kinds() == {"wachtlijst-bevestigd": 4, "wachtlijst-aanbod": 2}


def test_sweeping_again_offers_nothing_twice(plek: Plek, vol: list[Afspraak]) -> None:
    join(plek)
    free(vol[-1])
    assert [sweep_wachtlijst(now=NU + n * MINUUT) for n in range(4)] == [1, 0, 0, 0]
    assert kinds()["wachtlijst-aanbod"] == 2


def test_taking_it_makes_the_afspraak_once(plek: Plek, vol: list[Afspraak]) -> None:
    plek_ = join(plek)
    free(vol[-1])
    sweep_wachtlijst(now=NU)
    genomen = {take_aanbod(plek=plek_, beurt=1, by=None, now=NU + MINUUT).pk for _ in range(2)}
    afspraak = Afspraak.objects.get(pk=genomen.pop())
    assert not genomen
    assert (afspraak.status, afspraak.start) == (AfspraakStatus.BEVESTIGD, vol[-1].start)
    assert afspraak.contact == CONTACT
    assert Bericht.objects.filter(soort="afspraak-bevestigd", betreft_uuid=afspraak.uuid).count() == 2
    plek_.refresh_from_db()
    assert plek_.status == WachtlijstStatus.GENOMEN
    assert sweep_wachtlijst(now=NU + 60 * MINUUT) == 0


def test_an_afspraak_moves_to_what_is_taken_and_keeps_its_number(plek: Plek, vol: list[Afspraak]) -> None:
    mijn = plek.book(moment(9, dag=OVERMORGEN), NU)
    plek_ = join(plek, afspraak=mijn, tot=OVERMORGEN)
    free(vol[-1])
    sweep_wachtlijst(now=NU)
    verplaatst = take_aanbod(plek=plek_, beurt=1, by=None, now=NU + MINUUT)
    assert (verplaatst.pk, verplaatst.nummer, verplaatst.start) == (mijn.pk, mijn.nummer, vol[-1].start)
    assert verplaatst.cellen.filter(vrij_vanaf=None).count() == 2
    assert not Afspraak.objects.filter(status=AfspraakStatus.OPTIE).exists()
    # What it left goes to the list in turn.
    ander = join(plek, "ander", tot=OVERMORGEN + DAG, now=NU + MINUUT)
    assert zoekwens_of(ander).venster.suits(moment(9, dag=OVERMORGEN))


def test_who_has_an_afspraak_is_offered_only_what_is_sooner(plek: Plek) -> None:
    mijn = plek.book(moment(9), NU)
    join(plek, afspraak=mijn, tot=MORGEN, dagdeel=Dagdeel.HEEL)
    fill(plek, NU.date())
    assert sweep_wachtlijst(now=NU) == 0


def test_what_nobody_answers_goes_to_the_next_and_not_to_the_same_again(
    plek: Plek, vol: list[Afspraak]
) -> None:
    eerste, tweede = join(plek, "een"), join(plek, "twee", NU + MINUUT)
    free(vol[-1])
    sweep_wachtlijst(now=NU)
    later = NU + AANBOD_DUUR
    with pytest.raises(AanbodVoorbij):
        take_aanbod(plek=eerste, beurt=1, by=None, now=later)
    assert sweep_wachtlijst(now=later) == 1
    eerste.refresh_from_db()
    tweede.refresh_from_db()
    assert (eerste.status, tweede.status) == (WachtlijstStatus.WACHT, WachtlijstStatus.AANGEBODEN)
    pass_aanbod(plek=tweede, beurt=1, by=None, now=later + MINUUT)
    assert sweep_wachtlijst(now=later + MINUUT) == 0
    assert vol[-1].start in find_dagen(plek.wens(), MORGEN, MORGEN, later + MINUUT)[0].tijden


def test_the_third_time_without_an_answer_ends_it_with_a_message(plek: Plek, vol: list[Afspraak]) -> None:
    plek_ = join(plek)
    nu = NU
    for afspraak in vol[-3:]:
        free(afspraak, nu)
        assert sweep_wachtlijst(now=nu) == 1
        nu += AANBOD_DUUR
    assert [sweep_wachtlijst(now=nu) for _ in range(2)] == [0, 0]
    plek_.refresh_from_db()
    assert (plek_.status, plek_.aanbod) == (WachtlijstStatus.VERLOPEN, None)
    assert kinds() == {"wachtlijst-bevestigd": 2, "wachtlijst-aanbod": 6, "wachtlijst-voorbij": 2}


@pytest.mark.parametrize(
    ("uur", "minuut", "mag"), [(7, 59, False), (8, 0, True), (19, 59, True), (20, 0, False), (23, 0, False)]
)
def test_nobody_is_woken_up_for_it(uur: int, minuut: int, mag: bool) -> None:
    assert is_aanbiedtijd(moment(uur, minuut)) == mag


def test_at_night_nothing_is_offered_and_in_the_morning_it_is(
    plek: Plek, vol: list[Afspraak], settings
) -> None:
    settings.STILLE_UREN_AAN = True
    join(plek)
    avond = NU + timedelta(hours=13)
    free(vol[-1], avond)
    assert sweep_wachtlijst(now=avond) == 0
    assert sweep_wachtlijst(now=moment(8)) == 1


def test_less_than_two_hours_before_it_begins_is_too_late(plek: Plek, vol: list[Afspraak]) -> None:
    join(plek)
    free(next(afspraak for afspraak in vol if afspraak.start == moment(10)), NU)
    assert sweep_wachtlijst(now=moment(8, 1)) == 0
    assert sweep_wachtlijst(now=moment(8)) == 1


def test_what_was_offered_can_be_taken_until_the_last_second_whatever_the_lead_time(plek: Plek) -> None:
    plek.soort.voorloop_uren = 24
    plek.soort.save()
    fill(plek)
    laatste = Afspraak.objects.latest("start")
    plek_ = join(plek)
    free(laatste)
    krap = laatste.start - timedelta(hours=24)
    assert sweep_wachtlijst(now=krap - AANBOD_DUUR + MINUUT) == 0
    assert sweep_wachtlijst(now=krap - AANBOD_DUUR) == 1
    take_aanbod(plek=plek_, beurt=1, by=None, now=krap - timedelta(seconds=1))


def test_the_wish_is_kept_to() -> None:
    venster = Venster(MORGEN, MORGEN, Dagdeel.OCHTEND, voor=moment(11, 30))
    assert venster.suits(moment(9)) and venster.suits(moment(11, 25))
    for anders in (moment(11, 30), moment(12), moment(9, dag=OVERMORGEN), NU - DAG):
        assert not venster.suits(anders)
    assert Venster(MORGEN, MORGEN, Dagdeel.MIDDAG).suits(moment(12))


def test_any_locatie_will_do_when_they_say_so(plek: Plek, vol: list[Afspraak]) -> None:
    ander = make_rooster(soort=plek.soort)
    hier = join(plek, "hier")
    overal = join(plek, "overal", NU + MINUUT, locatie=None)
    assert sweep_wachtlijst(now=NU + MINUUT) == 1
    overal.refresh_from_db()
    assert overal.aanbod.locatie == ander.locatie
    hier.refresh_from_db()
    assert hier.status == WachtlijstStatus.WACHT
    SoortLocatie.objects.filter(locatie=ander.locatie).update(alleen_intern=True)
    assert find_nu_vrij(zoekwens_of(overal), NU) is None


def test_with_two_balies_what_rests_gives_way_also_to_who_moves_aside(db: None) -> None:
    """A long one needs a whole balie; a short one moves onto cells that rest."""
    plek = make_rooster(balies=2)
    lang = [
        hold_afspraak(wens=plek.wens(3, Herkomst.MEDEWERKER), start=moment(9), by=None, now=NU)
        for _ in range(2)
    ]
    assert len({afspraak.balie_id for afspraak in lang}) == 2
    for dag in (NU.date(), MORGEN):
        for start in find_dagen(plek.wens(), dag, dag, NU)[0].tijden:
            for _ in range(2):
                plek.book(start, NU)
    weg = Afspraak.objects.filter(start__gte=moment(10), start__lt=moment(10, 20)).order_by("start")
    for afspraak in weg.filter(balie=lang[0].balie_id, start=moment(10)):
        free(afspraak)
    for afspraak in weg.filter(balie=lang[1].balie_id, start=moment(10, 10)):
        free(afspraak)
    plek_ = join(plek, regels=[WensRegel(plek.soort, 2)])
    assert sweep_wachtlijst(now=NU) == 1
    plek_.refresh_from_db()
    assert plek_.aanbod.start == moment(10)
    assert plek_.aanbod.cellen.count() == 4


@pytest.mark.parametrize("antwoord", [pass_aanbod, take_aanbod])
def test_an_offer_that_was_confirmed_in_another_way_is_taken(
    plek: Plek, vol: list[Afspraak], antwoord: Callable
) -> None:
    wacht = join(plek)
    free(vol[-1])
    sweep_wachtlijst(now=NU)
    wacht.refresh_from_db()
    optie = wacht.aanbod
    confirm_afspraak(afspraak=optie, contact=CONTACT, by=None, now=NU)
    antwoord(plek=wacht, beurt=1, by=None, now=NU)
    wacht.refresh_from_db()
    optie.refresh_from_db()
    assert (wacht.status, wacht.afspraak, wacht.aanbod) == (WachtlijstStatus.GENOMEN, optie, None)
    assert optie.status == AfspraakStatus.BEVESTIGD
    assert sweep_wachtlijst(now=NU + DAG / 24) == 0


def test_joining_twice_is_once(plek: Plek) -> None:
    assert join(plek) == join(plek)
    mijn = plek.book(moment(9), NU)
    assert join(plek, "a", afspraak=mijn) == join(plek, "b", afspraak=mijn)
    assert Wachtlijstplek.objects.count() == 2
    assert kinds() == {"wachtlijst-bevestigd": 4}


def test_leaving_gives_back_what_was_held(plek: Plek, vol: list[Afspraak]) -> None:
    eerste, tweede = join(plek, "een"), join(plek, "twee", NU + MINUUT)
    free(vol[-1])
    sweep_wachtlijst(now=NU)
    for _ in range(2):
        leave_wachtlijst(plek=eerste, by=None, now=NU + MINUUT)
    with pytest.raises(AanbodVoorbij):
        take_aanbod(plek=eerste, beurt=1, by=None, now=NU + MINUUT)
    assert sweep_wachtlijst(now=NU + MINUUT) == 1
    tweede.refresh_from_db()
    assert tweede.aanbod.start == vol[-1].start
    assert wachtlijst_of(Wachtlijstplek.objects.all()) == [tweede]


def test_an_afspraak_that_is_off_takes_its_place_and_its_offer_along(plek: Plek, vol: list[Afspraak]) -> None:
    mijn = plek.book(moment(9, dag=OVERMORGEN), NU)
    plek_ = join(plek, afspraak=mijn, tot=OVERMORGEN)
    free(vol[-1])
    sweep_wachtlijst(now=NU)
    free(mijn)
    with pytest.raises(NietMeerTeWijzigen):
        take_aanbod(plek=plek_, beurt=1, by=None, now=NU + MINUUT)
    sweep_wachtlijst(now=NU + MINUUT)
    plek_.refresh_from_db()
    assert (plek_.status, plek_.aanbod) == (WachtlijstStatus.VERLOPEN, None)
    assert "wachtlijst-voorbij" not in kinds()
    with pytest.raises(NietMeerTeWijzigen):
        join(plek, "opnieuw", afspraak=mijn)


def test_an_offer_is_over_once_they_moved_to_something_sooner_themselves(
    plek: Plek, vol: list[Afspraak]
) -> None:
    mijn = plek.book(moment(9, dag=OVERMORGEN), NU)
    plek_ = join(plek, afspraak=mijn, tot=OVERMORGEN)
    vroeg, laat = vol[-2:]
    free(laat)
    sweep_wachtlijst(now=NU)
    free(vroeg)
    move_afspraak(afspraak=mijn, wens=plek.wens(), start=vroeg.start, by=None, now=NU + 11 * MINUUT)
    with pytest.raises(AanbodVoorbij):
        take_aanbod(plek=plek_, beurt=1, by=None, now=NU + 12 * MINUUT)


def test_after_the_last_day_it_ends_with_one_message(plek: Plek, vol: list[Afspraak]) -> None:
    plek_ = join(plek)
    for dagen in (1, 2, 3):
        sweep_wachtlijst(now=NU + dagen * DAG)
    plek_.refresh_from_db()
    assert plek_.status == WachtlijstStatus.VERLOPEN
    assert kinds() == {"wachtlijst-bevestigd": 2, "wachtlijst-voorbij": 2}


@pytest.mark.parametrize("aantal", [3, 30])
def test_a_round_asks_as_much_for_many_as_for_few(
    plek: Plek, vol: list[Afspraak], django_assert_max_num_queries, aantal: int
) -> None:
    for n in range(aantal):
        join(plek, f"sleutel-{n}")
    with django_assert_max_num_queries(26):
        assert sweep_wachtlijst(now=NU) == 0
