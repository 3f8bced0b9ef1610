"""The first free time of each morning, kept once, and how often the promise was met."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from portaal.afspraken.models import Afspraaksoort, EersteVrij, SoortLocatie
from portaal.afspraken.norm import count_werkdagen, is_meettijd
from portaal.afspraken.operations.meten import measure_eerste_vrij
from portaal.afspraken.queries.norm import norm_per_soort
from portaal.afspraken.rooster import TIJDZONE
from portaal.organisatie.operations import set_afwijking
from tests.factories.afspraken import Plek, make_rooster

from .conftest import moment

DINSDAG = date(2026, 12, 1)
NEGEN = datetime.combine(DINSDAG, time(9), TIJDZONE).astimezone(UTC)


@pytest.fixture
def belofte(plek: Plek) -> Plek:
    """Three working days were promised."""
    Afspraaksoort.objects.filter(pk=plek.soort.pk).update(norm_werkdagen=3)
    return plek


def close(plek: Plek, dagen: int) -> None:
    """Closed from this Tuesday on."""
    for n in range(dagen):
        set_afwijking(locatie=plek.locatie, datum=DINSDAG + timedelta(days=n), reden="Verbouwing")


@pytest.mark.parametrize(
    ("wanneer", "is_tijd"),
    [
        (datetime(2026, 12, 1, 8, 59, 59, tzinfo=TIJDZONE), False),
        (datetime(2026, 12, 1, 9, tzinfo=TIJDZONE), True),
        (datetime(2026, 12, 1, 16, tzinfo=TIJDZONE), True),
        (datetime(2026, 6, 2, 7, tzinfo=UTC), True),  # summer time
        (datetime(2026, 12, 5, 9, tzinfo=TIJDZONE), False),  # Saturday
        (datetime(2026, 12, 25, 9, tzinfo=TIJDZONE), False),
    ],
)
def test_it_is_measured_on_working_days_from_nine(wanneer: datetime, is_tijd: bool) -> None:
    assert is_meettijd(wanneer) is is_tijd


@pytest.mark.parametrize(
    ("eerste", "werkdagen"),
    [
        (date(2026, 12, 1), 0),
        (date(2026, 12, 2), 1),
        (date(2026, 12, 4), 3),
        (date(2026, 12, 5), 3),  # Saturday
        (date(2026, 12, 7), 4),
        (date(2026, 12, 28), 18),  # Christmas is on a Friday
    ],
)
def test_working_days_count_from_the_day_after(eerste: date, werkdagen: int) -> None:
    assert count_werkdagen(DINSDAG, datetime.combine(eerste, time(9), TIJDZONE)) == werkdagen


def test_one_measurement_a_day(belofte: Plek) -> None:
    assert measure_eerste_vrij(now=NEGEN - timedelta(minutes=1)) == 0
    assert measure_eerste_vrij(now=NEGEN) == 1
    assert measure_eerste_vrij(now=NEGEN + timedelta(minutes=5)) == 0
    meting = EersteVrij.objects.get()
    assert (meting.eerste, meting.werkdagen, meting.norm_werkdagen) == (moment(9, dag=DINSDAG), 0, 3)
    assert measure_eerste_vrij(now=NEGEN + timedelta(days=1)) == 1


def test_what_is_booked_is_not_free(belofte: Plek) -> None:
    close(belofte, 1)
    belofte.book(moment(9), NEGEN - timedelta(hours=1))
    measure_eerste_vrij(now=NEGEN)
    meting = EersteVrij.objects.get()
    assert (meting.eerste, meting.werkdagen) == (moment(9, 10), 1)


def test_nothing_free_within_the_horizon_is_kept_as_nothing(belofte: Plek) -> None:
    Afspraaksoort.objects.update(horizon_dagen=5)
    close(belofte, 6)
    measure_eerste_vrij(now=NEGEN)
    meting = EersteVrij.objects.get()
    assert (meting.eerste, meting.werkdagen) == (None, None)
    regel = norm_per_soort(DINSDAG)[0]
    assert (regel.binnen, regel.metingen, regel.nu_binnen) == (0, 1, False)


@pytest.mark.parametrize("anders", ["geen belofte", "alleen intern"])
def test_only_what_the_public_was_promised(belofte: Plek, anders: str) -> None:
    if anders == "geen belofte":
        Afspraaksoort.objects.update(norm_werkdagen=None)
    else:
        SoortLocatie.objects.update(alleen_intern=True)
    assert measure_eerste_vrij(now=NEGEN) == 0


def test_how_often_it_was_met_is_counted_per_soort_and_locatie(belofte: Plek) -> None:
    for werkdagen in (0, 3, 4, None):
        nummer = EersteVrij.objects.count()
        EersteVrij.objects.create(
            locatie=belofte.locatie,
            soort=belofte.soort,
            datum=DINSDAG - timedelta(days=29 - nummer),
            gemeten_op=NEGEN,
            eerste=NEGEN if werkdagen is not None else None,
            werkdagen=werkdagen,
            norm_werkdagen=3,
        )
    regel = norm_per_soort(DINSDAG)[0]
    assert (regel.metingen, regel.binnen, regel.procent, regel.hoogste) == (4, 2, 50, 4)
    assert regel.laatste.werkdagen is None
    assert norm_per_soort(DINSDAG + timedelta(days=1))[0].metingen == 3


def test_the_count_asks_two_queries_for_any_number(
    belofte: Plek, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_rooster(soort=belofte.soort)
    measure_eerste_vrij(now=NEGEN)
    with django_assert_num_queries(2):
        assert len(norm_per_soort(DINSDAG)) == 2
