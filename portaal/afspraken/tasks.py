"""What happens when nobody clicks."""

from celery import shared_task
from django.utils import timezone

from .operations.meten import measure_eerste_vrij


@shared_task(name="afspraken.meet")
def meet() -> None:
    """Keep how soon people could come this morning; a repeat on the same day does nothing."""
    measure_eerste_vrij(now=timezone.now())
