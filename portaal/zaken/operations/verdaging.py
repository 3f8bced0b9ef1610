"""Telling that a decision comes later: by the law of the zaaktype, or under Awb 4:14."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account

from ..enums import GebeurtenisSoort
from ..models import Gebeurtenis, Zaak
from ..notices import notify_verdaagd
from ..queries.termijn import get_uitstel
from ..termijnen import Uitstel
from ._zaak import lock_zaak, save_zaak
from .fouten import TekstOntbreekt, VerdagingNietMogelijk
from .termijn import TERMIJNVELDEN, recompute_termijn

# Awb 4:14 asks for a date as soon as possible. No zaaktype has a term of a year, so a date further off than that
# is a year that was typed wrong, and it would be told to the resident as a promise.
LANGSTE_UITSTEL = timedelta(weeks=52)


@transaction.atomic
def register_verdaging(
    *,
    zaak: Zaak,
    reden: str,
    by: Account | None,
    now: datetime,
    weken: int | None = None,
    tot: date | None = None,
    versie: int | None = None,
) -> Gebeurtenis:
    """Tell that the decision comes later.

    With `weken` under the special law of the zaaktype: the legal date moves, once, if told before the end.
    With `tot` under Awb 4:14: lid 3 sets the date (no legal term), lid 1 only promises one.
    Not while the term stands still: there is no certain date then to move, and at least one day of the term is
    left to tell it in once it runs again. Raises VerdagingNietMogelijk, TekstOntbreekt.
    """
    zaak = lock_zaak(zaak, versie)
    if zaak.is_opgeschort(localdate(now)):
        raise VerdagingNietMogelijk("De termijn staat stil. Verlengen kan als de termijn weer loopt.")
    if not reden.strip():
        raise TekstOntbreekt
    if weken is not None and tot is None:
        velden = _check_verlenging(zaak, weken, localdate(now))
    elif tot is not None and weken is None:
        velden = _check_uitstel(zaak, tot, localdate(now))
    else:
        raise VerdagingNietMogelijk("Kies een aantal weken of een nieuwe datum.")
    feit = Gebeurtenis.objects.create(
        zaak=zaak, datum=localdate(now), reden=reden.strip(), created_at=now, created_by=by, **velden
    )
    recompute_termijn(zaak, aanleiding=feit.get_soort_display(), now=now)
    save_zaak(zaak, *TERMIJNVELDEN, soort="verdaging", by=by, now=now, toelichting=feit.grond)
    notify_verdaagd(zaak, feit, by=by, now=now)
    return feit


def _check_verlenging(zaak: Zaak, weken: int, vandaag: date) -> dict[str, Any]:
    """An extension that a special law or verordening allows: once, and told before the end."""
    zaaktype = zaak.zaaktype
    if zaaktype.verlenging_weken is None:
        raise VerdagingNietMogelijk("Geen wet staat toe dat de termijn van deze zaak wordt verlengd.")
    if not 1 <= weken <= zaaktype.verlenging_weken:
        raise VerdagingNietMogelijk(f"Verlengen kan met 1 tot en met {zaaktype.verlenging_weken} weken.")
    if zaak.gebeurtenissen.filter(soort=GebeurtenisSoort.VERLENGING).exists():
        raise VerdagingNietMogelijk("De termijn is al een keer verlengd. Een tweede keer kan niet.")
    _check_op_tijd(zaak, vandaag)
    return {"soort": GebeurtenisSoort.VERLENGING, "weken": weken, "grond": zaaktype.verlenging_artikel}


def _check_uitstel(zaak: Zaak, tot: date, vandaag: date) -> dict[str, Any]:
    """A promise of a later date under Awb 4:14; only without a legal term (lid 3) is it a new date."""
    if not (zaak.zaaktype.heeft_wettelijke_termijn and zaak.zaaktype.neemt_besluit):
        raise VerdagingNietMogelijk("Bij dit soort zaak is er geen besluit dat later kan komen.")
    check_nieuwe_datum(zaak, tot, vandaag)
    uitstel = get_uitstel(zaak.zaaktype)
    if uitstel is Uitstel.ZONDER_WETTELIJKE_TERMIJN:
        if zaak.gebeurtenissen.filter(soort=GebeurtenisSoort.VERDAGING).exists():
            raise VerdagingNietMogelijk("Het besluit is al een keer uitgesteld. Een tweede keer kan niet.")
        _check_op_tijd(zaak, vandaag)
    return {"soort": GebeurtenisSoort.VERDAGING, "nieuwe_datum": tot, "grond": uitstel.value}


def check_nieuwe_datum(zaak: Zaak, tot: date, vandaag: date) -> None:
    """A new date lies after the legal one and after today, and not too far. Raises VerdagingNietMogelijk."""
    vanaf = max(vandaag, zaak.uiterlijke_einddatum_afdoening or vandaag)
    grens = vanaf + LANGSTE_UITSTEL
    if not vanaf < tot <= grens:
        raise VerdagingNietMogelijk(
            f"Kies een datum na {format_datum(vanaf)}, tot en met {format_datum(grens)}."
        )


def _check_op_tijd(zaak: Zaak, vandaag: date) -> None:
    if zaak.uiterlijke_einddatum_afdoening and vandaag > zaak.uiterlijke_einddatum_afdoening:
        raise VerdagingNietMogelijk("De termijn is al voorbij. Verlengen kan alleen voor de laatste dag.")
