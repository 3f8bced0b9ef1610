"""How long people waited at the balie, per locatie and row, against what is promised.

A promise that holds "buiten de piekperioden" is not broken by a wait on a day of a drukteperiode; that wait still
counts in the rest. The database counts: as many queries for ten thousand waits as for ten.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet, Window
from django.db.models.functions import Left, RowNumber

from portaal.organisatie.models import Locatie, Norm

from ..models import Afspraaksoort, Volgnummer
from ..wachttijd import CODES, GEBRUIKELIJK, Rij, Wachtnorm
from .drukte import find_drukte
from .wachtrij import read_normen

NUL = timedelta()


@dataclass(frozen=True)
class Wachtregel:
    """Of who was helped; who did not show up is left out. Helped before the agreed time is no wait at all."""

    locatie: Locatie
    rij: Rij
    norm: Wachtnorm
    aantal: int
    binnen: int
    te_lang: int
    mediaan: timedelta
    p90: timedelta
    langst: timedelta

    @property
    def procent(self) -> int:
        """Within the norm, rounded down: 99,9 is not all."""
        return self.binnen * 100 // self.aantal


def wachttijden(van: date, tot: date) -> list[Wachtregel]:
    """Each locatie and row in which anybody was helped from `van` through `tot`."""
    normen = read_normen()
    geholpen = _helped(van, tot)
    binnen, te_lang = Q(), Q()
    in_piek = _in_piek(van, tot)
    buiten_piek = set(
        Norm.objects.filter(code__in=GEBRUIKELIJK, buiten_piek=True).values_list("code", flat=True)
    )
    for rij, norm in normen.items():
        binnen |= Q(nummer__startswith=rij, wacht__lte=norm.binnen)
        langer = Q(nummer__startswith=rij, wacht__gt=norm.hoogstens)
        _, hoogstens = CODES[rij]
        te_lang |= langer & ~in_piek if in_piek and hoogstens in buiten_piek else langer
    rijen = list(
        geholpen.values("locatie", "rij")
        .annotate(
            aantal=Count("pk"),
            binnen=Count("pk", filter=binnen),
            te_lang=Count("pk", filter=te_lang),
            langst=Max("wacht"),
        )
        .order_by("locatie", "rij")
    )
    rangen = _at_ranks(geholpen)
    locaties = Locatie.objects.in_bulk([rij["locatie"] for rij in rijen])
    return [
        Wachtregel(
            locatie=locaties[rij["locatie"]],
            rij=Rij(rij["rij"]),
            norm=normen[Rij(rij["rij"])],
            aantal=rij["aantal"],
            binnen=rij["binnen"],
            te_lang=rij["te_lang"],
            mediaan=rangen[rij["locatie"], rij["rij"], _middle(rij["aantal"])],
            p90=rangen[rij["locatie"], rij["rij"], _ninth_tenth(rij["aantal"])],
            langst=max(rij["langst"], NUL),
        )
        for rij in rijen
    ]


def _in_piek(van: date, tot: date) -> Q:
    """The busy days within these, whatever it is busy with: the hall is one; empty when there are none."""
    piek = Q()
    for drukte in find_drukte(Afspraaksoort.objects.all(), van, tot):
        piek |= Q(datum__range=(drukte.van, drukte.tot))
    return piek


def _helped(van: date, tot: date) -> QuerySet[Any]:
    wacht = ExpressionWrapper(F("aan_balie_op") - F("beurt_vanaf"), output_field=DurationField())
    geholpen = Volgnummer.objects.filter(datum__range=(van, tot), aan_balie_op__isnull=False)
    return geholpen.order_by().annotate(rij=Left("nummer", 1), wacht=wacht)


def _at_ranks(geholpen: QuerySet[Any]) -> dict[tuple[int, str, int], timedelta]:
    """The waits in the middle and at nine tenths, counted by the database (nearest rank)."""
    groep = [F("locatie_id"), F("rij")]
    rijen = geholpen.annotate(
        rang=Window(RowNumber(), partition_by=groep, order_by=["wacht", "pk"]),
        samen=Window(Count("pk"), partition_by=groep),
    ).filter(Q(rang=(F("samen") + 1) / 2) | Q(rang=(F("samen") * 9 + 9) / 10))
    return {
        (locatie, rij, rang): max(wacht, NUL)
        for locatie, rij, rang, wacht in rijen.values_list("locatie", "rij", "rang", "wacht")
    }


def _middle(aantal: int) -> int:
    return (aantal + 1) // 2


def _ninth_tenth(aantal: int) -> int:
    return (aantal * 9 + 9) // 10
