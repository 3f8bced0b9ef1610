"""The queue of a locatie: who waits in which order, who is at which balie, and how long it will take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate

from portaal.organisatie.models import Locatie, Norm

from ..enums import Afspraakkanaal, AfspraakStatus, VolgnummerStatus
from ..models import (
    Afspraak,
    AfspraakRegel,
    Afspraaksoort,
    Balie,
    Drukmelding,
    Volgnummer,
    VolgnummerQuerySet,
)
from ..rooster import Dag
from ..wachttijd import (
    GEBRUIKELIJK,
    MINUUT,
    Rij,
    Wachtnormen,
    expect_wait,
    make_normen,
    row_of,
)
from .rooster import load_rooster

AAN_DE_BEURT = (VolgnummerStatus.OPGEROEPEN, VolgnummerStatus.AAN_BALIE)


@dataclass(frozen=True)
class Plaats:
    """A volgnummer in the queue, with all that decides about its turn."""

    volgnummer: Volgnummer
    rij: Rij
    uiterlijk: datetime
    soorten: frozenset[int]
    minuten: int

    @property
    def is_met_afspraak(self) -> bool:
        return self.volgnummer.afspraak_id is not None

    def wait(self, now: datetime) -> int:
        """Whole minutes waited until now; none before the agreed time."""
        return max((now - self.volgnummer.beurt_vanaf) // MINUUT, 0)


def read_normen() -> Wachtnormen:
    """The norms as they are promised now."""
    rijen = Norm.objects.filter(code__in=GEBRUIKELIJK).values_list("code", "grens")
    return make_normen({code: grens for code, grens in rijen if grens is not None})


def load_plaatsen(volgnummers: VolgnummerQuerySet, normen: Wachtnormen) -> list[Plaats]:
    """These, whose promise runs out first in front; three queries."""
    regels = Prefetch("afspraak__regels", AfspraakRegel.objects.select_related("soort"))
    rijen = volgnummers.select_related("afspraak", "soort", "balie").prefetch_related(regels)
    plaatsen = [_make_plaats(volgnummer, normen) for volgnummer in rijen]
    return sorted(plaatsen, key=lambda plaats: (plaats.uiterlijk, plaats.volgnummer.pk))


def waiting_at(locatie: Locatie, datum: date, normen: Wachtnormen) -> list[Plaats]:
    """Who waits in the hall, first in front."""
    return load_plaatsen(Volgnummer.objects.filter(locatie=locatie, datum=datum).wachtend(), normen)


def can_serve(balie: Balie) -> frozenset[int]:
    """The soorten that are done at this balie."""
    return frozenset(balie.soorten.values_list("pk", flat=True))


def drukmelding_van(locatie: Locatie, now: datetime) -> Drukmelding | None:
    """What is told about busyness at this moment."""
    return Drukmelding.objects.filter(locatie=locatie, van__lte=now, tot__gt=now).first()


def called_at(locatie: Locatie, datum: date) -> list[Volgnummer]:
    """Who was called and who is being helped, the last one called in front."""
    rijen = Volgnummer.objects.filter(locatie=locatie, datum=datum, status__in=AAN_DE_BEURT)
    return list(rijen.select_related("balie").order_by("-opgeroepen_op", "-pk"))


def inloop_soorten(locatie: Locatie) -> QuerySet[Afspraaksoort]:
    """What people can come for without an afspraak."""
    return Afspraaksoort.objects.filter(
        kanaal=Afspraakkanaal.BALIE,
        locaties__locatie=locatie,
        locaties__alleen_intern=False,
        balies__locatie=locatie,
    ).distinct()


@dataclass(frozen=True)
class Verwachting:
    """What somebody who waits is told: how many go first, and about how many minutes; None when unknown."""

    voor_u: int
    minuten: int | None


def expect(volgnummer: Volgnummer, now: datetime) -> Verwachting:
    """From who waits, who is being helped and who still comes with an afspraak before it is their turn."""
    normen = read_normen()
    locatie, datum = volgnummer.locatie, volgnummer.datum
    van_vandaag = Volgnummer.objects.filter(locatie=locatie, datum=datum)
    rijen = load_plaatsen(
        van_vandaag.filter(status__in=[VolgnummerStatus.WACHT, *AAN_DE_BEURT]).order_by("pk"), normen
    )
    eigen = next((plaats for plaats in rijen if plaats.volgnummer.pk == volgnummer.pk), None)
    if eigen is None or eigen.volgnummer.status != VolgnummerStatus.WACHT:
        return Verwachting(0, 0)
    balies = _staffed_balies(locatie, now, eigen.soorten)
    kunnen = frozenset().union(*balies.values()) if balies else frozenset()
    ervoor = [
        plaats
        for plaats in rijen
        if plaats.volgnummer.status == VolgnummerStatus.WACHT
        and plaats.soorten & kunnen
        and (plaats.uiterlijk, plaats.volgnummer.pk) < (eigen.uiterlijk, eigen.volgnummer.pk)
    ]
    bezig = [_minutes_left(plaats, now) for plaats in rijen if plaats.volgnummer.balie_id in balies]
    komend = _minutes_still_coming(locatie, now, eigen.uiterlijk, normen, kunnen)
    minuten = expect_wait(bezig, [*(plaats.minuten for plaats in ervoor), *komend], len(balies))
    if minuten is not None:
        tot_beurt = max(-(-(volgnummer.beurt_vanaf - now) // MINUUT), 0)
        minuten = max(minuten, tot_beurt)
    return Verwachting(len(ervoor), minuten)


def _make_plaats(volgnummer: Volgnummer, normen: Wachtnormen) -> Plaats:
    rij, afspraak = row_of(volgnummer.nummer), volgnummer.afspraak
    if afspraak is None:
        soorten, minuten = [volgnummer.soort_id], volgnummer.soort.duur_eerste if volgnummer.soort else 0
    else:
        soorten = [regel.soort_id for regel in afspraak.regels.all()]
        minuten = (afspraak.eind - afspraak.start) // MINUUT
    uiterlijk = volgnummer.beurt_vanaf + normen[rij].binnen
    return Plaats(volgnummer, rij, uiterlijk, frozenset(filter(None, soorten)), minuten)


def _minutes_left(plaats: Plaats, now: datetime) -> int:
    begonnen = plaats.volgnummer.aan_balie_op or plaats.volgnummer.opgeroepen_op or now
    return max(plaats.minuten - (now - begonnen) // MINUUT, 0)


def _staffed_balies(locatie: Locatie, now: datetime, soorten: frozenset[int]) -> dict[int, frozenset[int]]:
    """The balies that are open now and can do all of these, with everything they can do."""
    datum = localdate(now)
    rooster, dag = load_rooster(locatie, datum, datum), Dag(datum)
    cel = 1 << ((now - dag.begin) // (5 * MINUUT))
    open_ = rooster.open_balies(datum, online=False)
    return {
        balie: rooster.soorten[balie] for balie in rooster.balies_for(soorten) if open_.get(balie, 0) & cel
    }


def _minutes_still_coming(
    locatie: Locatie, now: datetime, voor: datetime, normen: Wachtnormen, kunnen: Iterable[int]
) -> list[int]:
    """How long each takes who did not check in yet and goes first when they do."""
    komend = Afspraak.objects.filter(
        locatie=locatie,
        status=AfspraakStatus.BEVESTIGD,
        start__gt=now,
        start__lt=voor - normen[Rij.AFSPRAAK].binnen,
        regels__soort__in=kunnen,
    ).distinct()
    return [(eind - start) // MINUUT for start, eind in komend.values_list("start", "eind")]
