"""When the balies of a locatie are staffed: blocks, holidays, deviations and blocked balies laid together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from portaal.kern.werkdagen import feestdagen
from portaal.organisatie.models import Afwijking, Locatie
from portaal.organisatie.uren import without_closed

from ..models import Balie, Balieblokkade, Openingsblok
from ..rooster import Dag, Masker


@dataclass(frozen=True)
class Rooster:
    """The staffing of one locatie over a period, read at once: the same number of queries for any length."""

    blokken: Mapping[int, list[Openingsblok]]
    afwijkingen: Mapping[date, list[Afwijking]]
    blokkades: Mapping[date, list[Balieblokkade]]
    soorten: Mapping[int, frozenset[int]]

    def open_balies(self, datum: date, *, online: bool) -> dict[int, Masker]:
        """Per balie the cells in which it is staffed; with `online`, those that the public may book."""
        dag = Dag(datum)
        open_: dict[int, Masker] = defaultdict(int)
        for blok, uren in self._hours(datum):
            masker = 0
            for van, tot in uren:
                masker |= dag.masker(van, tot)
            for plek in blok.blokbalies.all():
                if plek.online or not online:
                    open_[plek.balie_id] |= masker
        for blokkade in self.blokkades.get(datum, ()):
            if blokkade.balie_id in open_:
                open_[blokkade.balie_id] &= ~dag.masker(blokkade.van, blokkade.tot)
        return {balie: masker for balie, masker in open_.items() if masker}

    def balies_for(self, soorten: Iterable[int]) -> frozenset[int]:
        """The balies that can do all of these soorten."""
        nodig = set(soorten)
        return frozenset(balie for balie, kan in self.soorten.items() if nodig <= kan)

    def are_alike(self, balies: Iterable[int]) -> bool:
        """Whether everything one of these can do, all can."""
        return len({self.soorten.get(balie, frozenset()) for balie in balies}) <= 1

    def _hours(self, datum: date) -> list[tuple[Openingsblok, list[tuple[time, time]]]]:
        """The blocks of this day with their hours, without what is closed.

        A deviation goes before a holiday, and both before a block. On other hours each block keeps to its own
        part of the day; the first begins earlier and the last goes on later if the deviation says so.
        """
        blokken = [blok for blok in self.blokken.get(datum.weekday(), ()) if _runs(blok, datum)]
        van_de_dag = self.afwijkingen.get(datum, [])
        afwijkend = [afwijking for afwijking in van_de_dag if afwijking.sluiting is None]
        if not afwijkend and datum in feestdagen(datum.year):
            return []
        uren = [(a.van, a.tot) for a in afwijkend if a.van and a.tot]
        per_blok = [
            (blok, _fit(blok, blokken, uren) if afwijkend else [(blok.van, blok.tot)]) for blok in blokken
        ]
        return [(blok, without_closed(delen, van_de_dag)) for blok, delen in per_blok]


def load_rooster(locatie: Locatie, van: date, tot: date) -> Rooster:
    """The staffing from `van` through `tot`."""
    blokken: dict[int, list[Openingsblok]] = defaultdict(list)
    for blok in locatie.openingsblokken.prefetch_related("blokbalies"):
        blokken[blok.weekdag].append(blok)
    afwijkingen: dict[date, list[Afwijking]] = defaultdict(list)
    for afwijking in locatie.afwijkingen.filter(datum__range=(van, tot)):
        afwijkingen[afwijking.datum].append(afwijking)
    blokkades: dict[date, list[Balieblokkade]] = defaultdict(list)
    for blokkade in Balieblokkade.objects.filter(balie__locatie=locatie, datum__range=(van, tot)):
        blokkades[blokkade.datum].append(blokkade)
    kan: dict[int, set[int]] = defaultdict(set)
    for balie_id, soort_id in Balie.soorten.through.objects.filter(balie__locatie=locatie).values_list(
        "balie_id", "afspraaksoort_id"
    ):
        kan[balie_id].add(soort_id)
    return Rooster(
        blokken, afwijkingen, blokkades, {balie: frozenset(soorten) for balie, soorten in kan.items()}
    )


def _runs(blok: Openingsblok, datum: date) -> bool:
    """Whether the block counts in the week of this day."""
    if datum < blok.geldig_van or (blok.geldig_tot is not None and datum > blok.geldig_tot):
        return False
    weken = (datum.toordinal() - 1) // 7 - (blok.geldig_van.toordinal() - 1) // 7
    return weken % blok.elke_n_weken == 0


def _fit(
    blok: Openingsblok, dag: list[Openingsblok], uren: list[tuple[time, time]]
) -> list[tuple[time, time]]:
    """The part of other hours that a block of this day has; an end before its begin means none."""
    is_eerste = blok.van == min(ander.van for ander in dag)
    is_laatste = blok.tot == max(ander.tot for ander in dag)
    return [
        (van if is_eerste else max(van, blok.van), tot if is_laatste else min(tot, blok.tot))
        for van, tot in uren
    ]
