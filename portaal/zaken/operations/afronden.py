"""Closing a zaak with a result, and from then on how long it is kept."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from portaal.toegang.models import Account

from ..enums import GebeurtenisSoort
from ..models import Gebeurtenis, Resultaat, Resultaattype, Zaak
from ..notices import notify_afgerond
from ..signals import zaak_closed
from ._zaak import lock_zaak, save_zaak
from .fouten import ResultaatNietMogelijk, ZaaktypeNietCompleet
from .status import add_status
from .taak import cancel_taken
from .termijn import OPSCHORTINGVELDEN, clear_opschorting


@transaction.atomic
def close_zaak(
    *,
    zaak: Zaak,
    resultaattype: Resultaattype,
    toelichting: str = "",
    by: Account | None,
    now: datetime,
    versie: int | None = None,
) -> Resultaat:
    """End the zaak; its dates stay as promised. Raises ResultaatNietMogelijk, ZaaktypeNietCompleet."""
    zaak = lock_zaak(zaak, versie)
    if resultaattype.zaaktype_id != zaak.zaaktype_id:
        raise ResultaatNietMogelijk
    eindstatus = zaak.zaaktype.statustypen.filter(is_eindstatus=True).first()
    if eindstatus is None:
        raise ZaaktypeNietCompleet
    vandaag = localdate(now)
    resultaat = Resultaat.objects.create(
        zaak=zaak,
        resultaattype=resultaattype,
        toelichting=toelichting.strip(),
        vernietigen_na=compute_vernietigen_na(vandaag, resultaattype.bewaartermijn_jaren),
    )
    if zaak.zaaktype.neemt_besluit and zaak.zaaktype.heeft_wettelijke_termijn:
        Gebeurtenis.objects.create(
            zaak=zaak, soort=GebeurtenisSoort.BESLUIT, datum=vandaag, created_at=now, created_by=by
        )
    zaak.einddatum = vandaag
    clear_opschorting(zaak)
    add_status(zaak, eindstatus, toelichting=toelichting, by=by, now=now)
    save_zaak(
        zaak,
        *("einddatum", "huidige_status", *OPSCHORTINGVELDEN),
        soort="zaak-afgerond",
        by=by,
        now=now,
        toelichting=resultaattype.omschrijving,
    )
    cancel_taken(zaak)
    notify_afgerond(zaak, resultaat, by=by, now=now)
    zaak_closed.send(Zaak, zaak=zaak, resultaat=resultaat, now=now)
    return resultaat


def compute_vernietigen_na(einddatum: date, jaren: int | None) -> date | None:
    """The day after which the zaak goes: whole years later, 29 February as 28; None is kept for good."""
    if jaren is None:
        return None
    if (einddatum.month, einddatum.day) == (2, 29):
        einddatum = einddatum.replace(day=28)
    return einddatum.replace(year=einddatum.year + jaren)
