"""What happens when nobody clicks."""

from celery import shared_task
from django.utils import timezone

from .operations import AanvraagIsIngediend, process_actie, verwijder_concept
from .queries import due_acties, expired_concepten


@shared_task(name="formulieren.verwerk_actie")
def verwerk_actie(actie_id: int) -> None:
    """Do the work that follows handing in; a repeat does nothing."""
    process_actie(actie_id=actie_id, now=timezone.now())


@shared_task(name="formulieren.veeg")
def veeg() -> None:
    """Pick up what was not nudged or failed before, and remove drafts whose time is over."""
    now = timezone.now()
    while te_doen := due_acties(now):  # what is done or fails is not due at this moment any more
        for actie_id in te_doen:
            process_actie(actie_id=actie_id, now=now)
    for concept in expired_concepten(now):
        try:
            verwijder_concept(aanvraag=concept, by=None, now=now)
        except AanvraagIsIngediend:
            continue  # handed in between our look and our lock
