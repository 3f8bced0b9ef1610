"""Handing in: accepted once, whatever is clicked twice, and nothing accepted that is then lost."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling
from portaal.vragen.antwoord import Antwoord
from portaal.zaken.operations import reserve_identificatie

from ..enums import AanvraagStatus
from ..models import Aanvraag, Formulier
from ..notices import notify_ontvangen, notify_organisatie
from ..queries import is_vol
from .acties import drop_ongebruikt, plan_acties
from .fouten import AanvraagGewijzigd, FormulierVol
from .meten import count_ingediend
from .ondertekenen import ask_ondertekeningen


@transaction.atomic
def submit_aanvraag(
    *,
    aanvraag: Aanvraag,
    antwoorden: Mapping[str, Antwoord],
    revisie: int,
    loa: str | None = None,
    by: Account | None,
    now: datetime,
) -> Aanvraag:
    """Accept the aanvraag with these final answers: reference, receipt and the work that follows, or nothing.

    Where somebody else has to agree, they are asked, and the work waits for them.
    `revisie` is that of the page that was checked, `loa` how surely the resident was recognised when they
    handed in, which may be less or more surely than when they began. A repeat gives the aanvraag as it was
    accepted. Raises AanvraagGewijzigd when the answers changed after that page was shown, FormulierVol when
    others were first.
    """
    vast = Aanvraag.objects.select_for_update(of=("self",)).met_formulier().get(pk=aanvraag.pk)
    if not vast.is_concept:
        return vast
    _check_niet_vol(vast.formulier)
    velden = {
        "status": AanvraagStatus.INGEDIEND,
        "referentie": reserve_identificatie(now=now),
        "antwoorden": dict(antwoorden),
        "ruwe_invoer": {},
        "akkoord_op": now,
        "ingediend_op": now,
        "bijgewerkt_op": now,
        "verloopt_op": None,
        "loa": vast.loa if loa is None else loa,
    }
    if not Aanvraag.objects.concepten().filter(pk=vast.pk, revisie=revisie).update(**velden):
        raise AanvraagGewijzigd
    for naam, waarde in velden.items():
        setattr(vast, naam, waarde)
    drop_ongebruikt(vast)
    if ask_ondertekeningen(aanvraag=vast, by=by, now=now):
        vast.status = AanvraagStatus.WACHT_ONDERTEKENING
        vast.save(update_fields=["status"])
    else:
        plan_acties(vast, now=now)
    notify_ontvangen(vast, by=by, now=now)
    notify_organisatie(vast, by=by, now=now)
    count_ingediend(versie=vast.versie, now=now)
    log_handeling(by=by, soort="aanvraag-ingediend", object_soort="aanvraag", object_uuid=vast.uuid, now=now)
    return vast


def _check_niet_vol(formulier: Formulier) -> None:
    """Where a number is set, one hands in at a time: of two for the last place, one is told that it is taken."""
    if formulier.hoogste_aantal is None:
        return
    Formulier.objects.select_for_update().get(pk=formulier.pk)
    if is_vol(formulier):
        raise FormulierVol
