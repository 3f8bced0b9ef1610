"""The hall as staff see it: who waits, who is where, who is aside, and who still comes today."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from portaal.organisatie.models import Locatie

from ..enums import Afspraakkanaal, AfspraakStatus, VolgnummerStatus
from ..models import Afspraak, AfspraakQuerySet, Balie, Drukmelding, Volgnummer, VolgnummerQuerySet
from ..wachttijd import HERSTELTIJD
from .wachtrij import AAN_DE_BEURT, Plaats, drukmelding_van, load_plaatsen, read_normen


@dataclass(frozen=True)
class Hal:
    """One locatie, today. `te_lang` is how many minutes the longest wait is, once it is over its norm."""

    wachtend: list[Plaats]
    opzij: list[Plaats]
    bezig: dict[int, Volgnummer]
    gesloten: list[Volgnummer]
    komend: list[Afspraak]
    druk: Drukmelding | None
    te_lang: int


def load_hal(
    wachtrij: VolgnummerQuerySet, zichtbaar: AfspraakQuerySet, locatie: Locatie, now: datetime
) -> Hal:
    """What of it this member of staff works with; as many queries for three people as for thirty."""
    vandaag, normen = localdate(now), read_normen()
    hier = wachtrij.filter(locatie=locatie, datum=vandaag)
    rest = load_plaatsen(
        hier.filter(status__in=(VolgnummerStatus.WACHT, VolgnummerStatus.GEPARKEERD)), normen
    )
    wachtend = [plaats for plaats in rest if plaats.volgnummer.status == VolgnummerStatus.WACHT]
    over = [plaats.wait(now) for plaats in wachtend if now > plaats.uiterlijk]
    return Hal(
        wachtend=wachtend,
        opzij=[plaats for plaats in rest if plaats.volgnummer.status == VolgnummerStatus.GEPARKEERD],
        bezig={
            volgnummer.balie_id: volgnummer
            for volgnummer in hier.filter(status__in=AAN_DE_BEURT)
            if volgnummer.balie_id
        },
        gesloten=list(
            hier.filter(klaar_op__gte=now - HERSTELTIJD).select_related("balie").order_by("-klaar_op")[:5]
        ),
        komend=list(
            zichtbaar.filter(
                locatie=locatie,
                datum=vandaag,
                status=AfspraakStatus.BEVESTIGD,
                kanaal=Afspraakkanaal.BALIE,
            )
            .prefetch_related("regels__soort")
            .order_by("start", "pk")
        ),
        druk=drukmelding_van(locatie, now),
        te_lang=max(over, default=0),
    )


def balies_of(locatie: Locatie) -> list[Balie]:
    """The counters of a locatie: those at which something is done that people come for."""
    rijen = Balie.objects.filter(locatie=locatie, soorten__kanaal=Afspraakkanaal.BALIE)
    return list(rijen.distinct().order_by("naam"))
