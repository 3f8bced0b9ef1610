"""Letting go: of times whose time to confirm is over, and of what was kept long enough.

Booking never waits for this: inside the lock of a day everything is looked at anew. It is for who only looks at
a calendar, and for the promise not to keep what is not needed.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from portaal.organisatie.models import Locatie

from ..enums import AfspraakStatus, WachtlijstStatus
from ..models import (
    Afspraak,
    Balieblokkade,
    Cel,
    Drukmelding,
    EersteVrij,
    LocatieDag,
    Verzetting,
    Volgnummer,
    Voorval,
    Wachtlijstplek,
    Wachtlijstregel,
)
from ..nummers import anonymous_nummer
from ..queries.wachtlijst import AANBOD_SLEUTEL
from .dag import busy_as_druk, lock_dagen, write_dag
from .fouten import Druk

DAGEN_PER_KEER = 50
PER_KEER = 500
OPTIE_BEWAREN = timedelta(days=1)
WACHTLIJST_BEWAREN = timedelta(days=7)
BEWAREN = timedelta(days=365)
METINGEN_BEWAREN = timedelta(days=7 * 365)


def release_opties(*, now: datetime) -> int:
    """Show as free what is free by now, each day in a transaction of its own; how many days.

    A day that is being booked very busily is for the next time.
    """
    dagen = list(_days_to_release(now))
    locaties = Locatie.objects.in_bulk([locatie for locatie, _ in dagen])
    return sum(_release_dag(locaties[locatie], datum, now) for locatie, datum in dagen)


def _days_to_release(now: datetime) -> Iterator[tuple[int, date]]:
    """The days with an optie that is over, or with cells that rested long enough."""
    opties = Afspraak.objects.filter(status=AfspraakStatus.OPTIE, optie_tot__lte=now)
    cellen = Cel.objects.filter(vrij_vanaf__lte=now)
    dagen = opties.order_by().values_list("locatie", "datum")
    vrij = cellen.order_by().values_list("dag__locatie", "dag__datum")
    yield from dagen.union(vrij)[:DAGEN_PER_KEER]


def _release_dag(locatie: Locatie, datum: date, now: datetime) -> bool:
    try:
        with busy_as_druk(), transaction.atomic():
            write_dag(lock_dagen([(locatie, datum)], now)[locatie.pk, datum])
    except Druk:
        return False
    return True


@transaction.atomic
def remove_opties(*, now: datetime) -> int:
    """A time that was held and not confirmed goes after a day, with what was filled in; how many.

    What was offered from the waiting list stays until its day is over: it is not offered to the same again.
    """
    aangeboden = Wachtlijstplek.objects.filter(aanbod=OuterRef("pk"), status=WachtlijstStatus.AANGEBODEN)
    oud = Afspraak.objects.filter(status=AfspraakStatus.VERLOPEN, created_at__lte=now - OPTIE_BEWAREN)
    nog_nodig = Q(sleutel__startswith=AANBOD_SLEUTEL, datum__gte=localdate(now))
    sleutels = list(
        oud.exclude(nog_nodig).exclude(Exists(aangeboden)).values_list("pk", flat=True)[:PER_KEER]
    )
    Afspraak.objects.filter(pk__in=sleutels).delete()
    return len(sleutels)


@transaction.atomic
def anonymise_afspraken(*, now: datetime) -> int:
    """A year after the day nobody can be found in an afspraak any more; how many.

    What stays is what is counted: where, when, for what, with how many, what became of it, and the zaak. Neither
    number, link nor messages lead to it any more. That nothing is known to have happened to it says that it was
    done before.
    """
    gebeurd = Voorval.objects.filter(afspraak=OuterRef("pk"))
    oud = Afspraak.objects.filter(Exists(gebeurd), datum__lt=localdate(now) - BEWAREN)
    afspraken = list(oud.order_by("pk").select_for_update()[:PER_KEER])
    for afspraak in afspraken:
        afspraak.uuid, afspraak.nummer = uuid4(), anonymous_nummer(afspraak.pk)
        afspraak.contact, afspraak.inwoner, afspraak.gebied = {}, None, None
        afspraak.geboortedatum_idx, afspraak.sleutel = "", None
    velden = ("uuid", "nummer", "contact", "inwoner", "gebied", "geboortedatum_idx", "sleutel")
    Afspraak.objects.bulk_update(afspraken, velden)
    Voorval.objects.filter(afspraak__in=afspraken).delete()
    return len(afspraken)


@transaction.atomic
def anonymise_wachtlijst(*, now: datetime) -> int:
    """Who wanted to come sooner is forgotten a week after the last day that suited them; how many.

    What stays is that somebody wanted to, where, in which period, and whether they could.
    """
    grens = localdate(now) - WACHTLIJST_BEWAREN
    oud = Wachtlijstplek.objects.filter(tot__lt=grens).exclude(status=WachtlijstStatus.AANGEBODEN)
    wensen = Wachtlijstregel.objects.filter(plek=OuterRef("pk"))
    sleutels = list(oud.filter(Exists(wensen)).values_list("pk", flat=True)[:PER_KEER])
    plekken = Wachtlijstplek.objects.filter(pk__in=sleutels)
    plekken.filter(status=WachtlijstStatus.WACHT).update(status=WachtlijstStatus.VERLOPEN)
    plekken.update(contact={}, inwoner=None, afspraak=None, aanbod=None, sleutel=None)
    Wachtlijstregel.objects.filter(plek__in=sleutels).delete()
    return len(sleutels)


@transaction.atomic
def remove_oude_dagen(*, now: datetime) -> int:
    """What is kept for a year after its day: queues, blocked balies, closings, busyness; how many rows.

    The measurements of the promise stay for seven years.
    """
    vandaag = localdate(now)
    grens = vandaag - BEWAREN
    oud: tuple[models.QuerySet[Any], ...] = (
        Volgnummer.objects.filter(datum__lt=grens),
        LocatieDag.objects.filter(datum__lt=grens),
        Balieblokkade.objects.filter(datum__lt=grens),
        Verzetting.objects.filter(datum__lt=grens),
        Drukmelding.objects.filter(tot__lt=now - BEWAREN),
        EersteVrij.objects.filter(datum__lt=vandaag - METINGEN_BEWAREN),
    )
    return sum(rijen.delete()[0] for rijen in oud)
