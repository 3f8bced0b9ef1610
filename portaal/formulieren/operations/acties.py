"""The work that follows handing in: claimed, done once, tried again later, parked where staff see it."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from portaal.kern.nudge import nudge
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling
from portaal.zaken.models import Zaak
from portaal.zaken.operations import create_zaak

from ..enums import AanvraagStatus, ActieStatus
from ..invulling import Invulling
from ..models import Aanvraag, UitgaandeActie

logger = logging.getLogger(__name__)

HOOGSTENS = 8
EERSTE_WACHTTIJD = timedelta(seconds=30)
LANGSTE_WACHTTIJD = timedelta(hours=1)


def process_actie(*, actie_id: int, now: datetime) -> bool:
    """Do the work of one action if it is due; True when it is done now.

    The try is counted before the work starts, so that work that kills its worker is parked as well.
    """
    if not _claim(actie_id, now):
        return False
    try:
        _finish(actie_id, now)
    except Exception as fout:  # whatever is wrong, the action waits for its next try or for staff
        _note_failure(actie_id, fout, now)
        return False
    return True


@transaction.atomic
def retry_actie(*, actie: UitgaandeActie, by: Account, now: datetime) -> None:
    """Let a parked action run again, from the first try."""
    velden = {"status": ActieStatus.WACHT, "pogingen": 0, "volgende_op": now, "fout": ""}
    if not UitgaandeActie.objects.filter(pk=actie.pk, status=ActieStatus.GEPARKEERD).update(**velden):
        return
    Aanvraag.objects.filter(pk=actie.aanvraag_id).update(status=AanvraagStatus.INGEDIEND)
    _log(actie.aanvraag, "actie-opnieuw", by=by, now=now)
    nudge("formulieren.verwerk_actie", actie.pk)


@transaction.atomic
def _claim(actie_id: int, now: datetime) -> bool:
    """Of two workers one gets it; a dead one loses it when its wait is over."""
    te_doen = UitgaandeActie.objects.select_for_update().filter(
        status=ActieStatus.WACHT, volgende_op__lte=now
    )
    actie = te_doen.filter(pk=actie_id).first()
    if actie is None:
        return False
    if actie.pogingen >= HOOGSTENS:
        _park(actie, now)
        return False
    actie.volgende_op = now + min(EERSTE_WACHTTIJD * 2**actie.pogingen, LANGSTE_WACHTTIJD)
    actie.pogingen += 1
    actie.save(update_fields=["pogingen", "volgende_op"])
    return True


@transaction.atomic
def _finish(actie_id: int, now: datetime) -> None:
    """Zaak, aanvraag and action change together; create_zaak makes no second zaak for this aanvraag."""
    actie = UitgaandeActie.objects.select_for_update().get(pk=actie_id)
    if actie.status != ActieStatus.WACHT:
        return
    aanvraag = Aanvraag.objects.met_formulier().select_related("ingevuld_door").get(pk=actie.aanvraag_id)
    zaak = _create_zaak(aanvraag, now)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(status=AanvraagStatus.VERWERKT, zaak=zaak)
    UitgaandeActie.objects.filter(pk=actie.pk).update(status=ActieStatus.KLAAR, klaar_op=now, fout="")


def _create_zaak(aanvraag: Aanvraag, now: datetime) -> Zaak:
    if aanvraag.aanvrager is None:
        raise ValueError("an aanvraag without applicant gives no zaak")
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    return create_zaak(
        zaaktype=aanvraag.formulier.vast_zaaktype,
        initiator=aanvraag.aanvrager,
        omschrijving=aanvraag.formulier.vast_zaaktype.omschrijving,
        kanaal=aanvraag.kanaal,
        eigenschappen=[
            {"naam": regel.veld.label, "waarde": regel.tekst}
            for stap in invulling.samenvatting()
            for regel in stap.regels
        ],
        ontvangen_op=aanvraag.ontvangen_op,
        identificatie=aanvraag.referentie,
        bron_sleutel=f"aanvraag:{aanvraag.uuid}",
        meld_ontvangst=False,
        by=aanvraag.ingevuld_door,
        now=now,
    )


@transaction.atomic
def _note_failure(actie_id: int, fout: Exception, now: datetime) -> None:
    """Keep the kind of error, not its text: that may hold what a resident typed."""
    actie = UitgaandeActie.objects.select_for_update().get(pk=actie_id)
    actie.fout = type(fout).__name__
    actie.save(update_fields=["fout"])
    logger.warning("actie failed", extra={"actie": actie_id, "reason": actie.fout, "tries": actie.pogingen})
    if actie.pogingen >= HOOGSTENS:
        _park(actie, now)


def _park(actie: UitgaandeActie, now: datetime) -> None:
    """Stop trying, and say so where staff and operators see it."""
    actie.status = ActieStatus.GEPARKEERD
    actie.save(update_fields=["status"])
    Aanvraag.objects.filter(pk=actie.aanvraag_id).update(status=AanvraagStatus.MISLUKT)
    _log(actie.aanvraag, "actie-geparkeerd", by=None, now=now, toelichting=actie.fout)
    logger.error("actie parked", extra={"actie": actie.pk, "reason": actie.fout, "tries": actie.pogingen})


def _log(aanvraag: Aanvraag, soort: str, *, by: Account | None, now: datetime, toelichting: str = "") -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="aanvraag",
        object_uuid=aanvraag.uuid,
        toelichting=toelichting,
        now=now,
    )
