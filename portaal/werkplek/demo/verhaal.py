"""A demo zaak as it is written down in zaken/*.toml. Days count back from today, so that the demo stays fresh.

Each step says what was done (`doe`, see vertellen.py) and how many days ago (`dag`).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime, make_aware

from portaal.kern.ui.notatie import format_datum
from portaal.kern.werkdagen import add_werkdagen, laatste_werkdag_tot

MAP = Path(__file__).parent / "zaken"
DATUM = re.compile(r"\{([+-]\d+)\}")
EERSTE_UUR = time(9, 12)
LAATSTE_MINUUT = 420
DAARNA = timedelta(minutes=34)


@dataclass(frozen=True)
class Stap:
    dag: int
    doe: str
    velden: Mapping[str, Any]


@dataclass(frozen=True)
class Verhaal:
    """werkdagen, when given, counts working days back instead of days (dag)."""

    sleutel: str
    zaaktype: str
    wie: str
    titel: str
    dag: int = 0
    werkdagen: int | None = None
    tijd: time = time(10, 42)
    kanaal: str = "website"
    gemachtigde: str = ""
    toelichting: str = ""
    behandelaar: str = ""
    bekendmaking: int | None = None
    eigenschappen: Mapping[str, str] = field(default_factory=dict)
    stappen: tuple[Stap, ...] = ()

    def received_at(self, now: datetime) -> datetime:
        """When it came in; at a desk or by phone that is a working day. Never in the future."""
        vandaag = localtime(now).date()
        dag = vandaag - timedelta(days=self.dag)
        if self.werkdagen is not None:
            dag = add_werkdagen(vandaag, -self.werkdagen)
        elif self.kanaal != "website":
            dag = laatste_werkdag_tot(dag)
        return min(make_aware(datetime.combine(dag, self.tijd)), now)


def read_verhalen() -> Iterator[Verhaal]:
    """Every story, team by team."""
    for pad in sorted(MAP.glob("*.toml")):
        for zaak in tomllib.loads(pad.read_text(encoding="utf-8"))["zaak"]:
            stappen = tuple(Stap(stap.pop("dag"), stap.pop("doe"), stap) for stap in zaak.pop("stappen", []))
            yield Verhaal(stappen=stappen, **zaak)


def moment_of(stap: Stap, *, vorige: datetime, now: datetime) -> datetime:
    """A working day at or before the day of the step, after the step before it and never in the future."""
    dag = laatste_werkdag_tot(localtime(now).date() - timedelta(days=stap.dag))
    moment = make_aware(datetime.combine(dag, EERSTE_UUR))
    moment += timedelta(minutes=stap.dag * 47 % LAATSTE_MINUUT)  # not everything happens at the same hour
    return min(max(moment, vorige + DAARNA), now)


def fill_dates(tekst: str, vandaag: date) -> str:
    """{+53} becomes the day 53 days from today, in words."""
    return DATUM.sub(lambda deel: format_datum(vandaag + timedelta(days=int(deel[1])), weekdag=True), tekst)
