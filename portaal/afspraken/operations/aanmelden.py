"""Checking in: a place in the queue of today, with an afspraak or without."""

from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils.timezone import localdate

from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account

from ..aanmelden import why_not
from ..enums import AfspraakStatus, VolgnummerStatus, VoorvalSoort
from ..models import Afspraak, Afspraaksoort, Volgnummer
from ..wachttijd import Rij, begin_of_turn, next_nummer
from .boeken import note
from .dag import busy_as_druk, lock_dagen, write_dag
from .fouten import KanNietAanmelden, VolgnummerGewijzigd


def check_in(
    *, afspraak: Afspraak, locatie: Locatie, by: Account | None, now: datetime, mag_vroeg: bool = False
) -> Volgnummer:
    """A volgnummer for who comes with an afspraak; who checked in before gets the same one.

    Raises KanNietAanmelden with the reason in Dutch, Druk.
    """
    vandaag = localdate(now)
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(locatie, vandaag)], now)[locatie.pk, vandaag]
        vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
        if reden := why_not(vast, locatie, now, mag_vroeg=mag_vroeg):
            raise KanNietAanmelden(reden)
        if bestaand := Volgnummer.objects.filter(afspraak=vast).first():
            return bestaand
        vast.status, vast.aangemeld_op = AfspraakStatus.AANGEMELD, now
        vast.save(update_fields=["status", "aangemeld_op"])
        alleen_ophalen = not vast.regels.filter(soort__is_afhalen=False).exists()
        volgnummer = Volgnummer.objects.create(
            locatie=locatie,
            datum=vandaag,
            nummer=_take_nummer(locatie, vandaag, Rij.OPHALEN if alleen_ophalen else Rij.AFSPRAAK),
            afspraak=vast,
            beurt_vanaf=begin_of_turn(now, vast.start),
            aangemeld_op=now,
            by=by,
        )
        note(vast, VoorvalSoort.AANGEMELD, by=by, now=now)
        write_dag(dag)
    return volgnummer


def give_volgnummer(
    *, locatie: Locatie, soort: Afspraaksoort, sleutel: UUID | None = None, by: Account | None, now: datetime
) -> Volgnummer:
    """A place in the queue for who came without an afspraak; a repeat with the same sleutel gives the same.

    The sleutel comes from outside, so it holds for this locatie and day only, and never names another's place.
    Raises Druk.
    """
    vandaag = localdate(now)
    uuid = uuid5(sleutel, f"{locatie.uuid} {vandaag}") if sleutel else uuid4()
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(locatie, vandaag)], now)[locatie.pk, vandaag]
        if bestaand := Volgnummer.objects.filter(uuid=uuid).first():
            return bestaand
        volgnummer = Volgnummer.objects.create(
            uuid=uuid,
            locatie=locatie,
            datum=vandaag,
            nummer=_take_nummer(locatie, vandaag, Rij.OPHALEN if soort.is_afhalen else Rij.INLOOP),
            soort=soort,
            beurt_vanaf=begin_of_turn(now, None),
            aangemeld_op=now,
            by=by,
        )
        write_dag(dag)
    return volgnummer


def undo_check_in(*, volgnummer: Volgnummer, by: Account | None, now: datetime) -> None:
    """The wrong one was checked in: the afspraak is as it was, its volgnummer is gone.

    Raises VolgnummerGewijzigd when it was called already, Druk.
    """
    with busy_as_druk(), transaction.atomic():
        sleutel = (volgnummer.locatie_id, volgnummer.datum)
        dag = lock_dagen([(volgnummer.locatie, volgnummer.datum)], now)[sleutel]
        rijen = Volgnummer.objects.filter(
            pk=volgnummer.pk, status=VolgnummerStatus.WACHT, keer_opgeroepen=0, afspraak__isnull=False
        )
        if (vast := rijen.select_related("afspraak").first()) is None or vast.afspraak is None:
            raise VolgnummerGewijzigd
        vast.afspraak.status, vast.afspraak.aangemeld_op = AfspraakStatus.BEVESTIGD, None
        vast.afspraak.save(update_fields=["status", "aangemeld_op"])
        note(vast.afspraak, VoorvalSoort.BEVESTIGD, by=by, now=now)
        vast.delete()
        write_dag(dag)


def _take_nummer(locatie: Locatie, datum: date, rij: Rij) -> str:
    """The next one of this row; inside the lock of the day, and unique by the database."""
    gegeven = Volgnummer.objects.filter(locatie=locatie, datum=datum, nummer__startswith=rij)
    return next_nummer(rij, gegeven.values_list("nummer", flat=True))
