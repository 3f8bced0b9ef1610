"""How soon people can come: the promise of the kwaliteitshandvest, counted in working days.

Norm balie-afspraak-snel: within three working days for reisdocumenten, rijbewijs and uittreksel, from now to the
first free time. It is looked at once each working day, at nine, so that no day is picked for looking good.
"""

from datetime import date, datetime, time

from django.utils.timezone import localdate, localtime

from portaal.kern.werkdagen import is_werkdag, werkdagen_tussen

METEN_OM = time(9)


def is_meettijd(now: datetime) -> bool:
    """Whether the look of this day is due: on a working day, from nine o'clock."""
    hier = localtime(now)
    return is_werkdag(hier.date()) and hier.time() >= METEN_OM


def count_werkdagen(vandaag: date, eerste: datetime) -> int:
    """Working days from the day after today until the first free time; 0 when that is today."""
    return max(werkdagen_tussen(vandaag, localdate(eerste)), 0)
