"""A day of a locatie as staff see it: who comes, which balies are staffed, what is free, how full the week is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from portaal.organisatie.models import Locatie

from ..enums import Afspraakkanaal, AfspraakStatus
from ..models import (
    Afspraak,
    AfspraakQuerySet,
    Afspraaksoort,
    Balie,
    Balieblokkade,
    Cel,
    LocatieDag,
    SoortLocatie,
)
from ..raster import Kolom, Rij, lay_out
from ..rooster import CEL, Dag, Masker, bits, cellen_voor, cells_in, find_starts
from .lijst import NOOIT_GEMAAKT, agenda_van
from .overboekt import overbooked_keys
from .quota import TELT_MEE, count_personen
from .rooster import Rooster, load_rooster

WEEK = 7


@dataclass(frozen=True)
class BalieDag:
    """When a balie is staffed that day, as times from and until, and when it is blocked."""

    balie: Balie
    open: Masker
    uren: tuple[tuple[datetime, datetime], ...]
    blokkades: tuple[Balieblokkade, ...]


@dataclass(frozen=True)
class Agenda:
    """`afspraken` are those the reader may see; of others the table shows taken time only."""

    dag: Dag
    afspraken: list[Afspraak]
    balies: list[BalieDag]
    overboekt: frozenset[int]
    rooster: Rooster


@dataclass(frozen=True)
class VrijPerSoort:
    """The first time that is left for a soort; None when there is none."""

    soort: Afspraaksoort
    eerste: datetime | None


def load_agenda(zichtbaar: AfspraakQuerySet, locatie: Locatie, datum: date, now: datetime) -> Agenda:
    """Twelve queries, however many afspraken and balies."""
    rooster = load_rooster(locatie, datum, datum)
    open_, dag = rooster.open_balies(datum, online=False), Dag(datum)
    balies = [
        BalieDag(
            balie,
            open_.get(balie.pk, 0),
            tuple((dag.moment(van), dag.moment(tot)) for van, tot in _runs(open_.get(balie.pk, 0))),
            tuple(b for b in rooster.blokkades.get(datum, ()) if b.balie_id == balie.pk),
        )
        for balie in locatie.balies.prefetch_related("soorten")
    ]
    overboekt = overbooked_keys(zichtbaar, rooster, locatie, datum, datum, now=now)
    afspraken = agenda_van(zichtbaar, locatie, datum)
    return Agenda(dag, afspraken, balies, frozenset(overboekt), rooster)


def build_raster(agenda: Agenda, locatie: Locatie, now: datetime) -> list[Rij]:
    """The table of that day: also who the reader may not see takes time, and what was given up just now."""
    datum, dag = agenda.dag.datum, agenda.dag
    geboekt: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    telt = Q(status__in=TELT_MEE) & ~Q(status=AfspraakStatus.OPTIE, optie_tot__lte=now)
    for sleutel, balie, start, eind in Afspraak.objects.filter(
        telt, locatie=locatie, datum=datum
    ).values_list("pk", "balie_id", "start", "eind"):
        geboekt[balie].append((sleutel, dag.cel(start), dag.cel(eind) - dag.cel(start)))
    rust: dict[int, Masker] = defaultdict(int)
    for balie, begin in (
        Cel.objects.filter(dag__locatie=locatie, dag__datum=datum, vrij_vanaf__gt=now)
        .exclude(afspraak__status=AfspraakStatus.OPTIE)
        .values_list("balie_id", "begin")
    ):
        rust[balie] |= 1 << dag.cel(begin)
    return lay_out(
        [
            Kolom(
                regel.balie.pk,
                regel.open,
                _mask_blokkades(dag, regel.blokkades),
                rust[regel.balie.pk],
                geboekt[regel.balie.pk],
            )
            for regel in agenda.balies
        ]
    )


def count_per_dag(zichtbaar: AfspraakQuerySet, locatie: Locatie, datum: date) -> list[tuple[date, int]]:
    """The seven days of the week of `datum`, each with how many come."""
    maandag = datum - timedelta(days=datum.weekday())
    dagen = [maandag + timedelta(days=n) for n in range(WEEK)]
    geteld = dict(
        zichtbaar.filter(locatie=locatie, datum__range=(dagen[0], dagen[-1]))
        .exclude(status__in=(*NOOIT_GEMAAKT, AfspraakStatus.GEANNULEERD))
        .order_by()
        .values_list("datum")
        .annotate(Count("pk", distinct=True))
    )
    return [(dag, geteld.get(dag, 0)) for dag in dagen]


def free_per_soort(
    agenda: Agenda, locatie: Locatie, soorten: QuerySet[Afspraaksoort], now: datetime
) -> list[VrijPerSoort]:
    """What staff can still book that day for one person; visits, that depend on where, are left out.

    Three queries for any number of soorten.
    """
    datum, dag = agenda.dag.datum, agenda.dag
    bezet = LocatieDag.objects.filter(locatie=locatie, datum=datum).values_list("bezet", flat=True).first()
    druk = {int(balie): int(masker, 16) for balie, masker in (bezet or {}).items() if balie != "vast"}
    voorbij = bits(0, max(-((dag.begin - now) // CEL), 0))
    hier = SoortLocatie.objects.filter(locatie=locatie, soort__in=soorten).select_related("soort")
    plekken = list(hier.exclude(soort__kanaal=Afspraakkanaal.THUIS))
    komen = count_personen(locatie, datum, datum, [plek.soort_id for plek in plekken])
    vrij = []
    for plek in plekken:
        kan = agenda.rooster.balies_for([plek.soort_id])
        open_ = {regel.balie.pk: regel.open for regel in agenda.balies if regel.balie.pk in kan}
        cellen = cellen_voor((plek.duur_eerste or plek.soort.duur_eerste) + plek.soort.buffer)
        starts = find_starts(open_, druk, cellen) & ~voorbij
        is_vol = plek.dagquotum is not None and komen.get((datum, plek.soort_id), 0) >= plek.dagquotum
        eerste = None if is_vol else next(cells_in(starts), None)
        vrij.append(VrijPerSoort(plek.soort, None if eerste is None else dag.moment(eerste)))
    return sorted(vrij, key=lambda regel: (regel.soort.volgorde, regel.soort.naam))


def _mask_blokkades(dag: Dag, blokkades: tuple[Balieblokkade, ...]) -> Masker:
    masker = 0
    for blokkade in blokkades:
        masker |= dag.masker(blokkade.van, blokkade.tot)
    return masker


def _runs(masker: Masker) -> list[tuple[int, int]]:
    """The stretches of set bits, as first and one past the last."""
    reeksen: list[tuple[int, int]] = []
    for cel in cells_in(masker):
        if reeksen and reeksen[-1][1] == cel:
            reeksen[-1] = (reeksen[-1][0], cel + 1)
        else:
            reeksen.append((cel, cel + 1))
    return reeksen
