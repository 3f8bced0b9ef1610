"""What residents are asked to do, in words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from portaal.kern.quarantaine import BestandStatus

from ..enums import TaakStatus
from ..models import Taak, TaakBestand, TaakQuerySet
from .weergave import dagen_tekst

GEWEIGERD = (BestandStatus.BESMET, BestandStatus.FOUT)
TOON = {TaakStatus.OPEN: "wacht", TaakStatus.GEDAAN: "ok", TaakStatus.VERVALLEN: "rust"}


@dataclass(frozen=True)
class Taakregel:
    """One task in a list. is_ontvangen: something was sent and is being checked; is_geweigerd: it was bad."""

    uuid: UUID
    titel: str
    uitleg: str
    zaak_titel: str
    uiterlijk: date | None
    dagen: str
    status: str
    toon: str
    is_open: bool
    is_ontvangen: bool
    is_geweigerd: bool


def list_taken(taken: TaakQuerySet, vandaag: date) -> list[Taakregel]:
    """Of these, soonest first; in one query."""
    geteld = taken.select_related("zaak").annotate(
        wachtend=Count("bestanden", filter=Q(bestanden__status=BestandStatus.QUARANTAINE)),
        geweigerd=Count("bestanden", filter=Q(bestanden__status__in=GEWEIGERD)),
    )
    return [_to_regel(taak, vandaag) for taak in geteld]


def due_scans(limit: int = 100) -> list[int]:
    """Ids of the files that wait for the scanner, the oldest first."""
    return list(TaakBestand.objects.te_scannen().order_by("created_at").values_list("pk", flat=True)[:limit])


def _to_regel(taak: Taak, vandaag: date) -> Taakregel:
    is_ontvangen = bool(taak.wachtend)  # type: ignore[attr-defined]  # annotated above
    return Taakregel(
        uuid=taak.uuid,
        titel=taak.titel,
        uitleg=taak.uitleg,
        zaak_titel=taak.zaak.omschrijving,
        uiterlijk=taak.uiterlijk,
        dagen=dagen_tekst(taak.uiterlijk, vandaag) if taak.uiterlijk else "",
        status="Ontvangen, wordt gecontroleerd" if is_ontvangen else taak.get_status_display(),
        toon="info" if is_ontvangen else TOON[TaakStatus(taak.status)],
        is_open=taak.is_open,
        is_ontvangen=is_ontvangen,
        is_geweigerd=bool(taak.geweigerd),  # type: ignore[attr-defined]
    )
