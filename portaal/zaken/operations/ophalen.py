"""A document is ready to be collected, and then it is."""

from datetime import datetime

from django.db import transaction

from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account

from ..enums import StatusSoort
from ..models import Resultaat, Status, Zaak
from ..notices import notify_klaar
from ..signals import klaar_voor_ophalen
from ._zaak import lock_zaak, save_zaak
from .afronden import close_zaak
from .fouten import (
    GeenOphaalproduct,
    LigtNietKlaar,
    LocatieNietGeschikt,
    StatusAlGezet,
    ZaaktypeNietCompleet,
)
from .status import add_status

# The outcome that every zaaktype with something to collect has.
UITGEREIKT = "Uitgereikt"


@transaction.atomic
def mark_klaar_voor_ophalen(
    *, zaak: Zaak, locatie: Locatie, by: Account | None, now: datetime, versie: int | None = None
) -> Status:
    """Tell the resident that the document lies ready at a locatie, once.

    Raises GeenOphaalproduct, LocatieNietGeschikt, StatusAlGezet, ZaaktypeNietCompleet.
    """
    zaak = lock_zaak(zaak, versie)
    if not zaak.zaaktype.is_ophaalproduct:
        raise GeenOphaalproduct
    if not locatie.is_ophaallocatie:
        raise LocatieNietGeschikt
    statustype = zaak.zaaktype.statustypen.filter(soort=StatusSoort.KLAAR_VOOR_OPHALEN).first()
    if statustype is None:
        raise ZaaktypeNietCompleet
    if zaak.huidige_status is not None and zaak.huidige_status.statustype_id == statustype.pk:
        raise StatusAlGezet
    zaak.ophaallocatie = locatie
    status = add_status(zaak, statustype, toelichting="", by=by, now=now)
    save_zaak(
        zaak,
        "huidige_status",
        "ophaallocatie",
        soort="klaar-voor-ophalen",
        by=by,
        now=now,
        toelichting=locatie.naam,
    )
    notify_klaar(zaak, status, by=by, now=now)
    klaar_voor_ophalen.send(Zaak, zaak=zaak, status=status, now=now)
    return status


@transaction.atomic
def hand_out(*, zaak: Zaak, by: Account, now: datetime, versie: int | None = None) -> Resultaat:
    """It was given to who it is for: the zaak is done. Raises LigtNietKlaar, ZaaktypeNietCompleet."""
    vast = lock_zaak(zaak, versie)
    status = vast.huidige_status
    if status is None or status.statustype.soort != StatusSoort.KLAAR_VOOR_OPHALEN:
        raise LigtNietKlaar
    resultaattype = vast.zaaktype.resultaattypen.filter(omschrijving=UITGEREIKT).first()
    if resultaattype is None:
        raise ZaaktypeNietCompleet
    return close_zaak(zaak=vast, resultaattype=resultaattype, by=by, now=now, versie=versie)
