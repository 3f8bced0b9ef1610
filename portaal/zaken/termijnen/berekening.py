"""From the facts of a term to its dates, which carry the version of the rules and of the holiday table."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from portaal.kern.werkdagen import (
    FEESTDAGEN_VERSIE,
    add_werkdagen,
    eerste_werkdag_vanaf,
    laatste_werkdag_tot,
    tabel_is_bekend,
)

from .opschorting import EEN_DAG, Periode, merge_opschortingen
from .typen import Einde, Grond, Opschorting, Termijn, TermijnInvoer, Uitstel, Verdaging
from .uitleg import describe_stappen

REGEL_VERSIE = "2026-1"
NEDERLAND = ZoneInfo("Europe/Amsterdam")
EEN_WEEK = timedelta(weeks=1)
LANGSTE_ATW_TERMIJN = 12
BEZWAARTERMIJN_WEKEN = 6
ALARM_WERKDAGEN = (10, 5, 1)


def get_ontvangstdatum(moment: datetime) -> date:
    """The Dutch calendar day on which the system was reached (Awb 2:20); `moment` carries its time zone."""
    if moment.tzinfo is None:
        raise ValueError("Een tijdstip van ontvangst heeft een tijdzone nodig.")
    return moment.astimezone(NEDERLAND).date()


def compute_termijn(invoer: TermijnInvoer) -> Termijn:
    """All dates of one term (Awb 4:13-4:15, Algemene termijnenwet art. 1, 3 and 4).

    A special law extends only when told in time; Awb 4:14 lid 3 sets the date it names, lid 1 does not.
    """
    einde = zonder_bericht = _compute_einde(invoer, invoer.extra_weken)
    verlenging, verdaging = invoer.verlenging, invoer.verdaging
    if verlenging and verlenging.aangekondigd_op and verlenging.aangekondigd_op <= zonder_bericht.uiterste:
        einde = _compute_einde(invoer, verlenging.weken)
    if (
        verdaging
        and verdaging.uitstel is Uitstel.ZONDER_WETTELIJKE_TERMIJN
        and verdaging.meegedeeld_op <= zonder_bericht.uiterste
    ):
        einde = _apply_verdaging(invoer, verdaging, zonder_bericht)
    return _build_termijn(invoer, einde)


def compute_einde_bezwaartermijn(bekendmaking: date) -> date:
    """Last day to object: six weeks from the day after bekendmaking (Awb 6:7 and 6:8 lid 1, Atw art. 1)."""
    return compute_termijn(TermijnInvoer(bekendmaking, BEZWAARTERMIJN_WEKEN, Grond.WET)).uiterste_datum


def _compute_einde(invoer: TermijnInvoer, extra_weken: int) -> Einde:
    """Awb 4:13 and 4:15: count 7 days a week from the day after receipt; then Atw art. 1 once, at the end."""
    duur = (invoer.weken + extra_weken) * EEN_WEEK
    rauw, perioden = _walk(invoer.ontvangst, duur, invoer.opschortingen, invoer.vandaag)
    uiterste = eerste_werkdag_vanaf(rauw) if _atw_applies(invoer.grond, invoer.weken, extra_weken) else rauw
    return Einde(rauw, uiterste, perioden, extra_weken)


def _walk(
    begin: date, duur: timedelta, opschortingen: tuple[Opschorting, ...], vandaag: date | None
) -> tuple[date, tuple[Periode, ...]]:
    """The day on which `duur` is full, counting from the day after `begin`, and the periods left out."""
    einde = begin + duur
    perioden: list[Periode] = []
    for eerste, laatste in merge_opschortingen(opschortingen, vandaag):
        vanaf = max(eerste, begin + EEN_DAG)
        if vanaf <= laatste and vanaf <= einde:
            einde += laatste - vanaf + EEN_DAG
            perioden.append((vanaf, laatste))
    return einde, tuple(perioden)


def _atw_applies(grond: Grond, *termijnen_in_weken: int) -> bool:
    """Atw art. 1 and 5 (wet or AMvB) and art. 4 onder a (no term over twelve weeks), each term by itself."""
    return grond in (Grond.WET, Grond.AMVB) and max(termijnen_in_weken) <= LANGSTE_ATW_TERMIJN


def _apply_verdaging(invoer: TermijnInvoer, verdaging: Verdaging, einde: Einde) -> Einde:
    """Awb 4:14 lid 3: the named date is the end, moved only by suspension that begins after the notice.

    The authority chose this date, no wet did, so the Algemene termijnenwet leaves it in place.
    """
    bericht = verdaging.meegedeeld_op
    latere = tuple(o for o in invoer.opschortingen if o.eerste > bericht)
    rauw, perioden = _walk(bericht, verdaging.tot - bericht, latere, invoer.vandaag)
    eerdere = tuple((p[0], min(p[1], bericht)) for p in einde.perioden if p[0] <= bericht)
    return Einde(rauw, rauw, eerdere + perioden, einde.verlengd_met_weken, is_verdaagd=True)


def _build_termijn(invoer: TermijnInvoer, einde: Einde) -> Termijn:
    """Planning dates around the end: the norm is to decide one week before the legal date."""
    planning = laatste_werkdag_tot(einde.rauw)
    alarmen = tuple(add_werkdagen(planning, -dagen) for dagen in ALARM_WERKDAGEN)
    streefdatum = laatste_werkdag_tot(einde.uiterste - EEN_WEEK)
    return Termijn(
        einde_zonder_atw=einde.rauw,
        uiterste_datum=einde.uiterste,
        planningsdatum=planning,
        streefdatum=streefdatum,
        alarmen=alarmen,
        loopt_stil_sinds=einde.find_stilstand(invoer.vandaag),
        verwachte_datum=_compute_verwachte_datum(invoer, einde),
        dagen_opgeschort=sum((laatste - eerste).days + 1 for eerste, laatste in einde.perioden),
        verlengd_met_weken=einde.verlengd_met_weken,
        feestdagen_bekend=all(tabel_is_bekend(d.year) for d in (alarmen[0], streefdatum, einde.uiterste)),
        regel_versie=REGEL_VERSIE,
        feestdagen_versie=FEESTDAGEN_VERSIE,
        stappen=describe_stappen(invoer, einde),
    )


def _compute_verwachte_datum(invoer: TermijnInvoer, einde: Einde) -> date:
    """The date to expect: a date promised under Awb 4:14 lid 1 when later than the end, else the end."""
    if invoer.verdaging and invoer.verdaging.uitstel is Uitstel.MET_WETTELIJKE_TERMIJN:
        return max(invoer.verdaging.tot, einde.uiterste)
    return einde.uiterste
