"""What happens when nobody clicks."""

from celery import shared_task
from django.utils import timezone

from .operations import scan_taakbestand, sweep_documenten
from .queries import due_scans


@shared_task(name="zaken.scan_taakbestand")
def scan(bestand_id: int) -> None:
    """Have the scanner look at a file that was sent for a task; a repeat does nothing."""
    scan_taakbestand(bestand_id=bestand_id, now=timezone.now())


@shared_task(name="zaken.veeg")
def veeg() -> None:
    """Pick up files that were not nudged, or that the scanner was away for; away once is away for all."""
    now = timezone.now()
    for bestand_id in due_scans():
        if not scan_taakbestand(bestand_id=bestand_id, now=now):
            return


@shared_task(name="zaken.veeg_bestanden")
def veeg_bestanden() -> None:
    """Remove files that no row knows of."""
    sweep_documenten(now=timezone.now())
