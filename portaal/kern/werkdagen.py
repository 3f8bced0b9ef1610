"""Holidays and working days under the Algemene termijnenwet (Atw).

Art. 3 lid 1 and 2 follow from the calendar. Art. 3 lid 3 days are set by decree every few years and cannot be
computed: they stand in a table, and outside the years of that table the caller must say so
(`tabel_is_bekend`). The rule for Koningsdag holds from 2014 on.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

FEESTDAGEN_VERSIE = "2023-2028"
EERSTE_BEKENDE_JAAR = 2023
LAATSTE_BEKENDE_JAAR = 2028

GELIJKGESTELDE_DAGEN = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)

ZATERDAG, ZONDAG = 5, 6
EEN_DAG = timedelta(days=1)


def tabel_is_bekend(jaar: int) -> bool:
    """Whether the decree days (Atw art. 3 lid 3) of `jaar` are known; if not, its dates are provisional."""
    return EERSTE_BEKENDE_JAAR <= jaar <= LAATSTE_BEKENDE_JAAR


def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, ch. 8)."""
    a = jaar % 19
    b, c = divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """27 April, or 26 April when the 27th is a Sunday (the day on which the birthday is celebrated)."""
    verjaardag = date(jaar, 4, 27)
    return verjaardag - EEN_DAG if verjaardag.weekday() == ZONDAG else verjaardag


@cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """Dates and Dutch names of the recognised holidays and the days put on a par with them (Atw art. 3)."""
    pasen = eerste_paasdag(jaar)
    gelijkgesteld = {
        dag: "een dag die de wet gelijkstelt met een feestdag"
        for dag in GELIJKGESTELDE_DAGEN
        if dag.year == jaar
    }
    return MappingProxyType(
        gelijkgesteld
        | {
            date(jaar, 1, 1): "Nieuwjaarsdag",
            pasen - timedelta(days=2): "Goede Vrijdag",
            pasen + timedelta(days=1): "tweede paasdag",
            koningsdag(jaar): "Koningsdag",
            date(jaar, 5, 5): "Bevrijdingsdag",
            pasen + timedelta(days=39): "Hemelvaartsdag",
            pasen + timedelta(days=50): "tweede pinksterdag",
            date(jaar, 12, 25): "eerste kerstdag",
            date(jaar, 12, 26): "tweede kerstdag",
        }
    )


def is_feestdag(dag: date) -> bool:
    """Whether `dag` is a recognised holiday or equal to one (Atw art. 3)."""
    return dag in feestdagen(dag.year)


def is_werkdag(dag: date) -> bool:
    """Whether `dag` is no Saturday, Sunday or holiday (Atw art. 1 lid 1)."""
    return dag.weekday() < ZATERDAG and not is_feestdag(dag)


def eerste_werkdag_vanaf(dag: date) -> date:
    """`dag` itself, or the first working day after it."""
    while not is_werkdag(dag):
        dag += EEN_DAG
    return dag


def laatste_werkdag_tot(dag: date) -> date:
    """`dag` itself, or the last working day before it."""
    while not is_werkdag(dag):
        dag -= EEN_DAG
    return dag


def add_werkdagen(dag: date, aantal: int) -> date:
    """The `aantal`-th working day after `dag` (before it when negative); `dag` itself for 0."""
    stap = EEN_DAG if aantal > 0 else -EEN_DAG
    resterend = abs(aantal)
    while resterend:
        dag += stap
        resterend -= is_werkdag(dag)
    return dag


def werkdagen_tussen(begin: date, einde: date) -> int:
    """Working days after `begin` up to and including `einde`; negative when `einde` lies before `begin`.

    For a working day `einde`, `add_werkdagen(begin, werkdagen_tussen(begin, einde))` is `einde` again.
    """
    if einde < begin:
        return -sum(is_werkdag(begin - n * EEN_DAG) for n in range(1, (begin - einde).days + 1))
    return sum(is_werkdag(begin + n * EEN_DAG) for n in range(1, (einde - begin).days + 1))
