from datetime import UTC, date, datetime, time

import pytest

from portaal.afspraken.rooster import TIJDZONE
from tests.factories.afspraken import Plek, make_rooster

# A Tuesday and the Wednesday after it, no holidays near.
NU = datetime(2026, 12, 1, 7, tzinfo=UTC)
MORGEN = date(2026, 12, 2)


def moment(uur: int, minuut: int = 0, dag: date = MORGEN) -> datetime:
    """A local time, as a moment."""
    return datetime.combine(dag, time(uur, minuut), TIJDZONE).astimezone(UTC)


@pytest.fixture
def plek(db: None) -> Plek:
    """One balie, weekdays from 9.00 to 12.00, ten minutes a person."""
    return make_rooster()
