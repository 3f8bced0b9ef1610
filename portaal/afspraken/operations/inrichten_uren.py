"""When the balies of a locatie are staffed: the openingsblokken of a week, and days that differ from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from portaal.organisatie.models import Locatie
from portaal.organisatie.operations import clear_afwijking, set_uren
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Balie, BlokBalie, Openingsblok
from ..queries.inrichten_locatie import closings
from .dag import busy_as_druk, lock_dagen, write_dag
from .fouten import DagIsGesloten


@dataclass(frozen=True)
class Bloktijd:
    """From when until when in the day, between which dates, and in one of how many weeks."""

    van: time
    tot: time
    geldig_van: date
    geldig_tot: date | None
    elke_n_weken: int


@transaction.atomic
def add_blokken(
    *,
    locatie: Locatie,
    weekdagen: Iterable[int],
    tijd: Bloktijd,
    balies: Mapping[Balie, bool],
    by: Account,
    now: datetime,
) -> list[Openingsblok]:
    """One on each of these weekdays; True for the balies that the public may book."""
    blokken = [Openingsblok(locatie=locatie, weekdag=weekdag) for weekdag in weekdagen]
    for blok in blokken:
        _save_blok(blok, tijd, balies)
        _log("openingsblok-gemaakt", locatie, str(blok), by, now)
    return blokken


@transaction.atomic
def change_blok(
    *,
    blok: Openingsblok,
    weekdag: int,
    tijd: Bloktijd,
    balies: Mapping[Balie, bool],
    by: Account,
    now: datetime,
) -> Openingsblok:
    """Other hours, other dates or other balies, in the past as well: for another time end it and add one."""
    vast = Openingsblok.objects.select_for_update().get(pk=blok.pk)
    was = str(vast)
    vast.weekdag = weekdag
    _save_blok(vast, tijd, balies)
    _log("openingsblok-gewijzigd", vast.locatie, f"{was} → {vast}", by, now)
    return vast


@transaction.atomic
def remove_blok(*, blok: Openingsblok, by: Account, now: datetime) -> None:
    """As if it had never been; a repeat changes nothing."""
    aantal, _ = Openingsblok.objects.filter(pk=blok.pk).delete()
    if aantal:
        _log("openingsblok-verwijderd", blok.locatie, str(blok), by, now)


def set_dag(
    *,
    locatie: Locatie,
    datum: date,
    uren: Sequence[tuple[time, time]],
    reden: str,
    by: Account,
    now: datetime,
) -> None:
    """On this day these hours, or closed when there are none; replaces what was said before.

    Raises DagIsGesloten when everybody is being moved from that day, Druk.
    """
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(locatie, datum)], now)[locatie.pk, datum]
        _check_not_closed(locatie, datum)
        set_uren(locatie=locatie, datum=datum, reden=reden, uren=uren)
        _log("afwijkende-dag", locatie, f"{datum}: {reden}", by, now)
        write_dag(dag)


def clear_dag(*, locatie: Locatie, datum: date, by: Account, now: datetime) -> None:
    """On this day as in any other week. Raises DagIsGesloten, Druk."""
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(locatie, datum)], now)[locatie.pk, datum]
        _check_not_closed(locatie, datum)
        clear_afwijking(locatie=locatie, datum=datum)
        _log("gewone-dag", locatie, f"{datum}", by, now)
        write_dag(dag)


def _check_not_closed(locatie: Locatie, datum: date) -> None:
    if closings(locatie, datum, datum):
        raise DagIsGesloten


def _save_blok(blok: Openingsblok, tijd: Bloktijd, balies: Mapping[Balie, bool]) -> None:
    blok.van, blok.tot, blok.elke_n_weken = tijd.van, tijd.tot, tijd.elke_n_weken
    blok.geldig_van, blok.geldig_tot = tijd.geldig_van, tijd.geldig_tot
    blok.save()
    blok.blokbalies.all().delete()
    BlokBalie.objects.bulk_create(
        BlokBalie(blok=blok, balie=balie, online=online) for balie, online in balies.items()
    )


def _log(soort: str, locatie: Locatie, toelichting: str, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="locatie",
        object_uuid=locatie.uuid,
        toelichting=toelichting,
        now=now,
    )
