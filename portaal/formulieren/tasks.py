"""What happens when nobody clicks."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from .bewaren import due_schoning
from .operations import (
    mark_missing,
    process_actie,
    publish_gepland,
    scan_bijlage,
    schoon_aanvraag,
    schoon_metingen,
    sweep_bestanden,
    sweep_ondertekening,
)
from .queries import due_acties, due_ondertekeningen, due_revisies, due_scans


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
    """Pick up what was not nudged or failed before."""
    now = timezone.now()
    while te_doen := due_acties(now):  # what is done or fails is not due at this moment any more
        for actie_id in te_doen:
            process_actie(actie_id=actie_id, now=now)
    for bijlage_id in due_scans():
        if not scan_bijlage(bijlage_id=bijlage_id, now=now):
            break  # away for one is away for all


@shared_task(name="formulieren.herinner")
def herinner() -> None:
    """Remind who still has to sign, and end what was not signed in time."""
    now = timezone.now()
    for ondertekening_id in due_ondertekeningen(now):
        sweep_ondertekening(ondertekening_id=ondertekening_id, now=now)


@shared_task(name="formulieren.schoon")
def schoon() -> None:
    """Remove what was kept long enough, in every phase of its form."""
    now = timezone.now()
    for aanvraag, wijze in due_schoning(now):
        schoon_aanvraag(aanvraag=aanvraag, wijze=wijze, now=now)
    schoon_metingen(now=now)


@shared_task(name="formulieren.publiceer_gepland")
def publiceer_gepland() -> None:
    """What editors planned for now, forms and pages: a form that may not be published holds nothing up."""
    now = timezone.now()
    for revisie in due_revisies(now):
        publish_gepland(revisie=revisie, now=now)
    call_command("publish_scheduled")
