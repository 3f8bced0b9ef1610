"""Moving and cancelling. What comes free is offered again after a while that nobody can predict."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Protocol

from django.db import transaction
from django.utils.timezone import localdate

from portaal.kern.nudge import nudge
from portaal.toegang.models import Account

from ..enums import KOMENDE_STATUSSEN, AfspraakStatus, VoorvalSoort
from ..models import Afspraak, LocatieDag
from ..notices import notify_geannuleerd, notify_verplaatst
from ..queries import load_rooster
from ..queries.tijden import open_for
from ..rooster import CEL
from ..wens import Wens
from .boeken import check_begin, find_plaats, note
from .dag import Dagstand, busy_as_druk, lock_dagen, read_dag, take_cells, write_dag
from .fouten import AfspraakGewijzigd, NietMeerTeWijzigen

# Against trade in times: who gives one up cannot have a friend take it at once.
KORTSTE_RUST, LANGSTE_RUST = timedelta(minutes=1), timedelta(minutes=10)

# What comes free goes to the waiting list before the public sees it.
BIED_AAN = "afspraken.bied_aan"

Rust = Callable[[], timedelta]


class Notify(Protocol):
    """Tells who comes that the afspraak changed."""

    def __call__(self, afspraak: Afspraak, /, *, by: Account | None, now: datetime) -> None: ...


def random_rust() -> timedelta:
    return timedelta(
        seconds=SystemRandom().randint(int(KORTSTE_RUST.total_seconds()), int(LANGSTE_RUST.total_seconds()))
    )


def cancel_afspraak(
    *, afspraak: Afspraak, by: Account | None, now: datetime, rust: Rust = random_rust
) -> Afspraak:
    """Call it off; a repeat changes nothing. An optie, that nobody was promised, is free at once.

    Raises NietMeerTeWijzigen, Druk.
    """
    with busy_as_druk(), transaction.atomic():
        dag = lock_dagen([(afspraak.locatie, afspraak.datum)], now)[afspraak.locatie_id, afspraak.datum]
        vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
        if vast.status == AfspraakStatus.GEANNULEERD:
            return vast
        _check_komend(vast, now)
        is_optie = vast.status == AfspraakStatus.OPTIE
        vast.status, vast.optie_tot = AfspraakStatus.GEANNULEERD, None
        vast.volgnummer_ics += 1
        vast.save(update_fields=["status", "optie_tot", "volgnummer_ics"])
        vast.cellen.filter(vrij_vanaf=None).update(vrij_vanaf=now + rust())
        if is_optie:
            vast.cellen.all().delete()
        note(vast, VoorvalSoort.GEANNULEERD, van=vast.start, by=by, now=now)
        if not is_optie:
            notify_geannuleerd(vast, by=by, now=now)
        write_dag(dag)
        nudge(BIED_AAN)
    return vast


def move_afspraak(
    *,
    afspraak: Afspraak,
    wens: Wens,
    start: datetime,
    by: Account | None,
    now: datetime,
    rust: Rust = random_rust,
    notify: Notify = notify_verplaatst,
) -> Afspraak:
    """To another time, and another locatie if the wens says so; number and code stay.

    `wens` is for what the afspraak is for, at the locatie it goes to. The old time is given up only when the
    new one is there. `notify` tells it. Raises TijdNietVrij, TeVerVooruit, AfspraakGewijzigd (moved
    meanwhile), NietMeerTeWijzigen, Druk.
    """
    with busy_as_druk(), transaction.atomic():
        naar = (wens.locatie, localdate(start))
        dagen = lock_dagen([(afspraak.locatie, afspraak.datum), naar], now)
        vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
        if (vast.locatie_id, vast.start) == (wens.locatie.pk, start):
            return vast
        if vast.start != afspraak.start or vast.locatie_id != afspraak.locatie_id:
            raise AfspraakGewijzigd
        _check_komend(vast, now)
        if vast.status != AfspraakStatus.BEVESTIGD:
            raise NietMeerTeWijzigen
        check_begin(wens, start, now)
        _put(vast, wens, start, dagen[wens.locatie.pk, naar[1]], now + rust(), is_zelfde_dag=len(dagen) == 1)
        note(vast, VoorvalSoort.VERPLAATST, van=afspraak.start, naar=start, by=by, now=now)
        notify(vast, by=by, now=now)
        for dag in dagen.values():
            write_dag(dag)
        nudge(BIED_AAN)
    return vast


def _put(
    vast: Afspraak, wens: Wens, start: datetime, dag: LocatieDag, vrij_vanaf: datetime, *, is_zelfde_dag: bool
) -> None:
    """At its new time; its own old cells give way where the two overlap, and rest elsewhere."""
    rooster = load_rooster(wens.locatie, dag.datum, dag.datum)
    stand = read_dag(dag, rooster)
    zonder = Dagstand(dag, stand.without(vast))
    open_, mag = rooster.open_balies(dag.datum, online=False), open_for(wens, rooster, dag.datum)
    plaatsing = find_plaats(wens, zonder, open_, mag, start, telt_al_mee=is_zelfde_dag)
    vast.cellen.filter(vrij_vanaf=None).update(vrij_vanaf=vrij_vanaf)
    vast.locatie, vast.datum, vast.balie_id = wens.locatie, dag.datum, plaatsing.balie
    vast.start, vast.eind = start, start + wens.cellen * CEL
    vast.volgnummer_ics += 1
    vast.save(update_fields=["locatie", "datum", "balie", "start", "eind", "volgnummer_ics"])
    vast.cellen.filter(balie=plaatsing.balie, begin__gte=vast.start, begin__lt=vast.eind).delete()
    take_cells(dag, vast, plaatsing, vrij_vanaf=None)


def _check_komend(afspraak: Afspraak, now: datetime) -> None:
    if afspraak.status not in KOMENDE_STATUSSEN or afspraak.start <= now:
        raise NietMeerTeWijzigen
