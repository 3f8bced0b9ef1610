"""Numbers of zaken: one row per year, locked while the next number is taken."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from ..models import Nummerreeks


@transaction.atomic
def reserve_identificatie(*, now: datetime) -> str:
    """The next number, as Z-2026-000123. A number whose transaction fails is given out again."""
    jaar = localdate(now).year
    reeks = _lock_reeks(jaar)
    reeks.laatste += 1
    reeks.save(update_fields=["laatste"])
    return f"Z-{jaar}-{reeks.laatste:06d}"


def _lock_reeks(jaar: int) -> Nummerreeks:
    """The row of the year; of two that make it at the same time one wins and the other waits for it."""
    reeks = Nummerreeks.objects.select_for_update().filter(jaar=jaar).first()
    if reeks is None:
        try:
            with transaction.atomic():
                return Nummerreeks.objects.create(jaar=jaar)
        except IntegrityError:
            return Nummerreeks.objects.select_for_update().get(jaar=jaar)
    return reeks
