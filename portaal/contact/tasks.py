"""What happens when nobody clicks."""

from celery import shared_task
from django.utils import timezone

from .operations import remove_verlopen


@shared_task(name="contact.ruim_op")
def ruim_op() -> None:
    """Remove requests whose year is over."""
    remove_verlopen(now=timezone.now())
