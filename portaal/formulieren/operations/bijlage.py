"""Files with a draft: added in quarantine, judged by the scanner, removed together with their row."""

import logging
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import localdate

from portaal.kern.bestanden import BestandGeweigerd, GecontroleerdBestand
from portaal.kern.nudge import nudge
from portaal.kern.quarantaine import Oordeel, inspect
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling
from portaal.vragen.typen.bestand import STANDAARD_AANTAL, Bestand

from ..definities import load_definitie
from ..enums import BijlageStatus
from ..models import Aanvraag, Bijlage
from .concept import lock_concept

logger = logging.getLogger(__name__)


@transaction.atomic
def add_bijlage(
    *, aanvraag: Aanvraag, veld: str, bestand: GecontroleerdBestand, by: Account | None, now: datetime
) -> Bijlage:
    """Put a checked file in quarantine at this question; a question for one file has its file replaced.

    The same file twice is once. Raises BestandGeweigerd and AanvraagIsIngediend.
    """
    concept = lock_concept(aanvraag)
    aanwezig = list(concept.bijlagen.bruikbaar().filter(veld=veld))
    if dezelfde := next((bijlage for bijlage in aanwezig if bijlage.sha256 == bestand.sha256), None):
        return dezelfde
    hoogste = _get_hoogste(concept, veld, now)
    if hoogste == 1:
        drop_bijlagen(aanwezig)
    elif len(aanwezig) >= hoogste:
        raise BestandGeweigerd(f"U kunt hier hoogstens {hoogste} bestanden sturen. Verwijder er eerst een.")
    _check_totaal(concept, bestand)
    bijlage = Bijlage(aanvraag=concept, veld=veld, created_at=now)
    bijlage.describe(bestand)
    bijlage.save()
    bijlage.write(bestand.inhoud)
    nudge("formulieren.scan_bijlage", bijlage.pk)
    return bijlage


@transaction.atomic
def remove_bijlage(*, aanvraag: Aanvraag, bijlage_uuid: UUID, by: Account | None, now: datetime) -> None:
    """Remove one file of a draft; one that is gone already is no fault. Raises AanvraagIsIngediend."""
    concept = lock_concept(aanvraag)
    drop_bijlagen(list(concept.bijlagen.filter(uuid=bijlage_uuid)))


@transaction.atomic
def drop_bijlagen(bijlagen: list[Bijlage]) -> None:
    """Delete these rows now, and their files once that is certain."""
    for bijlage in bijlagen:
        bijlage.drop_content()
        bijlage.delete()


def scan_bijlage(*, bijlage_id: int, now: datetime) -> bool:
    """Have the scanner look at a file in quarantine; True when it is out of there.

    A scanner that is away leaves the file where it is. A file with a virus is deleted at once.
    """
    bijlage = Bijlage.objects.te_scannen().filter(pk=bijlage_id).first()
    if bijlage is None:
        return True
    if (oordeel := inspect(bijlage)) is None:
        return False
    _write_oordeel(bijlage, oordeel, now)
    return True


@transaction.atomic
def _write_oordeel(bijlage: Bijlage, oordeel: Oordeel, now: datetime) -> None:
    """Write the verdict, once; only what is clean keeps its content."""
    velden = {"status": oordeel.status, "gescand_op": now}
    is_nieuw = Bijlage.objects.te_scannen().filter(pk=bijlage.pk).update(**velden)
    if not is_nieuw or oordeel.status == BijlageStatus.SCHOON:
        return
    bijlage.drop_content()
    log_handeling(
        by=None,
        soort=f"bijlage-{oordeel.status}",
        object_soort="aanvraag",
        object_uuid=bijlage.aanvraag.uuid,
        toelichting=oordeel.reden[:100],
        now=now,
    )
    logger.warning("file not kept", extra={"bijlage": bijlage.pk, "status": str(oordeel.status)})


def _get_hoogste(aanvraag: Aanvraag, sleutel: str, now: datetime) -> int:
    """How many files the question takes; without a question they are scans of a form on paper, or of a
    machtiging.

    Raises BestandGeweigerd when it takes none.
    """
    if not sleutel and (aanvraag.is_namens_inwoner or aanvraag.gemachtigde_id):
        return STANDAARD_AANTAL
    veld = load_definitie(aanvraag.versie, localdate(now)).veld_per_sleutel.get(sleutel)
    if veld is None or veld.type != Bestand.code:
        raise BestandGeweigerd("Bij deze vraag hoort geen bestand.")
    return Bestand().get_hoogste_aantal(veld)


def _check_totaal(aanvraag: Aanvraag, bestand: GecontroleerdBestand) -> None:
    totaal = aanvraag.bijlagen.bruikbaar().aggregate(som=Sum("grootte"))["som"] or 0
    if totaal + len(bestand.inhoud) > settings.UPLOAD_MAX_TOTAAL:
        raise BestandGeweigerd(
            f"Uw bestanden zijn samen te groot: hoogstens {settings.UPLOAD_MAX_TOTAAL // 1_000_000} MB. "
            "Maak ze kleiner of verwijder er een."
        )
