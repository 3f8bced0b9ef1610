"""Holding, confirming, moving and cancelling, one after another."""

from datetime import date, time, timedelta

import pytest

from portaal.afspraken.enums import AfspraakStatus, Herkomst, VoorvalSoort
from portaal.afspraken.models import Afspraak, Cel, LocatieDag
from portaal.afspraken.operations import (
    AfspraakGewijzigd,
    NietMeerTeWijzigen,
    OptieVerlopen,
    TijdNietVrij,
    cancel_afspraak,
    confirm_afspraak,
    extend_optie,
    hold_afspraak,
    move_afspraak,
)
from portaal.afspraken.queries import find_dagen, find_eerste
from portaal.organisatie.operations import set_afwijking
from tests.factories.afspraken import Plek, make_rooster, staff

from .conftest import MORGEN, NU, moment

MINUUT = timedelta(minutes=1)


def times(plek: Plek, now=NU, personen: int = 1, dag: date = MORGEN) -> list:
    return list(find_dagen(plek.wens(personen), dag, dag, now)[0].tijden)


def test_a_day_offers_every_ten_minutes_until_it_can_be_done_before_closing(plek: Plek) -> None:
    assert times(plek)[0] == moment(9)
    assert times(plek)[-1] == moment(11, 50)
    assert len(times(plek)) == 18
    assert times(plek, personen=2)[-1] == moment(11, 40)


def test_what_is_held_is_not_offered_and_cannot_be_taken(plek: Plek) -> None:
    hold_afspraak(wens=plek.wens(2), start=moment(9, 10), by=None, now=NU)
    assert times(plek)[:3] == [moment(9), moment(9, 30), moment(9, 40)]
    for start in (moment(9, 5), moment(9, 10), moment(9, 20)):
        with pytest.raises(TijdNietVrij):
            hold_afspraak(wens=plek.wens(), start=start, by=None, now=NU)


def test_an_optie_that_nobody_confirms_is_free_after_ten_minutes(plek: Plek) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU + 9 * MINUUT)
    hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU + 10 * MINUUT)
    optie.refresh_from_db()
    assert optie.status == AfspraakStatus.VERLOPEN
    with pytest.raises(OptieVerlopen):
        confirm_afspraak(afspraak=optie, contact={}, by=None, now=NU + 9 * MINUUT)


def test_confirming_is_once(plek: Plek) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    bevestigd = confirm_afspraak(afspraak=optie, contact={"naam": "Sanne"}, by=None, now=NU)
    assert bevestigd.status == AfspraakStatus.BEVESTIGD
    with pytest.raises(OptieVerlopen):
        confirm_afspraak(afspraak=optie, contact={}, by=None, now=NU)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU + timedelta(days=1) - 60 * MINUUT)


def test_an_optie_can_be_held_longer_but_not_for_ever(plek: Plek) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    for minuten in (9, 18, 25):
        optie = extend_optie(afspraak=optie, by=None, now=NU + minuten * MINUUT)
    assert optie.optie_tot == NU + 30 * MINUUT
    with pytest.raises(OptieVerlopen):
        extend_optie(afspraak=optie, by=None, now=NU + 30 * MINUUT)


def test_the_same_page_sent_twice_holds_one_time(plek: Plek) -> None:
    opties = {
        hold_afspraak(wens=plek.wens(), start=moment(9), sleutel="pagina-1", by=None, now=NU).pk
        for _ in range(2)
    }
    assert len(opties) == 1
    assert Cel.objects.count() == 2


def test_the_sleutel_of_something_else_gives_nothing(plek: Plek) -> None:
    ander = make_rooster(soort=plek.soort)
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), sleutel="pagina-1", by=None, now=NU)
    for waar, start in ((plek, moment(10)), (ander, moment(9))):
        with pytest.raises(TijdNietVrij):
            hold_afspraak(wens=waar.wens(), start=start, sleutel="pagina-1", by=None, now=NU)
    confirm_afspraak(afspraak=optie, contact={}, by=None, now=NU)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(9), sleutel="pagina-1", by=None, now=NU)
    assert Afspraak.objects.count() == 1


def test_a_cancelled_time_comes_back_after_a_while(plek: Plek) -> None:
    afspraak = plek.book(moment(9), NU)
    for _ in range(2):
        cancel_afspraak(afspraak=afspraak, by=None, now=NU, rust=lambda: 4 * MINUUT)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU + 3 * MINUUT)
    hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU + 4 * MINUUT)
    soorten = [voorval.soort for voorval in afspraak.voorvallen.all()]
    assert soorten == [VoorvalSoort.OPTIE, VoorvalSoort.BEVESTIGD, VoorvalSoort.GEANNULEERD]


def test_a_held_time_that_is_given_back_is_free_at_once(plek: Plek) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    cancel_afspraak(afspraak=optie, by=None, now=NU)
    hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)


def test_a_moved_afspraak_keeps_its_number_and_gives_up_its_old_time_later(plek: Plek) -> None:
    afspraak = plek.book(moment(9), NU)
    verplaatst = move_afspraak(
        afspraak=afspraak, wens=plek.wens(), start=moment(10), by=None, now=NU, rust=lambda: 2 * MINUUT
    )
    assert (verplaatst.nummer, verplaatst.start) == (afspraak.nummer, moment(10))
    assert verplaatst.volgnummer_ics == 1
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU + MINUUT)
    hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU + 2 * MINUUT)


