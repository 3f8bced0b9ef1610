"""A locatie with staffed balies: make_rooster(balies=2) is open on weekdays from 9.00 to 12.00."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import factory

from portaal.afspraken.enums import Herkomst
from portaal.afspraken.models import Afspraak, Afspraaksoort, Balie, BlokBalie, Openingsblok, SoortLocatie
from portaal.afspraken.operations import confirm_afspraak, hold_afspraak
from portaal.afspraken.wens import Wens, WensRegel, make_wens
from portaal.organisatie.models import Locatie

from .organisatie import LocatieFactory

BEGIN = date(2020, 1, 6)


class AfspraaksoortFactory(factory.django.DjangoModelFactory[Afspraaksoort]):
    class Meta:
        model = Afspraaksoort

    slug = factory.Sequence(lambda n: f"soort-{n}")
    naam = factory.Sequence(lambda n: f"Soort {n}")
    duur_eerste = 10
    duur_extra = 10
    max_personen = 4
    voorloop_uren = 0
    horizon_dagen = 90


@dataclass(frozen=True)
class Plek:
    """A locatie, what can be booked there, and its balies."""

    locatie: Locatie
    soort: Afspraaksoort
    balies: list[Balie]

    def wens(self, personen: int = 1, herkomst: Herkomst = Herkomst.ONLINE) -> Wens:
        return make_wens(locatie=self.locatie, regels=[WensRegel(self.soort, personen)], herkomst=herkomst)

    def book(self, start: datetime, now: datetime, personen: int = 1) -> Afspraak:
        """Held and confirmed."""
        optie = hold_afspraak(wens=self.wens(personen), start=start, by=None, now=now)
        return confirm_afspraak(afspraak=optie, contact={"naam": "Sanne"}, by=None, now=now)


def make_rooster(
    *, balies: int = 1, van: time = time(9), tot: time = time(12), soort: Afspraaksoort | None = None
) -> Plek:
    locatie = LocatieFactory()
    soort = soort or AfspraaksoortFactory()
    SoortLocatie.objects.create(soort=soort, locatie=locatie)
    gemaakt = [Balie.objects.create(locatie=locatie, naam=f"Balie {n}") for n in range(1, balies + 1)]
    for balie in gemaakt:
        balie.soorten.add(soort)
    for weekdag in range(5):
        staff(locatie, weekdag, van, tot, gemaakt)
    return Plek(locatie, soort, gemaakt)


def staff(
    locatie: Locatie, weekdag: int, van: time, tot: time, balies: list[Balie], online: bool = True
) -> Openingsblok:
    """A block in which these balies are staffed."""
    blok = Openingsblok.objects.create(locatie=locatie, weekdag=weekdag, van=van, tot=tot, geldig_van=BEGIN)
    BlokBalie.objects.bulk_create(BlokBalie(blok=blok, balie=balie, online=online) for balie in balies)
    return blok


def workday_after(dag: date) -> date:
    dag += timedelta(days=1)
    while dag.weekday() > 4:
        dag += timedelta(days=1)
    return dag
