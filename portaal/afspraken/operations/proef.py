"""What a change of the rooster would do to who is booked: it is done, counted and taken back."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from portaal.organisatie.models import Locatie

from ..models import Afspraak
from ..queries import load_rooster
from ..queries.overboekt import TE_HELPEN, overbooked_keys


def count_losing_balie(*, locatie: Locatie, doe: Callable[[], object], now: datetime) -> int:
    """How many afspraken of this locatie would stand without a balie after `doe`, and do not now.

    Raises what `doe` raises; nothing of it stays.
    """
    with transaction.atomic():
        eerst = _overbooked(locatie, now)
        doe()
        daarna = _overbooked(locatie, now)
        transaction.set_rollback(True)
    return len(daarna - eerst)


def _overbooked(locatie: Locatie, now: datetime) -> set[int]:
    """From today through the last day on which somebody comes."""
    komend = Afspraak.objects.filter(locatie=locatie, status__in=TE_HELPEN, eind__gt=now)
    laatste = komend.order_by("datum").values_list("datum", flat=True).last()
    if laatste is None:
        return set()
    vandaag = localdate(now)
    rooster = load_rooster(locatie, vandaag, laatste)
    return overbooked_keys(komend, rooster, locatie, vandaag, laatste, now=now)
