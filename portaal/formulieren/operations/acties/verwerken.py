"""Doing the work: claimed by one worker, done once, tried again later, parked where staff see it."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from portaal.kern.nudge import nudge
from portaal.toegang.models import Account

from ...enums import VOORGANGERS, AanvraagStatus, ActieSoort, ActieStatus
from ...models import Aanvraag, AanvraagQuerySet, UitgaandeActie
from ..logboek import log_aanvraag
from .soorten import WERK
from .werk import NogNiet

logger = logging.getLogger(__name__)

HOOGSTENS = 8
EERSTE_WACHTTIJD = timedelta(seconds=30)
LANGSTE_WACHTTIJD = timedelta(hours=1)
NOG_NIET_WACHTTIJD = timedelta(seconds=15)


def process_actie(*, actie_id: int, now: datetime) -> bool:
    """Do the work of one action if it is its turn; True when it is done now.

    The try is counted before the work starts, so that work that kills its worker is parked as well.
    """
    if not _claim(actie_id, now):
        return False
    try:
        _do_loose(actie_id, now)
        _finish(actie_id, now)
    except NogNiet:
        _postpone(actie_id, now)
        return False
    except Exception as fout:  # whatever is wrong, the action waits for its next try or for staff
        _note_failure(actie_id, fout, now)
        return False
    return True


@transaction.atomic
def retry_acties(*, acties: Iterable[UitgaandeActie], by: Account, now: datetime) -> int:
    """Let parked actions run again, from the first try; gives how many there were."""
    rijen = UitgaandeActie.objects.select_for_update().filter(
        pk__in=[actie.pk for actie in acties], status=ActieStatus.GEPARKEERD
    )
    gevonden = list(rijen.order_by("pk"))
    for actie in gevonden:
        actie.status, actie.pogingen, actie.fout, actie.volgende_op = ActieStatus.WACHT, 0, "", now
        actie.save(update_fields=["status", "pogingen", "fout", "volgende_op"])
        aanvraag = _lock_aanvraag(actie)
        _settle_status(aanvraag)
        log_aanvraag(aanvraag, "actie-opnieuw", by=by, now=now, toelichting=actie.soort)
        nudge("formulieren.verwerk_actie", actie.pk)
    return len(gevonden)


@transaction.atomic
def _claim(actie_id: int, now: datetime) -> bool:
    """Of two workers one gets it; a dead one loses it when its wait is over."""
    te_doen = UitgaandeActie.objects.select_for_update(of=("self",)).aan_de_beurt(now)
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


def _do_loose(actie_id: int, now: datetime) -> None:
    """Work that waits for an outside system is done before the transaction that records it."""
    actie = UitgaandeActie.objects.get(pk=actie_id)
    werk = WERK[ActieSoort(actie.soort)]
    if werk.is_los:
        werk.run(_met_alles().get(pk=actie.aanvraag_id), actie.sleutel, now)


@transaction.atomic
def _finish(actie_id: int, now: datetime) -> None:
    """The work, the action and the state of its aanvraag change together.

    The aanvraag is locked too, so that of two last actions at the same time one sees that the other is done.
    """
    actie = UitgaandeActie.objects.select_for_update().get(pk=actie_id)
    if actie.status != ActieStatus.WACHT:
        return
    aanvraag = _lock_aanvraag(actie)
    werk = WERK[ActieSoort(actie.soort)]
    if not werk.is_los:
        werk.run(aanvraag, actie.sleutel, now)
    actie.status, actie.klaar_op, actie.fout = ActieStatus.KLAAR, now, ""
    actie.save(update_fields=["status", "klaar_op", "fout"])
    _settle_status(aanvraag)
    _nudge_followers(actie, now)


@transaction.atomic
def _postpone(actie_id: int, now: datetime) -> None:
    """This try does not count."""
    actie = UitgaandeActie.objects.select_for_update().get(pk=actie_id)
    actie.pogingen = max(actie.pogingen - 1, 0)
    actie.volgende_op = now + NOG_NIET_WACHTTIJD
    actie.save(update_fields=["pogingen", "volgende_op"])


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
    actie.status, actie.volgende_op = ActieStatus.GEPARKEERD, now
    actie.save(update_fields=["status", "volgende_op"])
    aanvraag = _lock_aanvraag(actie)
    _settle_status(aanvraag)
    log_aanvraag(aanvraag, "actie-geparkeerd", by=None, now=now, toelichting=f"{actie.soort}: {actie.fout}")
    details = {"actie": actie.pk, "soort": actie.soort, "reason": actie.fout, "tries": actie.pogingen}
    logger.error("actie parked", extra=details)


def _lock_aanvraag(actie: UitgaandeActie) -> Aanvraag:
    """Always after its action, so that two workers never wait for each other."""
    return _met_alles().select_for_update(of=("self",)).get(pk=actie.aanvraag_id)


def _met_alles() -> AanvraagQuerySet:
    """With all that work needs."""
    return Aanvraag.objects.met_formulier().select_related(
        "ingevuld_door", "zaak__zaaktype", "gemachtigde", "organisatie"
    )


def _settle_status(aanvraag: Aanvraag) -> None:
    """Verwerkt when all is done; mislukt as long as something is parked."""
    standen = set(aanvraag.acties.values_list("status", flat=True))
    if ActieStatus.GEPARKEERD in standen:
        status = AanvraagStatus.MISLUKT
    elif standen == {ActieStatus.KLAAR}:
        status = AanvraagStatus.VERWERKT
    else:
        status = AanvraagStatus.INGEDIEND
    Aanvraag.objects.filter(pk=aanvraag.pk).update(status=status)


def _nudge_followers(actie: UitgaandeActie, now: datetime) -> None:
    """What waited for this action need not wait for the sweeper."""
    volgers = [soort for soort, voor in VOORGANGERS.items() if actie.soort in voor]
    aan_de_beurt = actie.aanvraag.acties.aan_de_beurt(now).filter(soort__in=volgers)
    for volger_id in aan_de_beurt.values_list("pk", flat=True):
        nudge("formulieren.verwerk_actie", volger_id)
