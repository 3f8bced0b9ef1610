"""How often the promised time to a first free moment was met, counted by the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, F, Max, Q

from ..models import EersteVrij

DAGEN = timedelta(days=30)


@dataclass(frozen=True)
class Normregel:
    """One soort at one locatie. `laatste` is the newest measurement; its `eerste` is empty when all was full."""

    soort: str
    locatie: str
    norm_werkdagen: int
    metingen: int
    binnen: int
    gemiddeld: float | None
    hoogste: int | None
    laatste: EersteVrij

    @property
    def procent(self) -> int:
        """Rounded down: what is shown as 100 is all of them."""
        return self.binnen * 100 // self.metingen

    @property
    def nu_binnen(self) -> bool:
        return self.laatste.werkdagen is not None and self.laatste.werkdagen <= self.laatste.norm_werkdagen

    @property
    def toon(self) -> str:
        return "ok" if self.nu_binnen else "laat"

    @property
    def icoon(self) -> str:
        return "vink" if self.nu_binnen else "klok"


def norm_per_soort(tot: date, *, van: date | None = None) -> list[Normregel]:
    """Per soort and locatie, over the thirty days up to and including `tot`; two queries."""
    metingen = EersteVrij.objects.filter(datum__range=(van or tot - DAGEN + timedelta(days=1), tot))
    groepen = (
        metingen.values("soort", "locatie")
        .annotate(
            aantal=Count("id"),
            binnen=Count("id", filter=Q(werkdagen__lte=F("norm_werkdagen"))),
            gemiddeld=Avg("werkdagen"),
            hoogste=Max("werkdagen"),
            nieuwste=Max("id"),
        )
        .order_by()
    )
    tellingen = {groep["nieuwste"]: groep for groep in groepen}
    laatste = (
        EersteVrij.objects.filter(pk__in=tellingen)
        .select_related("soort", "locatie")
        .order_by("soort__volgorde", "soort__naam", "locatie_id")
    )
    return [_to_regel(meting, tellingen[meting.pk]) for meting in laatste]


def _to_regel(meting: EersteVrij, telling: Mapping[str, Any]) -> Normregel:
    return Normregel(
        soort=meting.soort.naam,
        locatie=meting.locatie.naam,
        norm_werkdagen=meting.norm_werkdagen,
        metingen=telling["aantal"],
        binnen=telling["binnen"],
        gemiddeld=telling["gemiddeld"],
        hoogste=telling["hoogste"],
        laatste=meting,
    )
