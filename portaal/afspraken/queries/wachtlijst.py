"""Who waits for something sooner, and which moment suits them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from portaal.organisatie.models import Locatie

from ..aanbod import Venster, earliest_offer
from ..enums import AfspraakStatus, Herkomst, WachtlijstStatus
from ..models import Afspraak, Wachtlijstplek, WachtlijstplekQuerySet
from ..wens import Wens, WensKanNiet, WensRegel, make_wens
from .tijden import find_dagen

OPEN_STATUSSEN = (WachtlijstStatus.WACHT, WachtlijstStatus.AANGEBODEN)
AANBOD_SLEUTEL = "wachtlijst:"


@dataclass(frozen=True)
class Zoekwens:
    """For what, where and when; without locatie anywhere it can be done."""

    regels: tuple[WensRegel, ...]
    locatie: Locatie | None
    venster: Venster
    gebied: int | None = None

    @property
    def sleutel(self) -> tuple[object, ...]:
        """The same for all who want the same, whenever it is."""
        regels = sorted((regel.soort.pk, regel.personen) for regel in self.regels)
        return (self.locatie and self.locatie.pk, self.gebied, *regels)


@dataclass
class Zoeker:
    """Looks at the days of a locatie once for all who want the same; with `met_rustende` also at what rests."""

    now: datetime
    met_rustende: bool = True
    _gevonden: dict[tuple[object, ...], list[tuple[datetime, Wens]]] = field(default_factory=dict)

    def find(self, zoekwens: Zoekwens) -> Iterator[tuple[datetime, Wens]]:
        """Every moment that suits, the first one first, with the wens to hold it by."""
        if zoekwens.sleutel not in self._gevonden:
            self._gevonden[zoekwens.sleutel] = self._look(zoekwens)
        return (plek for plek in self._gevonden[zoekwens.sleutel] if zoekwens.venster.suits(plek[0]))

    def forget(self, locatie: Locatie) -> None:
        """Something was taken there: look again."""
        self._gevonden = {
            sleutel: plekken
            for sleutel, plekken in self._gevonden.items()
            if all(wens.locatie != locatie for _, wens in plekken)
        }

    def _look(self, zoekwens: Zoekwens) -> list[tuple[datetime, Wens]]:
        vandaag, plekken = localdate(self.now), []
        for wens in wensen_for(zoekwens):
            vroegst = earliest_offer(self.now, wens.voorloop_uren)
            einde = vandaag + timedelta(days=wens.horizon_dagen)
            dagen = find_dagen(wens, vandaag, einde, self.now, met_rustende=self.met_rustende)
            plekken += [(tijd, wens) for dag in dagen for tijd in dag.tijden if tijd >= vroegst]
        return sorted(plekken, key=lambda plek: (plek[0], plek[1].locatie.pk))


def wensen_for(zoekwens: Zoekwens) -> list[Wens]:
    """The wens at each locatie where all of it can be done."""
    locaties: Iterable[Locatie] = (
        [zoekwens.locatie]
        if zoekwens.locatie
        else Locatie.objects.filter(
            afspraaksoorten__soort__in=[regel.soort for regel in zoekwens.regels]
        ).distinct()
    )
    wensen = []
    for locatie in locaties:
        try:
            wens = make_wens(
                locatie=locatie, regels=zoekwens.regels, herkomst=Herkomst.ONLINE, gebied=zoekwens.gebied
            )
        except WensKanNiet:
            continue
        wensen.append(wens)
    return wensen


def find_nu_vrij(zoekwens: Zoekwens, now: datetime) -> tuple[datetime, Wens] | None:
    """What the public can book already and that suits: then there is nothing to wait for."""
    return next(Zoeker(now, met_rustende=False).find(zoekwens), None)


def zoekwens_of(plek: Wachtlijstplek) -> Zoekwens:
    """What this place on the list waits for; of an afspraak only what is sooner than it is now."""
    afspraak = plek.afspraak
    return Zoekwens(
        regels=tuple(WensRegel(regel.soort, regel.personen) for regel in plek.regels.all()),
        locatie=plek.locatie,
        venster=Venster(plek.van, plek.tot, plek.dagdeel, afspraak.start if afspraak else None),
        gebied=afspraak.gebied_id if afspraak else None,
    )


def open_plek_of(afspraak: Afspraak) -> Wachtlijstplek | None:
    """The place on which this afspraak waits for something sooner."""
    return afspraak.wachtlijstplekken.filter(status__in=OPEN_STATUSSEN).first()


def sleutel_of_aanbod(plek: Wachtlijstplek, beurt: int) -> str:
    """The sleutel of the time that was held for this place, the n-th time."""
    return f"{AANBOD_SLEUTEL}{plek.uuid.hex}:{beurt}"


def offered_before(plekken: Iterable[Wachtlijstplek]) -> set[tuple[int, int, datetime]]:
    """Which place was offered what already, as (place, locatie, start): the next one in line gets those."""
    van = {
        sleutel_of_aanbod(plek, beurt): plek.pk
        for plek in plekken
        for beurt in range(1, plek.aanbiedingen + 1)
    }
    rijen = Afspraak.objects.filter(sleutel__in=van).values_list("sleutel", "locatie_id", "start")
    return {(van[sleutel], locatie, start) for sleutel, locatie, start in rijen if sleutel}


def not_answered(now: datetime) -> list[Wachtlijstplek]:
    """Those whose offer is over."""
    return list(
        Wachtlijstplek.objects.filter(status=WachtlijstStatus.AANGEBODEN).exclude(
            aanbod__status=AfspraakStatus.OPTIE, aanbod__optie_tot__gt=now
        )
    )


def at_their_end(now: datetime) -> list[Wachtlijstplek]:
    """Those that waited through their last day, and those whose afspraak is off or has begun."""
    voorbij = Q(status=WachtlijstStatus.WACHT, tot__lt=localdate(now))
    afspraak_weg = Q(status__in=OPEN_STATUSSEN, afspraak__isnull=False) & (
        ~Q(afspraak__status=AfspraakStatus.BEVESTIGD) | Q(afspraak__start__lte=now)
    )
    return list(Wachtlijstplek.objects.filter(voorbij | afspraak_weg))


def wachtlijst_of(zichtbaar: WachtlijstplekQuerySet, locatie: Locatie | None = None) -> list[Wachtlijstplek]:
    """Who waits or has an offer, first come first; of a locatie also those to whom any will do. Two queries."""
    open_ = zichtbaar.filter(status__in=OPEN_STATUSSEN)
    if locatie is not None:
        open_ = open_.filter(Q(locatie=locatie) | Q(locatie=None))
    return list(
        open_.select_related("locatie", "afspraak__locatie", "aanbod__locatie")
        .prefetch_related("regels__soort")
        .order_by("created_at", "pk")
    )
