"""The portal whose bookings do not lock the day: the proof that the fault runs would see it.

Where the lock was they wait for the next half second, so that many read the day before one writes it.
"""

import django

django.setup()

from datetime import date  # noqa: E402
from time import sleep, time  # noqa: E402

from portaal.afspraken.models import LocatieDag  # noqa: E402
from portaal.afspraken.operations import dag  # noqa: E402
from portaal.organisatie.models import Locatie  # noqa: E402
from portaal.wsgi import application as application  # noqa: E402

SAMEN = 0.5


def read_only(locatie: Locatie, datum: date) -> LocatieDag:
    sleep(-time() % SAMEN)
    return LocatieDag.objects.get(locatie=locatie, datum=datum)


dag._lock = read_only
