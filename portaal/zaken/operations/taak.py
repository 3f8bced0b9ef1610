"""Asking a resident to do something for a zaak, and what they send for it.

What they send is no document yet: it waits for the scanner first, and is told about when it holds a virus.
"""

import logging
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from portaal.kern.bestanden import BestandGeweigerd, GecontroleerdBestand
from portaal.kern.nudge import nudge
from portaal.kern.quarantaine import BestandStatus, Oordeel, inspect
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..enums import TaakStatus
from ..models import Taak, TaakBestand, Zaak
from ..notices import notify_taak
from ._zaak import lock_zaak
from .document import add_document
from .fouten import TaakIsGedaan

logger = logging.getLogger(__name__)

MAX_BESTANDEN = 10


@transaction.atomic
def ask_taak(
    *,
    zaak: Zaak,
    soort: str,
    sleutel: str,
    titel: str,
    uitleg: str = "",
    uiterlijk: date | None = None,
    meld: bool = True,
    by: Account | None,
    now: datetime,
) -> Taak:
    """Ask it once and tell so: a repeat with the same sleutel gives the task as it is.

    `meld` is False when they know already. Raises ZaakIsAfgerond.
    """
    if bestaand := Taak.objects.filter(zaak=zaak, sleutel=sleutel).first():
        return bestaand
    actueel = lock_zaak(zaak)
    taak, is_nieuw = Taak.objects.get_or_create(
        zaak=actueel,
        sleutel=sleutel,
        defaults={
            "soort": soort,
            "titel": titel,
            "uitleg": uitleg,
            "uiterlijk": uiterlijk,
            "created_at": now,
        },
    )
    if is_nieuw:
        _log(taak, "taak-gevraagd", by=by, now=now)
        if meld:
            notify_taak(actueel, taak, by=by, now=now)
    return taak


@transaction.atomic
def finish_taak(*, taak: Taak, by: Account | None, now: datetime) -> None:
    """The resident did it, or staff say that it is done; finishing twice is once."""
    velden = {"status": TaakStatus.GEDAAN, "gedaan_op": now}
    if Taak.objects.open().filter(pk=taak.pk).update(**velden):
        _drop(list(taak.bestanden.exclude(status=BestandStatus.QUARANTAINE)))
        _log(taak, "taak-gedaan", by=by, now=now)


def cancel_taken(zaak: Zaak) -> None:
    """A zaak that ends asks for nothing any more; what still waits for the scanner goes with it."""
    open_taken = zaak.taken.open()
    _drop(list(TaakBestand.objects.filter(taak__in=open_taken)))
    open_taken.update(status=TaakStatus.VERVALLEN)


@transaction.atomic
def add_taakbestand(
    *, taak: Taak, bestand: GecontroleerdBestand, by: Account | None, now: datetime
) -> TaakBestand:
    """Put a checked file in quarantine; the same one twice is once. Raises BestandGeweigerd, TaakIsGedaan."""
    open_taak = Taak.objects.select_for_update().open().filter(pk=taak.pk).first()
    if open_taak is None:
        raise TaakIsGedaan
    aanwezig = open_taak.bestanden.bruikbaar()
    if dezelfde := aanwezig.filter(sha256=bestand.sha256).first():
        return dezelfde
    if aanwezig.count() >= MAX_BESTANDEN:
        raise BestandGeweigerd(f"U kunt hier hoogstens {MAX_BESTANDEN} bestanden tegelijk sturen.")
    totaal = aanwezig.aggregate(som=Sum("grootte"))["som"] or 0
    if totaal + len(bestand.inhoud) > settings.UPLOAD_MAX_TOTAAL:
        raise BestandGeweigerd(
            f"Uw bestanden zijn samen te groot: hoogstens {settings.UPLOAD_MAX_TOTAAL // 1_000_000} MB."
        )
    _drop(list(open_taak.bestanden.exclude(pk__in=aanwezig)))
    nieuw = TaakBestand(taak=open_taak, created_at=now)
    nieuw.describe(bestand)
    nieuw.save()
    nieuw.write(bestand.inhoud)
    nudge("zaken.scan_taakbestand", nieuw.pk)
    return nieuw


def scan_taakbestand(*, bestand_id: int, now: datetime) -> bool:
    """Have the scanner look at a file; what is clean becomes a document of the zaak. True when it is judged."""
    bestand = TaakBestand.objects.te_scannen().filter(pk=bestand_id).first()
    if bestand is None:
        return True
    if (oordeel := inspect(bestand)) is None:
        return False
    _write_oordeel(bestand.pk, oordeel, now)
    return True


@transaction.atomic
def _write_oordeel(bestand_id: int, oordeel: Oordeel, now: datetime) -> None:
    """One worker writes the verdict; the row goes together with the coming of the document."""
    # The zaak first, as everywhere: who closes it locks in the same order.
    list(Zaak.objects.select_for_update(of=("self",)).filter(taken__bestanden=bestand_id))
    te_scannen = TaakBestand.objects.te_scannen().select_related("taak__zaak")
    bestand = te_scannen.filter(pk=bestand_id).first()
    if bestand is None:
        return
    if oordeel.status == BestandStatus.SCHOON:
        _make_document(bestand, now)
    else:
        TaakBestand.objects.filter(pk=bestand.pk).update(status=oordeel.status, gescand_op=now)
        bestand.drop_content()
        logger.warning("file not kept", extra={"taakbestand": bestand.pk, "status": str(oordeel.status)})
        _log(bestand.taak, f"bestand-{oordeel.status}", by=None, now=now)


def _make_document(bestand: TaakBestand, now: datetime) -> None:
    """The file becomes a document. The task is done when nothing is left that waits or was refused."""
    taak = bestand.taak
    add_document(
        zaak=taak.zaak,
        bestand=bestand.read(),
        titel=taak.titel,
        soort="Nagestuurd",
        van_inwoner=True,
        bron_sleutel=f"taakbestand:{bestand.uuid}",
        by=None,
        now=now,
    )
    _drop([bestand])
    if not taak.bestanden.exists():
        finish_taak(taak=taak, by=None, now=now)


def _drop(bestanden: list[TaakBestand]) -> None:
    for bestand in bestanden:
        bestand.drop_content()
        bestand.delete()


def _log(taak: Taak, soort: str, *, by: Account | None, now: datetime) -> None:
    log_handeling(
        by=by, soort=soort, object_soort="zaak", object_uuid=taak.zaak.uuid, toelichting=taak.titel, now=now
    )