def test_it_can_move_by_five_minutes_over_its_own_time_and_to_another_day(plek: Plek) -> None:
    afspraak, van_medewerker = plek.book(moment(9), NU, personen=2), plek.wens(2, Herkomst.MEDEWERKER)
    verplaatst = move_afspraak(afspraak=afspraak, wens=van_medewerker, start=moment(9, 5), by=None, now=NU)
    overmorgen = MORGEN + timedelta(days=1)
    verplaatst = move_afspraak(
        afspraak=verplaatst, wens=plek.wens(2), start=moment(9, dag=overmorgen), by=None, now=NU
    )
    assert verplaatst.datum == overmorgen
    assert Cel.objects.filter(vrij_vanaf=None).count() == 4


def test_a_move_that_does_not_fit_changes_nothing(plek: Plek) -> None:
    afspraak, ander = plek.book(moment(9), NU), plek.book(moment(10), NU)
    with pytest.raises(TijdNietVrij):
        move_afspraak(afspraak=afspraak, wens=plek.wens(), start=moment(10), by=None, now=NU)
    afspraak.refresh_from_db()
    assert afspraak.start == moment(9)
    assert Cel.objects.filter(vrij_vanaf=None).count() == 4
    assert ander.cellen.count() == 2


def test_two_moves_from_the_same_page_do_not_undo_each_other(plek: Plek) -> None:
    afspraak = plek.book(moment(9), NU)
    move_afspraak(afspraak=Afspraak.objects.get(), wens=plek.wens(), start=moment(10), by=None, now=NU)
    with pytest.raises(AfspraakGewijzigd):
        move_afspraak(afspraak=afspraak, wens=plek.wens(), start=moment(11), by=None, now=NU)


@pytest.mark.parametrize("status", ["aangemeld", "geholpen", "niet_verschenen", "geannuleerd"])
def test_what_is_over_cannot_be_moved(plek: Plek, status: str) -> None:
    afspraak = plek.book(moment(9), NU)
    Afspraak.objects.update(status=status)
    with pytest.raises(NietMeerTeWijzigen):
        move_afspraak(afspraak=afspraak, wens=plek.wens(), start=moment(10), by=None, now=NU)


def test_nobody_books_outside_the_hours_in_the_past_or_between_cells(plek: Plek) -> None:
    for start in (
        moment(8, 50),
        moment(11, 55),
        moment(9, 2),
        NU - timedelta(days=1),
        moment(9, dag=date(2026, 12, 5)),
    ):
        with pytest.raises(TijdNietVrij):
            hold_afspraak(wens=plek.wens(), start=start, by=None, now=NU)
    assert not LocatieDag.objects.filter(cellen__isnull=False).exists()


def test_the_public_begins_only_when_it_is_offered_and_staff_at_any_five_minutes(plek: Plek) -> None:
    afspraak, tussen = plek.book(moment(9), NU), moment(10, 5)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=tussen, by=None, now=NU)
    with pytest.raises(TijdNietVrij):
        move_afspraak(afspraak=afspraak, wens=plek.wens(), start=tussen, by=None, now=NU)
    van_medewerker = plek.wens(herkomst=Herkomst.MEDEWERKER)
    assert hold_afspraak(wens=van_medewerker, start=tussen, by=None, now=NU).start == tussen


def test_a_holiday_is_closed_and_a_deviation_goes_before_it(plek: Plek) -> None:
    tweede_paasdag = date(2027, 3, 29)
    nu = moment(9, dag=date(2027, 3, 22))
    assert not find_dagen(plek.wens(), tweede_paasdag, tweede_paasdag, nu)[0].is_open
    set_afwijking(
        locatie=plek.locatie,
        datum=tweede_paasdag,
        reden="Extra open",
        van=time(10),
        tot=time(11),
    )
    set_afwijking(locatie=plek.locatie, datum=MORGEN, reden="Verbouwing")
    assert find_dagen(plek.wens(), tweede_paasdag, tweede_paasdag, nu)[0].is_open
    assert times(plek) == []


def test_staff_book_where_the_public_cannot(plek: Plek) -> None:
    staff(plek.locatie, MORGEN.weekday(), time(14), time(16), plek.balies, online=False)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(14), by=None, now=NU)
    van_medewerker = plek.wens(herkomst=Herkomst.MEDEWERKER)
    assert hold_afspraak(wens=van_medewerker, start=moment(14), by=None, now=NU).start == moment(14)


def test_with_two_balies_a_long_one_fits_after_moving_a_short_one(db: None) -> None:
    plek = make_rooster(balies=2, tot=time(9, 40))
    plek.book(moment(9), NU)
    plek.book(moment(9, 30), NU)
    Cel.objects.filter(begin__gte=moment(9, 30)).update(balie=plek.balies[1])
    Afspraak.objects.filter(start=moment(9, 30)).update(balie=plek.balies[1])
    lang = plek.book(moment(9), NU, personen=4)
    assert lang.cellen.count() == 8
    balies = {afspraak.start: afspraak.balie_id for afspraak in Afspraak.objects.exclude(pk=lang.pk)}
    assert len(set(balies.values())) == 1
    assert lang.balie_id not in balies.values()


def test_the_first_moment_is_found_over_full_days(plek: Plek) -> None:
    for start in times(plek):
        plek.book(start, NU)
    assert find_eerste(plek.wens(herkomst=Herkomst.MEDEWERKER), moment(12, dag=date(2026, 12, 1))) == moment(
        9, dag=date(2026, 12, 3)
    )
