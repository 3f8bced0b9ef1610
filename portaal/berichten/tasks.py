"""The fast path. Each task may be lost, come twice or be killed: the outbox and its sweeper do not mind."""

from celery import shared_task
from django.utils import timezone

from .enums import Kanaal
from .operations import drain, process_terugmeldingen, sweep


@shared_task(name="berichten.verzend_sms")
def verzend_sms() -> None:
    """Send every SMS that is due."""
    drain(kanaal=Kanaal.SMS, klok=timezone.now)


@shared_task(name="berichten.verzend_email")
def verzend_email() -> None:
    """Send every e-mail that is due."""
    drain(kanaal=Kanaal.EMAIL, klok=timezone.now)


@shared_task(name="berichten.verwerk_terugmelding")
def verwerk_terugmelding() -> None:
    """Apply the callbacks that were received."""
    process_terugmeldingen(now=timezone.now())


@shared_task(name="berichten.veeg")
def veeg() -> None:
    """One round of the sweeper."""
    sweep(klok=timezone.now)
