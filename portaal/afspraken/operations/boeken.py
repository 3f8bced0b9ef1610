"""Taking a time: held for ten minutes, then confirmed. One short transaction each."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak

from ..enums import AfspraakStatus, VoorvalSoort
from ..models import Afspraak, AfspraakRegel, Voorval
from ..notices import notify_bevestigd
from ..nummers import geboortedatum_index, new_nummer
from ..queries import load_rooster
from ..queries.quota import days_full
from ..queries.tijden import is_within_horizon, may_begin, open_for
from ..reistijd import keep_apart
from ..rooster import CEL, BuitenHetRaster, Dag, Plaatsing, bits, busy_per_balie, left_standing, place
from ..wens import Wens
from .dag import Dagstand, busy_as_druk, clear_rest, lock_dagen, read_dag, take_cells, write_dag
from .fouten import OptieVerlopen, TeVerVooruit, TijdNietVrij

VASTHOUDEN = timedelta(minutes=10)
HOOGSTENS_VASTHOUDEN = timedelta(minutes=30)


def hold_afspraak(
    *,
    wens: Wens,
    start: datetime,
    sleutel: str | None = None,
    zaak: Zaak | None = None,
    inwoner: Inwoner | None = None,
    contact: Mapping[str, str] | None = None,
    houd: timedelta = VASTHOUDEN,
    met_rustende: bool = False,
    by: Account | None,
    now: datetime,
) -> Afspraak:
    """Hold this time for ten minutes, or as long as `houd`. A repeat with the same sleutel gives the same optie,
    as long as that is held; a sleutel that was for something else takes nothing.

    `zaak` is the one it belongs to, if the caller may see it; `contact` what is known by now, as the address.
    `inwoner` is who is logged in: nobody else gets to see what they fill in.
    `met_rustende` takes a time that was given up and that the public does not see yet: the waiting list does.

    Raises TijdNietVrij when somebody was first, TeVerVooruit past the horizon, Druk when the day could not be
    locked in three seconds.
    """
    with busy_as_druk(), transaction.atomic():
        datum = localdate(start)
        dag = lock_dagen([(wens.locatie, datum)], now)[wens.locatie.pk, datum]
        if sleutel and (bestaand := Afspraak.objects.filter(sleutel=sleutel).first()):
            return _same_optie(bestaand, wens, start)
        rooster = load_rooster(wens.locatie, datum, datum)
        stand = read_dag(dag, rooster, met_rustende=met_rustende)
        open_ = rooster.open_balies(datum, online=False)
        mag = open_for(wens, rooster, datum)
        check_begin(wens, start, now)
        plaatsing = find_plaats(wens, stand, open_, mag, start)
        afspraak = _make_optie(wens, plaatsing, start, sleutel, zaak, inwoner, contact or {}, houd, now)
        if met_rustende:
            clear_rest(stand, plaatsing, start, afspraak.eind)
        take_cells(dag, afspraak, plaatsing, vrij_vanaf=afspraak.optie_tot)
        note(afspraak, VoorvalSoort.OPTIE, naar=start, by=by, now=now)
        write_dag(dag)
    return afspraak


@busy_as_druk()
@transaction.atomic
def extend_optie(*, afspraak: Afspraak, by: Account | None, now: datetime) -> Afspraak:
    """Hold it ten minutes more, at most half an hour in all. Raises OptieVerlopen, Druk."""
    tot = min(now + VASTHOUDEN, afspraak.created_at + HOOGSTENS_VASTHOUDEN)
    _change_optie(afspraak, now, optie_tot=tot)
    _keep_cells(afspraak, vrij_vanaf=tot)
    note(afspraak, VoorvalSoort.VERLENGD, by=by, now=now)
    afspraak.optie_tot = tot
    return afspraak


@busy_as_druk()
@transaction.atomic
def set_contact(
    *, afspraak: Afspraak, contact: Mapping[str, str], inwoner: Inwoner | None = None, now: datetime
) -> None:
    """Keep who comes while the time is held, beside what was known; from now on it is of who is logged in.

    Raises OptieVerlopen, Druk.
    """
    _change_optie(afspraak, now, contact={**afspraak.contact, **contact}, inwoner=inwoner)


@busy_as_druk()
@transaction.atomic
def confirm_afspraak(
    *,
    afspraak: Afspraak,
    contact: Mapping[str, str],
    inwoner: Inwoner | None = None,
    zaak: Zaak | None = None,
    by: Account | None,
    now: datetime,
) -> Afspraak:
    """Make it final and tell so. One of two that do so at once gets it; once expired it never comes back.

    `zaak` is the one it belongs to from now on, if who confirms may see it: since it was held another may have
    logged in. Without it the afspraak is for none.

    Raises OptieVerlopen, also when it was confirmed before, and Druk.
    """
    _change_optie(
        afspraak,
        now,
        status=AfspraakStatus.BEVESTIGD,
        optie_tot=None,
        contact=dict(contact),
        geboortedatum_idx=geboortedatum_index(contact.get("geboortedatum", "")),
        inwoner=inwoner,
        zaak=zaak,
    )
    _keep_cells(afspraak, vrij_vanaf=None)
    note(afspraak, VoorvalSoort.BEVESTIGD, naar=afspraak.start, by=by, now=now)
    afspraak.refresh_from_db()
    notify_bevestigd(afspraak, by=by, now=now)
    return afspraak


def check_begin(wens: Wens, start: datetime, now: datetime) -> None:
    """Whether who asks may begin then, free or not. Raises TeVerVooruit, TijdNietVrij."""
    if not is_within_horizon(wens, localdate(start), now):
        raise TeVerVooruit
    if not may_begin(wens, start, now):
        raise TijdNietVrij


def find_plaats(
    wens: Wens,
    stand: Dagstand,
    open_: Mapping[int, int],
    mag: Mapping[int, int],
    start: datetime,
    *,
    telt_al_mee: bool = False,
    naast_overboekt: bool = False,
) -> Plaatsing:
    """Raises TijdNietVrij. `open_` is all that is staffed, `mag` what this wens may use.

    `telt_al_mee`: it is counted in the quotum of this day already. Where hours were taken away under somebody's
    afspraak nobody is added, for that one needs the next place; `naast_overboekt` is for who helps them to it.
    """
    try:
        eerste = Dag(stand.dag.datum).cel(start)
    except BuitenHetRaster as fout:
        raise TijdNietVrij from fout
    blijft_staan = left_standing(open_, busy_per_balie(stand.bezet), wens.balies)
    if blijft_staan & bits(eerste, wens.cellen) and not naast_overboekt:
        raise TijdNietVrij
    alles = {balie: mag.get(balie, masker) for balie, masker in open_.items()}
    bezet = keep_apart(stand.bezet, wens.reistijden)
    plaatsing = place(alles, bezet, eerste, wens.cellen, sorted(mag))
    datum = stand.dag.datum
    if plaatsing is None or (not telt_al_mee and datum in days_full(wens, datum, datum)):
        raise TijdNietVrij
    return plaatsing


def note(
    afspraak: Afspraak,
    soort: VoorvalSoort,
    *,
    by: Account | None,
    now: datetime,
    van: datetime | None = None,
    naar: datetime | None = None,
) -> None:
    Voorval.objects.create(afspraak=afspraak, soort=soort, van=van, naar=naar, at=now, by=by)


def _same_optie(bestaand: Afspraak, wens: Wens, start: datetime) -> Afspraak:
    """What was held with this sleutel, if it is what is asked for now. Raises TijdNietVrij."""
    if (bestaand.locatie_id, bestaand.start, bestaand.status) != (
        wens.locatie.pk,
        start,
        AfspraakStatus.OPTIE,
    ):
        raise TijdNietVrij
    return bestaand


def _make_optie(
    wens: Wens,
    plaatsing: Plaatsing,
    start: datetime,
    sleutel: str | None,
    zaak: Zaak | None,
    inwoner: Inwoner | None,
    contact: Mapping[str, str],
    houd: timedelta,
    now: datetime,
) -> Afspraak:
    afspraak = Afspraak.objects.create(
        nummer=_free_nummer(),
        locatie=wens.locatie,
        datum=localdate(start),
        start=start,
        eind=start + wens.cellen * CEL,
        balie_id=plaatsing.balie,
        status=AfspraakStatus.OPTIE,
        optie_tot=now + houd,
        kanaal=wens.kanaal,
        herkomst=wens.herkomst,
        contact=dict(contact),
        gebied_id=wens.gebied,
        sleutel=sleutel,
        zaak=zaak,
        inwoner=inwoner,
        created_at=now,
    )
    AfspraakRegel.objects.bulk_create(
        AfspraakRegel(afspraak=afspraak, soort=regel.soort, personen=regel.personen) for regel in wens.regels
    )
    return afspraak


def _free_nummer() -> str:
    while Afspraak.objects.filter(nummer=(nummer := new_nummer())).exists():
        pass
    return nummer


def _change_optie(afspraak: Afspraak, now: datetime, **velden: object) -> None:
    """One conditional UPDATE: of confirming and expiring at the same moment, one wins."""
    rijen = Afspraak.objects.filter(pk=afspraak.pk, status=AfspraakStatus.OPTIE, optie_tot__gt=now)
    if rijen.update(**velden) != 1:
        raise OptieVerlopen


def _keep_cells(afspraak: Afspraak, *, vrij_vanaf: datetime | None) -> None:
    """The cells must all still be there: another booking may have let them go by a clock that runs ahead."""
    gehouden = afspraak.cellen.update(vrij_vanaf=vrij_vanaf)
    if gehouden != (afspraak.eind - afspraak.start) // CEL:
        raise OptieVerlopen
