"""What happens when nobody clicks."""

import logging
from contextlib import suppress

from celery import shared_task
from django.utils import timezone

from .models import Verzetting, Volgnummer
from .operations import work_verzetting
from .operations.aanbieden import sweep_wachtlijst
from .operations.fouten import Druk
from .operations.meten import measure_eerste_vrij
from .operations.oproepen import close_earlier
from .operations.opruimen import (
    anonymise_afspraken,
    anonymise_wachtlijst,
    release_opties,
    remove_opties,
    remove_oude_dagen,
)
from .queries.verzetten import unfinished

logger = logging.getLogger(__name__)


@shared_task(name="afspraken.meet")
def meet() -> None:
    """Keep how soon people could come this morning; a repeat on the same day does nothing."""
    measure_eerste_vrij(now=timezone.now())


@shared_task(name="afspraken.verzet")
def verzet(verzetting_uuid: str) -> None:
    """Help everybody whose time was closed to another; a repeat goes on where it stopped."""
    work_verzetting(verzetting=Verzetting.objects.get(uuid=verzetting_uuid), klok=timezone.now)


@shared_task(name="afspraken.veeg_verzettingen")
def veeg_verzettingen() -> None:
    """Go on with what was not nudged, or was stopped halfway; one that goes wrong does not stop the others."""
    for verzetting in unfinished():
        try:
            work_verzetting(verzetting=verzetting, klok=timezone.now)
        except Exception:  # whatever is wrong with this one, the sweeper comes by again
            logger.exception("verzetting %s: next time again", verzetting.uuid)


@shared_task(name="afspraken.laat_los")
def laat_los() -> None:
    """Show what is free again in the calendars; whoever books sees it anyway."""
    release_opties(now=timezone.now())


@shared_task(name="afspraken.ruim_op")
def ruim_op() -> None:
    """Close the queues of earlier days, and forget what was kept long enough, a batch of each at a time."""
    now = timezone.now()
    with suppress(Druk):
        close_earlier(volgnummers=Volgnummer.objects.all(), by=None, now=now)
    for operation in (remove_opties, anonymise_afspraken, anonymise_wachtlijst, remove_oude_dagen):
        while operation(now=now):
            pass


@shared_task(name="afspraken.bied_aan")
def bied_aan() -> None:
    """What came free goes to the waiting list; a repeat offers nothing twice."""
    sweep_wachtlijst(now=timezone.now())
