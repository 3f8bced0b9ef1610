"""What happens when nobody clicks."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from .operations import (
    AanvraagIsIngediend,
    mark_missing,
    process_actie,
    publish_gepland,
    scan_bijlage,
    sweep_bestanden,
    verwijder_concept,
)
from .queries import due_acties, due_revisies, due_scans, expired_concepten


@shared_task(name="formulieren.verwerk_actie")
def verwerk_actie(actie_id: int) -> None:
    """Do the work that follows handing in; a repeat does nothing."""
    process_actie(actie_id=actie_id, now=timezone.now())


@shared_task(name="formulieren.scan_bijlage")
def scan(bijlage_id: int) -> None:
    """Have the scanner look at a file; a repeat does nothing."""
    scan_bijlage(bijlage_id=bijlage_id, now=timezone.now())


@shared_task(name="formulieren.veeg_bestanden")
def veeg_bestanden() -> None:
    """Remove files without a row, and tell of rows without a file."""
    now = timezone.now()
    sweep_bestanden(now=now)
    mark_missing(now=now)


@shared_task(name="formulieren.veeg")
def veeg() -> None:
    """Pick up what was not nudged or failed before, and remove drafts whose time is over."""
    now = timezone.now()
    for bijlage_id in due_scans():
        if not scan_bijlage(bijlage_id=bijlage_id, now=now):
            break  # away for one is away for all
    while te_doen := due_acties(now):  # what is done or fails is not due at this moment any more
        for actie_id in te_doen:
            process_actie(actie_id=actie_id, now=now)
    for concept in expired_concepten(now):
        try:
            verwijder_concept(aanvraag=concept, by=None, now=now)
        except AanvraagIsIngediend:
            continue  # handed in between our look and our lock


@shared_task(name="formulieren.publiceer_gepland")
def publiceer_gepland() -> None:
    """What editors planned for now, forms and pages: a form that may not be published holds nothing up."""
    now = timezone.now()
    for revisie in due_revisies(now):
        publish_gepland(revisie=revisie, now=now)
    call_command("publish_scheduled")
