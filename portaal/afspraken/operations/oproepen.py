"""Calling from the queue: who is next at a balie, and what becomes of a volgnummer after that.

All of it inside the lock on the day, so that two balies never call the same one. The afspraak follows.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..enums import AfspraakStatus, VolgnummerStatus, VoorvalSoort
from ..models import Afspraak, Balie, Volgnummer, VolgnummerQuerySet
from ..queries.wachtrij import AAN_DE_BEURT, can_serve, load_plaatsen, read_normen
from ..wachttijd import HERSTELTIJD, KEREN_OPROEPEN
from .boeken import note
from .dag import busy_as_druk, lock_dagen, write_dag
from .fouten import BalieBezet, VolgnummerGewijzigd

WACHT, OPGEROEPEN, AAN_BALIE = VolgnummerStatus.WACHT, *AAN_DE_BEURT
GEPARKEERD, GEHOLPEN = VolgnummerStatus.GEPARKEERD, VolgnummerStatus.GEHOLPEN
NIET_VERSCHENEN = VolgnummerStatus.NIET_VERSCHENEN


def roep_volgende(
    *, balie: Balie, wachtrij: VolgnummerQuerySet, by: Account, now: datetime
) -> Volgnummer | None:
    """Call who is next of this wachtrij at this balie; a second click gives who was called just now.

    None when nobody waits for whom this balie can do everything. Raises BalieBezet, Druk.
    """
    vandaag = localdate(now)
    close_earlier(volgnummers=balie.volgnummers.all(), by=by, now=now)
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(balie.locatie, vandaag)], now)[balie.locatie_id, vandaag]
        if hier := _current(balie):
            if hier.status == OPGEROEPEN:
                return hier
            raise BalieBezet
        kan = can_serve(balie)
        wachtend = wachtrij.filter(locatie=balie.locatie, datum=vandaag).wachtend()
        for plaats in load_plaatsen(wachtend, read_normen()):
            if plaats.soorten <= kan:
                volgnummer = _call(plaats.volgnummer, balie, by, now)
                write_dag(dag)
                return volgnummer
    return None


def roep_op(*, volgnummer: Volgnummer, balie: Balie, by: Account, now: datetime) -> Volgnummer:
    """Call this one of today, out of turn or from aside. Raises BalieBezet, VolgnummerGewijzigd, Druk."""
    close_earlier(volgnummers=balie.volgnummers.all(), by=by, now=now)
    with _locked(volgnummer, (WACHT, GEPARKEERD), now) as vast:
        if _current(balie):
            raise BalieBezet
        if (balie.locatie_id, localdate(now)) != (vast.locatie_id, vast.datum):
            raise VolgnummerGewijzigd
        return _call(vast, balie, by, now)


def call_again(*, volgnummer: Volgnummer, by: Account, now: datetime) -> Volgnummer:
    """The screen shows it as new once more. Raises VolgnummerGewijzigd, Druk."""
    with _locked(volgnummer, (OPGEROEPEN,), now) as vast:
        vast.keer_opgeroepen += 1
        vast.opgeroepen_op, vast.by = now, by
        vast.save(update_fields=["keer_opgeroepen", "opgeroepen_op", "by"])
    return vast


def to_balie(*, volgnummer: Volgnummer, by: Account, now: datetime) -> Volgnummer:
    """They are here: waiting ends, the first time. Raises VolgnummerGewijzigd, Druk."""
    with _locked(volgnummer, (OPGEROEPEN,), now) as vast:
        vast.status, vast.by = AAN_BALIE, by
        vast.aan_balie_op = vast.aan_balie_op or now
        vast.save(update_fields=["status", "aan_balie_op", "by"])
    return vast


def finish(*, volgnummer: Volgnummer, by: Account, now: datetime) -> Volgnummer:
    """Helped; without a click in between they were so from the last call on. Raises VolgnummerGewijzigd, Druk."""
    with _locked(volgnummer, AAN_DE_BEURT, now) as vast:
        vast.aan_balie_op = vast.aan_balie_op or vast.opgeroepen_op
        vast.status, vast.klaar_op, vast.by = GEHOLPEN, now, by
        vast.save(update_fields=["status", "aan_balie_op", "klaar_op", "by"])
        _follow(vast, AfspraakStatus.GEHOLPEN, VoorvalSoort.GEHOLPEN, by, now, geholpen_op=now)
    return vast


def mark_niet_verschenen(*, volgnummer: Volgnummer, by: Account, now: datetime) -> Volgnummer:
    """Called twice and not seen. Raises VolgnummerGewijzigd, also after one call; Druk."""
    with _locked(volgnummer, (OPGEROEPEN,), now) as vast:
        if vast.keer_opgeroepen < KEREN_OPROEPEN:
            raise VolgnummerGewijzigd
        vast.status, vast.klaar_op, vast.by = NIET_VERSCHENEN, now, by
        vast.save(update_fields=["status", "klaar_op", "by"])
        _follow(vast, AfspraakStatus.NIET_VERSCHENEN, VoorvalSoort.NIET_VERSCHENEN, by, now)
    return vast


def park(*, volgnummer: Volgnummer, by: Account, now: datetime) -> Volgnummer:
    """Aside for a while, so that the balie can help others. Raises VolgnummerGewijzigd, Druk."""
    with _locked(volgnummer, (WACHT, *AAN_DE_BEURT), now) as vast:
        _release(vast, GEPARKEERD, by, now)
    return vast


def requeue(*, volgnummer: Volgnummer, by: Account, now: datetime) -> Volgnummer:
    """Back to the place it had: called by mistake, or aside until now. Raises VolgnummerGewijzigd, Druk."""
    with _locked(volgnummer, (OPGEROEPEN, GEPARKEERD), now) as vast:
        _release(vast, WACHT, by, now)
    return vast


def reopen(*, volgnummer: Volgnummer, by: Account, now: datetime) -> Volgnummer:
    """They are not done after all, or came after all: aside, from where they can be called.

    Raises VolgnummerGewijzigd half an hour after it was closed; Druk.
    """
    with _locked(volgnummer, (GEHOLPEN, NIET_VERSCHENEN), now) as vast:
        if vast.klaar_op is None or now - vast.klaar_op > HERSTELTIJD:
            raise VolgnummerGewijzigd
        vast.klaar_op = None
        vast.save(update_fields=["klaar_op"])
        _release(vast, GEPARKEERD, by, now, geholpen_op=None)
    return vast


def close_earlier(*, volgnummers: VolgnummerQuerySet, by: Account | None, now: datetime) -> None:
    """Who of these nobody finished on their own day: helped when they were at the balie, else not seen.

    Each inside the lock of its day, so that a balie begins every day empty. A repeat changes nothing. Raises Druk.
    """
    vergeten = volgnummers.filter(datum__lt=localdate(now), status__in=AAN_DE_BEURT)
    for volgnummer in vergeten.select_related("locatie").order_by("datum", "locatie", "pk"):
        with suppress(VolgnummerGewijzigd), _locked(volgnummer, AAN_DE_BEURT, now) as vast:
            _close_forgotten(vast, by, now)


def _close_forgotten(vast: Volgnummer, by: Account | None, now: datetime) -> None:
    was = vast.get_status_display()
    if vast.status == AAN_BALIE:
        vast.status = GEHOLPEN
        _follow(vast, AfspraakStatus.GEHOLPEN, VoorvalSoort.GEHOLPEN, by, now, geholpen_op=now)
    else:
        vast.status = NIET_VERSCHENEN
        _follow(vast, AfspraakStatus.NIET_VERSCHENEN, VoorvalSoort.NIET_VERSCHENEN, by, now)
    vast.klaar_op, vast.by = now, by
    vast.save(update_fields=["status", "klaar_op", "by"])
    log_handeling(
        by=by,
        soort="volgnummer-afgesloten",
        object_soort="volgnummer",
        object_uuid=vast.uuid,
        toelichting=f"{vast.nummer} van {vast.datum:%d-%m-%Y}: {was.lower()}",
        now=now,
    )


@contextmanager
def _locked(volgnummer: Volgnummer, van: tuple[str, ...], now: datetime) -> Iterator[Volgnummer]:
    """The volgnummer inside the lock of its day, if it is in one of these states."""
    with busy_as_druk(), transaction.atomic():
        sleutel = (volgnummer.locatie_id, volgnummer.datum)
        dag = lock_dagen([(volgnummer.locatie, volgnummer.datum)], now)[sleutel]
        vast = Volgnummer.objects.select_related("afspraak", "balie").get(pk=volgnummer.pk)
        if vast.status not in van:
            raise VolgnummerGewijzigd
        yield vast
        write_dag(dag)


def _current(balie: Balie) -> Volgnummer | None:
    """Who this balie is busy with."""
    return balie.volgnummers.filter(status__in=AAN_DE_BEURT).first()


def _call(volgnummer: Volgnummer, balie: Balie, by: Account, now: datetime) -> Volgnummer:
    volgnummer.status, volgnummer.balie, volgnummer.by = OPGEROEPEN, balie, by
    volgnummer.opgeroepen_op, volgnummer.keer_opgeroepen = now, 1
    volgnummer.save(update_fields=["status", "balie", "by", "opgeroepen_op", "keer_opgeroepen"])
    _follow(volgnummer, AfspraakStatus.OPGEROEPEN, VoorvalSoort.OPGEROEPEN, by, now, opgeroepen_op=now)
    return volgnummer


def _release(
    volgnummer: Volgnummer, status: VolgnummerStatus, by: Account, now: datetime, **velden: object
) -> None:
    """Away from the balie, and the afspraak is that of somebody who is here."""
    volgnummer.status, volgnummer.balie, volgnummer.by = status, None, by
    volgnummer.save(update_fields=["status", "balie", "by"])
    _follow(volgnummer, AfspraakStatus.AANGEMELD, VoorvalSoort.AANGEMELD, by, now, **velden)


def _follow(
    volgnummer: Volgnummer,
    status: AfspraakStatus,
    soort: VoorvalSoort,
    by: Account | None,
    now: datetime,
    **velden: object,
) -> None:
    """The afspraak of this volgnummer comes along."""
    if volgnummer.afspraak and (volgnummer.afspraak.status != status or velden):
        Afspraak.objects.filter(pk=volgnummer.afspraak.pk).update(status=status, **velden)
        note(volgnummer.afspraak, soort, by=by, now=now)
