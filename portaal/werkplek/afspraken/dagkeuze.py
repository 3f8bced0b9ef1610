"""Which locatie and day the pages of the agenda are about, as their address says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date

from portaal.afspraken.queries.tijden import VERSTE
from portaal.organisatie.models import Locatie


@dataclass(frozen=True)
class Dagkeuze:
    """`locatie` is None when no locatie has a balie."""

    locaties: list[Locatie]
    locatie: Locatie | None
    dag: date

    def query(self, dag: date | None = None, **meer: str) -> str:
        """The end of an address that says the same, or the same of another day."""
        waar = {"locatie": self.locatie.slug} if self.locatie else {}
        return f"?{urlencode({**waar, 'dag': (dag or self.dag).isoformat(), **meer})}"


def read_dagkeuze(vraag: Mapping[str, str]) -> Dagkeuze:
    """What was asked for; the first locatie and today where that makes no sense."""
    locaties = list(Locatie.objects.filter(balies__isnull=False).distinct())
    gekozen = vraag.get("locatie", "")
    locatie = next((plek for plek in locaties if plek.slug == gekozen), locaties[0] if locaties else None)
    return Dagkeuze(locaties, locatie, read_dag(vraag.get("dag", "")) or timezone.localdate())


def read_dag(tekst: str) -> date | None:
    """A day that exists and is not absurdly far away."""
    try:
        dag = parse_date(tekst)
    except ValueError:
        return None
    return dag if dag is not None and abs(dag - timezone.localdate()) <= VERSTE else None
