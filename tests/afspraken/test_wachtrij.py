"""The queue of a day: who goes first, who is called where, and that two balies never call the same one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portaal.afspraken import tasks
from portaal.afspraken.enums import AfspraakStatus, Herkomst, VolgnummerStatus, VoorvalSoort
from portaal.afspraken.models import Afspraak, Volgnummer
from portaal.afspraken.operations.aanmelden import check_in, give_volgnummer, undo_check_in
from portaal.afspraken.operations.fouten import BalieBezet, KanNietAanmelden, VolgnummerGewijzigd
from portaal.afspraken.operations.oproepen import (
    call_again,
    finish,
    mark_niet_verschenen,
    park,
    reopen,
    requeue,
    roep_op,
    roep_volgende,
    to_balie,
)
from portaal.afspraken.queries.wachtrij import expect
from portaal.toegang.models import Account, Handeling
from tests.conftest import Klok
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.toegang import MedewerkerFactory

from .conftest import NU, moment
from .test_gelijktijdig import KLAAR, all_at_once

MINUUT = timedelta(minutes=1)
NEGEN = moment(9)


@pytest.fixture
def by(db: None) -> Account:
    return MedewerkerFactory()


@pytest.fixture
def hal(db: None) -> Plek:
    """Two balies in the morning of the day."""
    return make_rooster(balies=2)


def arrive(hal: Plek, start, op) -> Volgnummer:
    """Booked the day before, and checked in at this moment."""
    return check_in(afspraak=hal.book(start, NU), locatie=hal.locatie, by=None, now=op)


def walk_in(hal: Plek, op) -> Volgnummer:
    return give_volgnummer(locatie=hal.locatie, soort=hal.soort, by=None, now=op)


def call(hal: Plek, by: Account, op, balie: int = 0) -> Volgnummer | None:
    return roep_volgende(balie=hal.balies[balie], wachtrij=Volgnummer.objects.all(), by=by, now=op)


def test_checking_in_gives_a_number_and_the_afspraak_comes_along(hal: Plek) -> None:
    volgnummer = arrive(hal, moment(9, 20), NEGEN)
    assert (volgnummer.nummer, volgnummer.beurt_vanaf) == ("A01", moment(9, 20))
    afspraak = Afspraak.objects.get()
    assert (afspraak.status, afspraak.aangemeld_op) == (AfspraakStatus.AANGEMELD, NEGEN)
    assert afspraak.voorvallen.last().soort == VoorvalSoort.AANGEMELD
    opnieuw = check_in(afspraak=afspraak, locatie=hal.locatie, by=None, now=NEGEN + MINUUT)
    assert opnieuw == volgnummer
    assert Volgnummer.objects.count() == 1


def test_each_row_counts_for_itself_and_begins_anew_each_day(hal: Plek) -> None:
    ophalen = AfspraaksoortFactory(is_afhalen=True)
    nummers = [walk_in(hal, NEGEN).nummer for _ in range(2)]
    nummers.append(give_volgnummer(locatie=hal.locatie, soort=ophalen, by=None, now=NEGEN).nummer)
    nummers.append(arrive(hal, moment(9, 10), NEGEN).nummer)
    nummers.append(walk_in(hal, NEGEN + timedelta(days=1)).nummer)
    assert nummers == ["B01", "B02", "O01", "A01", "B01"]


def test_the_database_refuses_the_same_number_twice(hal: Plek) -> None:
    walk_in(hal, NEGEN)
    walk_in(hal, NEGEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Volgnummer.objects.update(nummer="B07")


@pytest.mark.parametrize(
    ("op", "tekst"),
    [
        (moment(9, 29), "U bent vroeg. U kunt zich aanmelden vanaf 9.30"),
        (moment(10) - timedelta(days=1), "niet vandaag, maar op woensdag 2 december 2026 om 10.00"),
    ],
)
def test_too_early_is_told_with_when(hal: Plek, op, tekst: str) -> None:
    with pytest.raises(KanNietAanmelden, match=tekst):
        arrive(hal, moment(10), op)


def test_at_the_wrong_place_the_right_one_is_named(hal: Plek) -> None:
    elders = make_rooster()
    afspraak = elders.book(NEGEN, NU)
    with pytest.raises(KanNietAanmelden, match=elders.locatie.naam):
        check_in(afspraak=afspraak, locatie=hal.locatie, by=None, now=NEGEN)


@pytest.mark.parametrize("status", ["geannuleerd", "verlopen", "optie", "geholpen", "niet_verschenen"])
def test_what_is_off_or_over_gives_no_number(hal: Plek, status: str) -> None:
    afspraak = hal.book(NEGEN, NU)
    Afspraak.objects.update(status=status, optie_tot=NEGEN)
    with pytest.raises(KanNietAanmelden):
        check_in(afspraak=afspraak, locatie=hal.locatie, by=None, now=NEGEN)
    assert not Volgnummer.objects.exists()


def test_who_calls_or_is_visited_needs_no_number(hal: Plek) -> None:
    afspraak = hal.book(NEGEN, NU)
    Afspraak.objects.update(kanaal="telefoon")
    with pytest.raises(KanNietAanmelden, match="niet naar de balie"):
        check_in(afspraak=afspraak, locatie=hal.locatie, by=None, now=NEGEN)


def test_reception_lets_in_early_and_can_take_it_back(hal: Plek, by: Account) -> None:
    afspraak = hal.book(moment(11), NU)
    volgnummer = check_in(afspraak=afspraak, locatie=hal.locatie, by=by, now=NEGEN, mag_vroeg=True)
    undo_check_in(volgnummer=volgnummer, by=by, now=NEGEN)
    afspraak.refresh_from_db()
    assert (afspraak.status, afspraak.aangemeld_op) == (AfspraakStatus.BEVESTIGD, None)
    assert not Volgnummer.objects.exists()
    with pytest.raises(VolgnummerGewijzigd):
        undo_check_in(volgnummer=volgnummer, by=by, now=NEGEN)


def test_whose_promise_runs_out_first_goes_first(hal: Plek, by: Account) -> None:
    laat = arrive(hal, moment(9, 10), NEGEN)  # due 9.15
    inloop = walk_in(hal, moment(8, 58))  # due 9.13
    vroeg = arrive(hal, moment(9), moment(8, 59))  # due 9.05
    volgorde = []
    for minuut in range(3):
        volgnummer = call(hal, by, moment(9, 5 + minuut))
        volgorde.append(volgnummer)
        finish(volgnummer=volgnummer, by=by, now=moment(9, 5 + minuut))
    assert volgorde == [vroeg, inloop, laat]
    assert call(hal, by, moment(9, 9)) is None


def test_a_balie_calls_only_who_it_can_help(hal: Plek, by: Account) -> None:
    ander = AfspraaksoortFactory()
    give_volgnummer(locatie=hal.locatie, soort=ander, by=None, now=NEGEN)
    assert call(hal, by, NEGEN) is None
    hal.balies[1].soorten.add(ander)
    assert call(hal, by, NEGEN) is None
    assert call(hal, by, NEGEN, balie=1).soort == ander


def test_from_call_to_helped_with_the_afspraak_along(hal: Plek, by: Account) -> None:
    arrive(hal, NEGEN, NEGEN)
    volgnummer = call(hal, by, moment(9, 2))
    assert call(hal, by, moment(9, 2)) == volgnummer, "a second click"
    assert Afspraak.objects.get().status == AfspraakStatus.OPGEROEPEN
    to_balie(volgnummer=volgnummer, by=by, now=moment(9, 3))
    with pytest.raises(BalieBezet):
        call(hal, by, moment(9, 3))
    finish(volgnummer=volgnummer, by=by, now=moment(9, 12))
    volgnummer.refresh_from_db()
    assert (volgnummer.aan_balie_op, volgnummer.klaar_op) == (moment(9, 3), moment(9, 12))
    afspraak = Afspraak.objects.get()
    assert (afspraak.status, afspraak.opgeroepen_op, afspraak.geholpen_op) == (
        AfspraakStatus.GEHOLPEN,
        moment(9, 2),
        moment(9, 12),
    )


def test_nobody_is_absent_after_one_call(hal: Plek, by: Account) -> None:
    arrive(hal, NEGEN, NEGEN)
    volgnummer = call(hal, by, moment(9, 1))
    with pytest.raises(VolgnummerGewijzigd):
        mark_niet_verschenen(volgnummer=volgnummer, by=by, now=moment(9, 2))
    call_again(volgnummer=volgnummer, by=by, now=moment(9, 2))
    mark_niet_verschenen(volgnummer=volgnummer, by=by, now=moment(9, 4))
    assert Afspraak.objects.get().status == AfspraakStatus.NIET_VERSCHENEN
    reopen(volgnummer=volgnummer, by=by, now=moment(9, 10))
    assert Afspraak.objects.get().status == AfspraakStatus.AANGEMELD
    assert (
        roep_op(volgnummer=volgnummer, balie=hal.balies[1], by=by, now=moment(9, 11)).balie == hal.balies[1]
    )


def test_aside_frees_the_balie_and_keeps_the_place(hal: Plek, by: Account) -> None:
    eerste, tweede = walk_in(hal, NEGEN), walk_in(hal, moment(9, 1))
    call(hal, by, moment(9, 2))
    to_balie(volgnummer=eerste, by=by, now=moment(9, 2))
    park(volgnummer=eerste, by=by, now=moment(9, 4))
    assert call(hal, by, moment(9, 4)) == tweede
    requeue(volgnummer=eerste, by=by, now=moment(9, 5))
    assert call(hal, by, moment(9, 6), balie=1) == eerste
    finish(volgnummer=eerste, by=by, now=moment(9, 9))
    eerste.refresh_from_db()
    assert eerste.aan_balie_op == moment(9, 2), "waiting ended the first time"


def test_a_wrong_end_can_be_undone_for_half_an_hour(hal: Plek, by: Account) -> None:
    walk_in(hal, NEGEN)
    volgnummer = call(hal, by, NEGEN)
    finish(volgnummer=volgnummer, by=by, now=NEGEN)
    with pytest.raises(VolgnummerGewijzigd):
        reopen(volgnummer=volgnummer, by=by, now=moment(9, 31))
    reopen(volgnummer=volgnummer, by=by, now=moment(9, 30))
    volgnummer.refresh_from_db()
    assert volgnummer.status == VolgnummerStatus.GEPARKEERD


def leave_open(hal: Plek, by: Account) -> tuple[Volgnummer, Volgnummer]:
    """When the doors close one is still at the first balie, and one is called at the second."""
    aan_balie, geroepen = arrive(hal, NEGEN, NEGEN), arrive(hal, moment(9, 10), moment(9, 1))
    call(hal, by, moment(9, 2))
    to_balie(volgnummer=aan_balie, by=by, now=moment(9, 3))
    call(hal, by, moment(9, 10), balie=1)
    return aan_balie, geroepen


def outcomes(*volgnummers: Volgnummer) -> list[tuple[str, str]]:
    rijen = Volgnummer.objects.filter(pk__in=[v.pk for v in volgnummers]).order_by("pk")
    return [(rij.status, rij.afspraak.status) for rij in rijen.select_related("afspraak")]


AFGESLOTEN = [("geholpen", "geholpen"), ("niet_verschenen", "niet_verschenen")]


def test_who_was_not_finished_yesterday_does_not_block_the_balie_today(hal: Plek, by: Account) -> None:
    gisteren, volgende_dag = leave_open(hal, by), NEGEN + timedelta(days=1)
    eerste, tweede = walk_in(hal, volgende_dag), walk_in(hal, volgende_dag + MINUUT)
    assert call(hal, by, volgende_dag + 2 * MINUUT) == eerste
    assert roep_op(volgnummer=tweede, balie=hal.balies[1], by=by, now=volgende_dag + 2 * MINUUT) == tweede
    assert outcomes(*gisteren) == AFGESLOTEN
    assert Handeling.objects.filter(soort="volgnummer-afgesloten", wie=by).count() == 2


def test_on_the_day_itself_nobody_is_closed_unasked(hal: Plek, by: Account) -> None:
    leave_open(hal, by)
    with pytest.raises(BalieBezet):
        call(hal, by, moment(23, 59))


def test_the_night_closes_what_nobody_finished_once(hal: Plek, by: Account, klok: Klok) -> None:
    gisteren = leave_open(hal, by)
    klok.verschil += moment(23, 50) - timezone.now()
    tasks.ruim_op()
    assert outcomes(*gisteren) == [("aan_balie", "opgeroepen"), ("opgeroepen", "opgeroepen")]
    klok.vooruit(minutes=20)
    for _ in range(2):
        tasks.ruim_op()
    assert outcomes(*gisteren) == AFGESLOTEN
    assert Handeling.objects.filter(soort="volgnummer-afgesloten", wie=None).count() == 2


def test_a_number_of_yesterday_is_not_called_any_more(hal: Plek, by: Account) -> None:
    gisteren = walk_in(hal, NEGEN)
    with pytest.raises(VolgnummerGewijzigd):
        roep_op(volgnummer=gisteren, balie=hal.balies[0], by=by, now=NEGEN + timedelta(days=1))


def test_what_is_told_counts_who_goes_first_and_who_still_comes(hal: Plek, by: Account) -> None:
    hal.balies[1].soorten.clear()
    for minuut in (0, 1):
        walk_in(hal, moment(9, minuut))
    laatste = walk_in(hal, moment(9, 2))
    verwacht = expect(laatste, moment(9, 2))
    assert (verwacht.voor_u, verwacht.minuten) == (2, 20)
    hal.book(moment(9, 10), NU)  # due before 9.17
    assert expect(laatste, moment(9, 2)).minuten == 30
    call(hal, by, moment(9, 2))
    assert expect(laatste, moment(9, 6)).voor_u == 1
    assert expect(laatste, moment(13)).minuten is None, "no balie is staffed"


def test_with_an_afspraak_the_turn_is_not_before_the_time(hal: Plek) -> None:
    volgnummer = arrive(hal, moment(9, 20), NEGEN)
    assert expect(volgnummer, NEGEN).minuten == 20


@pytest.mark.django_db(transaction=True)
def test_two_balies_never_call_the_same_one() -> None:
    hal, by = make_rooster(balies=6), MedewerkerFactory()
    for _ in range(4):
        walk_in(hal, NEGEN)
    uitkomsten = all_at_once(
        [lambda n=n: call(hal, by, NEGEN + MINUUT, balie=n) for n in range(6) for _ in range(2)]
    )
    geroepen = Volgnummer.objects.filter(status=VolgnummerStatus.OPGEROEPEN)
    assert uitkomsten[KLAAR] + uitkomsten["Druk"] == 12
    assert geroepen.count() == 4
    assert len(set(geroepen.values_list("balie", flat=True))) == 4


@pytest.mark.django_db(transaction=True)
def test_many_at_several_kiosks_get_each_their_own_number() -> None:
    hal = make_rooster()
    uitkomsten = all_at_once([lambda: walk_in(hal, NEGEN) for _ in range(12)])
    nummers = sorted(Volgnummer.objects.values_list("nummer", flat=True))
    assert nummers == [f"B{n:02d}" for n in range(1, uitkomsten[KLAAR] + 1)]
    assert Volgnummer.objects.filter(afspraak__herkomst=Herkomst.ONLINE).count() == 0
