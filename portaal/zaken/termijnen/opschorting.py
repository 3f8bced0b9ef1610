"""Suspension of a term: from facts to day ranges, and the union of those ranges."""

from collections.abc import Iterable
from datetime import date, timedelta

from .typen import Opschorting

EEN_DAG = timedelta(days=1)
AANVULLING = "Awb 4:15 lid 1 onder a"
ZIENSWIJZE = "Woo 4.4 lid 3"

Periode = tuple[date, date]


def opschorting_na_uitnodiging(
    verzonden: date, gesteld_tot: date | None, aangevuld: date | None
) -> Opschorting | None:
    """Awb 4:15 lid 1 onder a: an invitation (4:5) to complete the aanvraag stops the term.

    From the day after sending until, not including, the day on which the aanvraag is completed or the set
    term has run out unused (the day after `gesteld_tot`). Without a set term nothing is suspended.
    """
    if gesteld_tot is None:
        return None
    eerste = verzonden + EEN_DAG
    laatste = gesteld_tot if aangevuld is None else min(aangevuld - EEN_DAG, gesteld_tot)
    if laatste < eerste:
        return None
    return Opschorting(eerste, laatste, AANVULLING, "wij vroegen u om uw aanvraag aan te vullen")


def opschorting_na_zienswijze(meegedeeld: date, ontvangen: date | None) -> Opschorting | None:
    """Woo 4.4 lid 3: others give their view. From the day after the notice through the day of receipt."""
    eerste = meegedeeld + EEN_DAG
    if ontvangen is not None and ontvangen < eerste:
        return None
    return Opschorting(eerste, ontvangen, ZIENSWIJZE, "wij vroegen anderen om hun mening")


def merge_opschortingen(opschortingen: Iterable[Opschorting], vandaag: date | None) -> list[Periode]:
    """The union of the ranges as ordered, separate periods: a day in two ranges counts once (Awb 4:15).

    A range without a known end is taken to end today, the earliest day on which it can end.
    """
    perioden: list[Periode] = []
    bereiken = sorted((o.eerste, o.laatste or max(o.eerste, vandaag or o.eerste)) for o in opschortingen)
    for eerste, laatste in bereiken:
        if perioden and eerste <= perioden[-1][1] + EEN_DAG:
            perioden[-1] = (perioden[-1][0], max(perioden[-1][1], laatste))
        else:
            perioden.append((eerste, laatste))
    return perioden
