"""How many start, finish, stumble and leave at each step: counts per step, of one version over a period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from ..models import FormulierVersie, StapMeting

TELLINGEN = ("gestart", "voltooid", "fout", "verlaten")
# In days; an editor chooses one.
PERIODEN = {7: "7 dagen", 30: "30 dagen", 90: "3 maanden", 365: "1 jaar"}
STANDAARD = 30


@dataclass(frozen=True)
class TrechterStap:
    """One step. Its `deel_…` are of all who started the form, `doorgang` of who started the step; in percents."""

    titel: str
    gestart: int
    voltooid: int
    fout: int
    verlaten: int
    deel_gestart: int
    deel_voltooid: int
    doorgang: int


def read_trechter(versie: FormulierVersie, *, dagen: int, vandaag: date) -> list[TrechterStap]:
    """The steps of this version in order, over the last so many days."""
    vanaf = vandaag - timedelta(days=dagen - 1)
    geteld = StapMeting.objects.filter(versie=versie, dag__gte=vanaf, dag__lte=vandaag).order_by()
    sommen = geteld.values_list("stap").annotate(*(Sum(naam) for naam in TELLINGEN))
    tellingen = {stap: dict(zip(TELLINGEN, aantallen, strict=True)) for stap, *aantallen in sommen}
    stappen = [(stap["sleutel"], stap["titel"]) for stap in versie.definitie["stappen"]]
    return build_trechter([*stappen, ("controle", "Controleren en versturen")], tellingen)


def build_trechter(
    stappen: Iterable[tuple[str, str]], tellingen: Mapping[str, Mapping[str, int]]
) -> list[TrechterStap]:
    """Steps as key and title; a step that nobody saw counts nothing."""
    leeg = dict.fromkeys(TELLINGEN, 0)
    geteld = [(titel, tellingen.get(sleutel, leeg)) for sleutel, titel in stappen]
    hoogste = max((telling["gestart"] for _, telling in geteld), default=0)
    return [
        TrechterStap(
            titel=titel,
            **{naam: telling[naam] for naam in TELLINGEN},
            deel_gestart=_percent(telling["gestart"], hoogste),
            deel_voltooid=_percent(telling["voltooid"], hoogste),
            doorgang=_percent(telling["voltooid"], telling["gestart"]),
        )
        for titel, telling in geteld
    ]


def _percent(deel: int, geheel: int) -> int:
    return min(100, round(100 * deel / geheel)) if geheel else 0
