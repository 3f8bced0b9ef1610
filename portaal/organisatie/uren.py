"""What is left of the hours of a day when part of it is closed."""

from collections.abc import Iterable
from datetime import time

from .models import Afwijking

Uren = list[tuple[time, time]]


def without_closed(uren: Uren, van_de_dag: Iterable[Afwijking]) -> Uren:
    """These hours without the time that the sluitingen of this day take; the same when there are none."""
    for afwijking in van_de_dag:
        if afwijking.sluiting is not None:
            uren = _cut(uren, afwijking.van, afwijking.tot)
    return uren


def _cut(uren: Uren, van: time | None, tot: time | None) -> Uren:
    if van is None or tot is None:
        return []
    delen = [deel for begin, eind in uren for deel in ((begin, min(eind, van)), (max(begin, tot), eind))]
    return [(begin, eind) for begin, eind in delen if begin < eind]
