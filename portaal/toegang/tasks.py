"""What nobody clicks for: sessions that ended leave the database."""

from importlib import import_module

from celery import shared_task
from django.conf import settings


@shared_task(name="toegang.ruim_sessies")
def ruim_sessies() -> None:
    """Remove the rows of sessions that are over; they hold which person was logged in."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
