"""What is free shows as free, and what was kept long enough is forgotten."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils.timezone import localdate

from portaal.afspraken.enums import AfspraakStatus, Herkomst, VolgnummerStatus, WachtlijstStatus
from portaal.afspraken.models import (
    Afspraak,
    AfspraakRegel,
    Balieblokkade,
    Cel,
    EersteVrij,
    LocatieDag,
    Volgnummer,
    Voorval,
    Wachtlijstplek,
    Wachtlijstregel,
)
from portaal.afspraken.nummers import geboortedatum_index
from portaal.afspraken.operations import cancel_afspraak, confirm_afspraak, hold_afspraak
from portaal.afspraken.operations.opruimen import (
    anonymise_afspraken,
    anonymise_wachtlijst,
    release_opties,
    remove_opties,
    remove_oude_dagen,
)
from portaal.afspraken.permissions import find_by_code
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.rooster import TIJDZONE
from tests.factories.afspraken import Plek
from tests.factories.inwoners import InwonerFactory

from .conftest import MORGEN, NU, moment

MINUUT, DAG = timedelta(minutes=1), timedelta(days=1)
JAAR_LATER = datetime.combine(MORGEN + 366 * DAG, time(3), TIJDZONE)


def is_free(plek: Plek, now: datetime) -> bool:
    return moment(9) in find_dagen(plek.wens(), MORGEN, MORGEN, now)[0].tijden


def test_an_optie_that_is_over_shows_as_free_after_the_sweep(plek: Plek) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), sleutel="pagina", by=None, now=NU)
    assert release_opties(now=NU + 9 * MINUUT) == 0
    assert not is_free(plek, NU + 10 * MINUUT)
    assert release_opties(now=NU + 10 * MINUUT) == 1
    assert is_free(plek, NU + 10 * MINUUT)
    optie.refresh_from_db()
    assert optie.status == AfspraakStatus.VERLOPEN
    assert release_opties(now=NU + 10 * MINUUT) == 0


def test_what_was_cancelled_shows_as_free_when_it_has_rested(plek: Plek) -> None:
    afspraak = plek.book(moment(9), NU)
    cancel_afspraak(afspraak=afspraak, by=None, now=NU, rust=lambda: 5 * MINUUT)
    assert release_opties(now=NU + 4 * MINUUT) == 0
    assert release_opties(now=NU + 5 * MINUUT) == 1
    assert is_free(plek, NU + 5 * MINUUT)
    assert not Cel.objects.exists()


def test_what_stands_is_never_let_go(plek: Plek) -> None:
    plek.book(moment(9), NU)
    assert release_opties(now=NU + DAG / 2) == 0
    assert not is_free(plek, NU + DAG / 2)


def test_an_optie_that_was_not_confirmed_is_gone_after_a_day(plek: Plek) -> None:
    hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    bevestigd = plek.book(moment(10), NU)
    release_opties(now=NU + 10 * MINUUT)
    assert remove_opties(now=NU + DAG - MINUUT) == 0
    assert remove_opties(now=NU + DAG) == 1
    assert list(Afspraak.objects.all()) == [bevestigd]


def test_an_offer_that_somebody_may_still_take_is_not_removed(plek: Plek) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    Afspraak.objects.update(status=AfspraakStatus.VERLOPEN)
    Wachtlijstplek.objects.create(
        van=MORGEN, tot=MORGEN, status=WachtlijstStatus.AANGEBODEN, aanbod=optie, created_at=NU
    )
    assert remove_opties(now=NU + DAG) == 0
    Wachtlijstplek.objects.update(status=WachtlijstStatus.VERLOPEN)
    assert remove_opties(now=NU + DAG) == 1


def test_a_year_after_the_day_nobody_can_be_found_in_an_afspraak(plek: Plek) -> None:
    inwoner = InwonerFactory()
    optie = hold_afspraak(wens=plek.wens(2), start=moment(9), sleutel="pagina", by=None, now=NU)
    contact = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "geboortedatum": "1990-02-03"}
    was = confirm_afspraak(afspraak=optie, contact=contact, inwoner=inwoner, by=None, now=NU)
    assert anonymise_afspraken(now=JAAR_LATER - DAG) == 0
    assert anonymise_afspraken(now=JAAR_LATER) == 1
    assert anonymise_afspraken(now=JAAR_LATER) == 0
    over = Afspraak.objects.get()
    assert (over.contact, over.inwoner, over.geboortedatum_idx, over.sleutel) == ({}, None, "", None)
    assert over.nummer != was.nummer and over.uuid != was.uuid
    assert not Voorval.objects.exists()
    assert (over.start, over.status, over.herkomst) == (moment(9), AfspraakStatus.BEVESTIGD, Herkomst.ONLINE)
    assert AfspraakRegel.objects.get().personen == 2
    assert geboortedatum_index("1990-02-03")
    assert find_by_code(over.nummer, "") is None


def test_two_that_are_forgotten_keep_different_numbers(plek: Plek) -> None:
    for uur in (9, 10, 11):
        plek.book(moment(uur), NU)
    assert anonymise_afspraken(now=JAAR_LATER) == 3
    assert len(set(Afspraak.objects.values_list("nummer", flat=True))) == 3


def test_who_wanted_to_come_sooner_is_forgotten_a_week_after_the_last_day(plek: Plek) -> None:
    plekje = Wachtlijstplek.objects.create(
        van=MORGEN,
        tot=MORGEN,
        contact={"email": "sanne@voorbeeld.example"},
        inwoner=InwonerFactory(),
        afspraak=plek.book(moment(9), NU),
        sleutel="pagina",
        created_at=NU,
    )
    Wachtlijstregel.objects.create(plek=plekje, soort=plek.soort)
    assert anonymise_wachtlijst(now=moment(3) + 7 * DAG) == 0
    assert anonymise_wachtlijst(now=moment(3) + 8 * DAG) == 1
    assert anonymise_wachtlijst(now=moment(3) + 8 * DAG) == 0
    plekje.refresh_from_db()
    assert (plekje.contact, plekje.inwoner, plekje.afspraak, plekje.sleutel) == ({}, None, None, None)
    assert plekje.status == WachtlijstStatus.VERLOPEN


@pytest.mark.parametrize("jaren", [1, 7])
def test_what_is_kept_for_some_years_goes_after_them(plek: Plek, jaren: int) -> None:
    Volgnummer.objects.create(
        locatie=plek.locatie,
        datum=MORGEN,
        nummer="B01",
        soort=plek.soort,
        status=VolgnummerStatus.GEHOLPEN,
        beurt_vanaf=moment(9),
        aangemeld_op=moment(9),
    )
    Balieblokkade.objects.create(balie=plek.balies[0], datum=MORGEN, van=time(9), tot=time(10))
    LocatieDag.objects.create(locatie=plek.locatie, datum=MORGEN)
    EersteVrij.objects.create(
        locatie=plek.locatie, soort=plek.soort, datum=MORGEN, gemeten_op=moment(9), norm_werkdagen=3
    )
    nog = moment(3, dag=date(MORGEN.year, MORGEN.month, MORGEN.day)) + 365 * jaren * DAG
    soorten = (Volgnummer, Balieblokkade, LocatieDag)
    if jaren == 1:
        assert remove_oude_dagen(now=nog) == 0
        assert remove_oude_dagen(now=nog + DAG) == 3
        assert not any(soort.objects.exists() for soort in soorten)
    else:
        remove_oude_dagen(now=nog)
        assert localdate(nog) - MORGEN == 365 * 7 * DAG
        assert EersteVrij.objects.exists()
        assert remove_oude_dagen(now=nog + DAG) == 1
