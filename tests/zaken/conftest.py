"""One moment that the tests of zaken look from."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest


@pytest.fixture
def nu() -> datetime:
    """Tuesday 24 November 2026, in the morning."""
    return datetime(2026, 11, 24, 10, 24, tzinfo=ZoneInfo("Europe/Amsterdam"))
