"""The lock on a day of a locatie, and the day as it stands inside that lock."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, OperationalError, connection, transaction

from portaal.organisatie.models import Locatie

from ..enums import VERSCHUIFBARE_STATUSSEN, Afspraakkanaal, AfspraakStatus, Herkomst, VoorvalSoort
from ..models import Afspraak, AfspraakQuerySet, AfspraakRegel, Cel, LocatieDag, Voorval
from ..models.afspraak import IS_HIER, STAAT_HIER
from ..queries import Rooster
from ..queries.quota import TELT_MEE
from ..rooster import CEL, NIEUW, Bezet, Dag, Plaatsing
from .fouten import Druk, TijdNietVrij

WACHT_OP_SLOT = timedelta(seconds=3)


@contextmanager
def busy_as_druk() -> Iterator[None]:
    """Waiting too long for a day is Druk; the caller's transaction is undone. Any other error stays itself."""
    try:
        yield
    except OperationalError as fout:
        staat = getattr(fout.__cause__, "sqlstate", None)
        if staat in {"55P03", "40P01"} or "locked" in str(fout):
            raise Druk from fout
        raise


def lock_dagen(dagen: Iterable[tuple[Locatie, date]], now: datetime) -> dict[tuple[int, date], LocatieDag]:
    """Lock these days, always in the same order, and let go what their time is over. In a transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{WACHT_OP_SLOT.seconds}s"])
    vast = {}
    for locatie, datum in sorted(set(dagen), key=lambda dag: (dag[1], dag[0].pk)):
        vast[locatie.pk, datum] = _lock(locatie, datum)
    for dag in vast.values():
        _expire(dag, now)
    return vast


def _lock(locatie: Locatie, datum: date) -> LocatieDag:
    rijen = LocatieDag.objects.select_for_update().filter(locatie=locatie, datum=datum)
    if dag := rijen.first():
        return dag
    try:
        with transaction.atomic():
            return LocatieDag.objects.create(locatie=locatie, datum=datum)
    except IntegrityError:
        return rijen.get()


def _expire(dag: LocatieDag, now: datetime) -> None:
    """Inside the lock, so that what is right never depends on a sweeper.

    First the afspraken, then their cells: the order in which confirming takes them too.
    """
    verlopen = Afspraak.objects.filter(
        locatie=dag.locatie_id, datum=dag.datum, status=AfspraakStatus.OPTIE, optie_tot__lte=now
    )
    let_go(verlopen, now)
    dag.cellen.filter(vrij_vanaf__lte=now).delete()


def let_go(opties: AfspraakQuerySet, now: datetime) -> list[int]:
    """These opties are over. Their cells are left to the caller; gives their keys."""
    sleutels = list(opties.order_by("pk").select_for_update().values_list("pk", flat=True))
    if sleutels:
        Afspraak.objects.filter(pk__in=sleutels).update(status=AfspraakStatus.VERLOPEN)
        Voorval.objects.bulk_create(
            Voorval(afspraak_id=sleutel, soort=VoorvalSoort.VERLOPEN, at=now) for sleutel in sleutels
        )
    return sleutels


@dataclass
class Dagstand:
    """What is taken on a locked day. A cell that its afspraak left behind stays where it is until it is free."""

    dag: LocatieDag
    bezet: list[Bezet]

    def without(self, afspraak: Afspraak) -> list[Bezet]:
        return [plek for plek in self.bezet if plek.sleutel != afspraak.pk]


def read_dag(dag: LocatieDag, rooster: Rooster, *, met_rustende: bool = False) -> Dagstand:
    """Two queries for the cells and their afspraken, one for what they are for.

    With `met_rustende` what rests is not in the way; whoever goes there calls clear_rest first.
    """
    klok, balies = Dag(dag.datum), _balies_per_afspraak(dag, rooster)
    groepen: dict[tuple[int, int, str, bool, int | None], list[int]] = defaultdict(list)
    bezet = []
    alle = dag.cellen.exclude(pk__in=dag.cellen.rustend()) if met_rustende else dag.cellen.all()
    rijen = alle.annotate(staat_hier=IS_HIER).values_list(
        "begin",
        "balie_id",
        "afspraak_id",
        "afspraak__status",
        "staat_hier",
        "afspraak__kanaal",
        "afspraak__gebied_id",
    )
    for nummer, (begin, balie, pk, status, staat_hier, kanaal, gebied) in enumerate(rijen, start=1):
        cel = klok.cel(begin)
        if status in TELT_MEE and staat_hier:
            groepen[pk, balie, status, kanaal == Afspraakkanaal.THUIS, gebied].append(cel)
        else:
            # What was left behind may be in pieces, and does not move.
            bezet.append(Bezet(NIEUW - nummer, balie, cel, 1, frozenset({balie}), schuifbaar=False))
    for (pk, balie, status, is_bezoek, waar), cellen in groepen.items():
        bezet.append(
            Bezet(
                pk,
                balie,
                min(cellen),
                len(cellen),
                balies.get(pk, frozenset({balie})),
                # Who comes to whom was told, and another team has another way to go.
                schuifbaar=status in VERSCHUIFBARE_STATUSSEN and not is_bezoek,
                is_bezoek=is_bezoek,
                gebied=waar,
            )
        )
    return Dagstand(dag, bezet)


def _balies_per_afspraak(dag: LocatieDag, rooster: Rooster) -> dict[int, frozenset[int]]:
    """Where each could be: what can do all it is for and, of one that was booked online, is for the public."""
    soorten: dict[tuple[int, bool], set[int]] = defaultdict(set)
    regels = AfspraakRegel.objects.filter(afspraak__locatie=dag.locatie_id, afspraak__datum=dag.datum)
    for sleutel, herkomst, soort in regels.values_list("afspraak_id", "afspraak__herkomst", "soort_id"):
        soorten[sleutel, herkomst == Herkomst.ONLINE].add(soort)
    publiek = frozenset(rooster.open_balies(dag.datum, online=True))
    return {
        sleutel: rooster.balies_for(nodig) & publiek if is_online else rooster.balies_for(nodig)
        for (sleutel, is_online), nodig in soorten.items()
    }


def clear_rest(stand: Dagstand, plaatsing: Plaatsing, start: datetime, eind: datetime) -> None:
    """What rests where this one goes, or where others go that move aside for it, is free now."""
    klok = Dag(stand.dag.datum)
    plekken = [(plaatsing.balie, start, eind)] + [
        (plaatsing.verschoven[b.sleutel], klok.moment(b.eerste), klok.moment(b.eerste + b.cellen))
        for b in stand.bezet
        if b.sleutel in plaatsing.verschoven
    ]
    for balie, van, tot in plekken:
        stand.dag.cellen.rustend().filter(balie=balie, begin__gte=van, begin__lt=tot).delete()


def take_cells(
    dag: LocatieDag, afspraak: Afspraak, plaatsing: Plaatsing, *, vrij_vanaf: datetime | None
) -> None:
    """Move aside who has to, then take the cells of this afspraak. Raises TijdNietVrij, from the database."""
    try:
        with transaction.atomic():
            _move_aside(dag, plaatsing.verschoven)
            Cel.objects.bulk_create(
                Cel(
                    afspraak=afspraak,
                    dag=dag,
                    balie_id=plaatsing.balie,
                    begin=afspraak.start + n * CEL,
                    vrij_vanaf=vrij_vanaf,
                )
                for n in range((afspraak.eind - afspraak.start) // CEL)
            )
    except IntegrityError as fout:
        raise TijdNietVrij from fout


def _move_aside(dag: LocatieDag, verschoven: Mapping[int, int]) -> None:
    """All cells go first and come back at their new balie: no rule is broken in between."""
    hier = list(dag.cellen.filter(STAAT_HIER, afspraak__in=verschoven) if verschoven else ())
    Cel.objects.filter(pk__in=[cel.pk for cel in hier]).delete()
    for cel in hier:
        cel.pk, cel.balie_id = None, verschoven[cel.afspraak_id]
    Cel.objects.bulk_create(hier)
    for sleutel, balie in verschoven.items():
        Afspraak.objects.filter(pk=sleutel).update(balie_id=balie)


def write_dag(dag: LocatieDag) -> None:
    """Keep, for who looks for a time, what is taken now."""
    klok = Dag(dag.datum)
    druk: dict[str, int] = defaultdict(int)
    is_vast = False
    cellen = dag.cellen.annotate(staat_hier=IS_HIER)
    for balie, begin, staat_hier in cellen.values_list("balie_id", "begin", "staat_hier"):
        druk[str(balie)] |= 1 << klok.cel(begin)
        is_vast |= not staat_hier
    dag.bezet = {balie: f"{masker:x}" for balie, masker in druk.items()} | ({"vast": "1"} if is_vast else {})
    dag.versie += 1
    dag.save(update_fields=["bezet", "versie"])
