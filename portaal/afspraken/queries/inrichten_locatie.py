"""How a locatie is set up, as who changes it looks at it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from portaal.organisatie.enums import Weekdag
from portaal.organisatie.models import Locatie
from portaal.organisatie.queries import locaties_met_openingstijden, openingstijden_op

from ..models import Afspraaksoort, Balie, Openingsblok, SoortLocatie, Verzetting
from .verzetten import closed_by


@dataclass(frozen=True)
class Aanbod:
    """A soort at a locatie: what differs there (None: not offered), and which balies can do it."""

    soort: Afspraaksoort
    hier: SoortLocatie | None
    balies: list[str]

    @property
    def minuten(self) -> int:
        """For the first person, here."""
        return (self.hier.duur_eerste if self.hier else None) or self.soort.duur_eerste


@dataclass(frozen=True)
class AndereDag:
    """A day with other hours, closed without; `verzetting` when everybody was moved from it."""

    datum: date
    reden: str
    uren: list[tuple[time, time]]
    verzetting: Verzetting | None = None


def balies_with_skills(locatie: Locatie) -> list[Balie]:
    """Each with what it can do and the blocks it is in; three queries."""
    return list(locatie.balies.prefetch_related("soorten", "blokken"))


def blokken_per_weekdag(locatie: Locatie, vandaag: date) -> list[tuple[str, list[Openingsblok]]]:
    """The blocks that count today or later, with their balies; three queries. A day without is there too."""
    blokken: dict[int, list[Openingsblok]] = defaultdict(list)
    geldig = locatie.openingsblokken.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=vandaag))
    for blok in geldig.prefetch_related("blokbalies__balie"):
        blokken[blok.weekdag].append(blok)
    return [(str(dag.label), blokken[dag]) for dag in Weekdag]


def aanbod_of(locatie: Locatie) -> list[Aanbod]:
    """Every soort there is, in the order in which people choose; four queries."""
    hier = {rij.soort_id: rij for rij in locatie.afspraaksoorten.all()}
    kunnen: dict[int, list[str]] = defaultdict(list)
    for balie in locatie.balies.prefetch_related("soorten"):
        for soort in balie.soorten.all():
            kunnen[soort.pk].append(balie.naam)
    return [Aanbod(soort, hier.get(soort.pk), kunnen[soort.pk]) for soort in Afspraaksoort.objects.all()]


def other_days(locatie: Locatie, vandaag: date) -> list[AndereDag]:
    """Those from today on, in order; four queries."""
    hier = locaties_met_openingstijden(vandaag).get(pk=locatie.pk)
    dagen = sorted({afwijking.datum for afwijking in hier.afwijkingen.all()})
    if not dagen:
        return []
    gesloten = closings(locatie, vandaag, dagen[-1])
    per_dag = {datum: openingstijden_op(hier, datum) for datum in dagen}
    return [AndereDag(datum, reden, uren, gesloten.get(datum)) for datum, (uren, reden) in per_dag.items()]


def closings(locatie: Locatie, van: date, tot: date) -> Mapping[date, Verzetting]:
    """The days from `van` through `tot` with a closing, or that were moved, and the last one of each."""
    return {verzetting.datum: verzetting for verzetting in closed_by(locatie, van, tot)}
