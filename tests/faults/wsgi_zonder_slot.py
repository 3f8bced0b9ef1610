"""The portal whose bookings do not lock the day: the proof that the fault runs would see it."""

import django

django.setup()

from datetime import date  # noqa: E402

from portaal.afspraken.models import LocatieDag  # noqa: E402
from portaal.afspraken.operations import dag  # noqa: E402
from portaal.organisatie.models import Locatie  # noqa: E402
from portaal.wsgi import application as application  # noqa: E402


def read_only(locatie: Locatie, datum: date) -> LocatieDag:
    return LocatieDag.objects.get(locatie=locatie, datum=datum)


dag._lock = read_only
