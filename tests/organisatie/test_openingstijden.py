"""When residents are helped."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from portaal.organisatie.models import Locatie
from portaal.organisatie.operations import ensure_locatie, set_afwijking
from portaal.organisatie.queries import (
    Openingsstand,
    locaties_met_openingstijden,
    locaties_voor_ophalen,
    openingsstand,
    openingstijden_op,
)
from tests.factories.organisatie import LocatieFactory

pytestmark = pytest.mark.django_db
NEGEN, VIJF = time(9), time(17)
GEGEVENS = {"naam": "Gemeentehuis", "adres": "Markt 1", "postcode": "4299 LV", "plaats": "Lindervoort"}


@pytest.fixture
def gemeentehuis() -> Locatie:
    """Open from Monday to Friday, on Thursday with a break and an evening."""
    tijden = [(dag, NEGEN, VIJF) for dag in (0, 1, 2, 4)] + [(3, NEGEN, time(12)), (3, time(13), time(20))]
    return ensure_locatie(slug="gemeentehuis", gegevens=GEGEVENS, openingstijden=tijden)


def at(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


OPEN = Openingsstand(is_open=True, tot=VIJF)
STANDEN = [
    ("2026-11-24 09:00", OPEN),
    ("2026-11-24 16:59", OPEN),
    ("2026-11-24 08:59", Openingsstand(is_open=False, opent_op=date(2026, 11, 24), opent_om=NEGEN)),
    ("2026-11-24 17:00", Openingsstand(is_open=False, opent_op=date(2026, 11, 25), opent_om=NEGEN)),
    ("2026-11-26 12:30", Openingsstand(is_open=False, opent_op=date(2026, 11, 26), opent_om=time(13))),
    ("2026-11-26 19:00", Openingsstand(is_open=True, tot=time(20))),
    ("2026-11-27 18:00", Openingsstand(is_open=False, opent_op=date(2026, 11, 30), opent_om=NEGEN)),
    (
        "2026-12-25 10:00",
        Openingsstand(is_open=False, opent_op=date(2026, 12, 28), opent_om=NEGEN, reden="eerste kerstdag"),
    ),
]


@pytest.mark.parametrize(("moment", "verwacht"), STANDEN)
def test_open_or_closed(gemeentehuis: Locatie, moment: str, verwacht: Openingsstand) -> None:
    assert openingsstand(gemeentehuis, at(moment)) == verwacht


def test_clock_is_dutch(gemeentehuis: Locatie) -> None:
    assert not openingsstand(gemeentehuis, datetime(2026, 7, 1, 15, 30, tzinfo=ZoneInfo("UTC"))).is_open


def test_afwijking_replaces_the_usual_hours(gemeentehuis: Locatie) -> None:
    set_afwijking(locatie=gemeentehuis, datum=date(2026, 11, 24), reden="Studiedag")
    stand = openingsstand(gemeentehuis, at("2026-11-24 10:00"))
    assert (stand.is_open, stand.reden, stand.opent_op) == (False, "Studiedag", date(2026, 11, 25))
    set_afwijking(
        locatie=gemeentehuis, datum=date(2026, 11, 24), reden="Korter open", van=NEGEN, tot=time(11)
    )
    assert openingsstand(gemeentehuis, at("2026-11-24 10:00")).tot == time(11)
    assert gemeentehuis.afwijkingen.count() == 1


def test_afwijking_can_open_on_a_holiday(gemeentehuis: Locatie) -> None:
    set_afwijking(locatie=gemeentehuis, datum=date(2026, 12, 25), reden="Spoed", van=time(10), tot=time(11))
    assert openingstijden_op(gemeentehuis, date(2026, 12, 25)) == ([(time(10), time(11))], "Spoed")


def test_locatie_without_hours_is_closed() -> None:
    assert openingsstand(LocatieFactory(), at("2026-11-24 10:00")) == Openingsstand(is_open=False)


def test_hours_are_exactly_those_given_last(gemeentehuis: Locatie) -> None:
    ensure_locatie(slug="gemeentehuis", gegevens=GEGEVENS, openingstijden=[(0, NEGEN, VIJF)])
    assert Locatie.objects.count() == 1
    assert [str(tijd) for tijd in gemeentehuis.openingstijden.all()] == ["maandag 09.00–17.00"]


def test_collecting_only_where_that_is_possible(gemeentehuis: Locatie) -> None:
    LocatieFactory(is_ophaallocatie=False)
    assert list(locaties_voor_ophalen()) == [gemeentehuis]


def test_list_of_locaties_asks_as_much_for_30_as_for_3(django_assert_num_queries) -> None:
    for aantal in (3, 27):
        for _ in range(aantal):
            set_afwijking(locatie=LocatieFactory(), datum=date(2026, 12, 24), reden="Kerst")
        with django_assert_num_queries(3):
            for locatie in locaties_met_openingstijden(date(2026, 11, 24)):
                openingsstand(locatie, at("2026-11-24 10:00"))
