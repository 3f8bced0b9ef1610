"""From the stored facts of a zaak to the input of the deadline rules, and to the planned date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from portaal.kern.ui.notatie import format_datum
from portaal.kern.werkdagen import add_werkdagen
from portaal.organisatie.models import Norm

from ..enums import GebeurtenisSoort, OpschortingGrond
from ..models import Gebeurtenis, Zaak, Zaaktype
from ..termijnen import (
    Grond,
    Opschorting,
    Stap,
    Termijn,
    TermijnInvoer,
    Uitstel,
    Verdaging,
    Verlenging,
    compute_einde_bezwaartermijn,
    compute_termijn,
    explain_termijn,
    opschorting_na_uitnodiging,
    opschorting_na_zienswijze,
)

WERKDAGEN = "werkdagen"
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class BerekendeTermijn:
    """The facts, the dates the law gives them, and the computation in sentences."""

    invoer: TermijnInvoer
    termijn: Termijn
    stappen: tuple[Stap, ...]
    uitleg: tuple[str, ...]


def bereken_termijn(
    zaak: Zaak, gebeurtenissen: Iterable[Gebeurtenis], vandaag: date
) -> BerekendeTermijn | None:
    """The legal term of a zaak; None for one with only a servicenorm."""
    feiten = list(gebeurtenissen)
    zaaktype = zaak.zaaktype
    if zaaktype.termijn_weken is None:
        return None
    if zaak.opgeschort_sinds and zaak.is_opgeschort(vandaag):
        vandaag = max(
            vandaag, zaak.opgeschort_sinds
        )  # told today, it stands still from tomorrow: no hard date
    bekendmaking = next((f.datum for f in feiten if f.soort == GebeurtenisSoort.BEKENDMAKING), None)
    begin = compute_einde_bezwaartermijn(bekendmaking) if bekendmaking else zaak.startdatum
    invoer = TermijnInvoer(
        ontvangst=begin,
        weken=zaaktype.termijn_weken,
        grond=Grond(zaaktype.grond),
        opschortingen=tuple(list_opschortingen(feiten)),
        vandaag=vandaag,
        verlenging=_find_verlenging(feiten),
        verdaging=_find_verdaging(feiten, zaaktype),
        artikel=zaaktype.artikel,
        onderwerp=zaaktype.onderwerp,
        neemt_besluit=zaaktype.neemt_besluit,
    )
    termijn = compute_termijn(invoer)
    uitleg = explain_termijn(invoer, termijn)
    stappen = termijn.stappen
    if bekendmaking:
        eerste = _describe_bezwaartermijn(zaak.startdatum, begin)
        uitleg = [eerste, *uitleg[1:]]
        stappen = (replace(stappen[0], datum=zaak.startdatum, toelichting=eerste), *stappen[1:])
    return BerekendeTermijn(invoer, termijn, stappen, tuple(uitleg))


def list_opschortingen(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Opschorting]:
    """Day ranges that do not count, each start paired with the end that follows it (Awb 4:15)."""
    opschortingen: list[Opschorting | None] = []
    start: Gebeurtenis | None = None
    for feit in gebeurtenissen:
        if feit.soort == GebeurtenisSoort.OPSCHORTING_START:
            if start:  # its set term ran out unused
                opschortingen.append(to_opschorting(start, None))
            start = feit
        elif feit.soort == GebeurtenisSoort.OPSCHORTING_EINDE and start:
            opschortingen.append(to_opschorting(start, feit.datum))
            start = None
    if start:
        opschortingen.append(to_opschorting(start, None))
    return [opschorting for opschorting in opschortingen if opschorting]


def to_opschorting(start: Gebeurtenis, einde: date | None) -> Opschorting | None:
    """The days of one suspension; None when it ended before a day was lost."""
    opschorting: Opschorting | None
    if start.grond == OpschortingGrond.ZIENSWIJZE:
        laatste = min(filter(None, (einde, start.gesteld_tot)), default=None)
        opschorting = opschorting_na_zienswijze(start.datum, laatste)
    elif bekend := start.gesteld_tot or einde:
        opschorting = opschorting_na_uitnodiging(start.datum, bekend, einde)
    else:
        opschorting = Opschorting(start.datum + EEN_DAG, None)
    if opschorting is None:
        return None
    return replace(opschorting, grond=start.grond, reden=start.reden)


def _find_verlenging(feiten: list[Gebeurtenis]) -> Verlenging | None:
    feit = next((f for f in feiten if f.soort == GebeurtenisSoort.VERLENGING), None)
    return Verlenging(feit.weken, feit.grond, feit.datum) if feit and feit.weken else None


def _find_verdaging(feiten: list[Gebeurtenis], zaaktype: Zaaktype) -> Verdaging | None:
    feit = next((f for f in reversed(feiten) if f.soort == GebeurtenisSoort.VERDAGING), None)
    if not (feit and feit.nieuwe_datum):
        return None
    return Verdaging(get_uitstel(zaaktype), feit.datum, feit.nieuwe_datum, feit.reden)


def get_uitstel(zaaktype: Zaaktype) -> Uitstel:
    """Which member of Awb 4:14 a notice of delay falls under."""
    return (
        Uitstel.ZONDER_WETTELIJKE_TERMIJN if zaaktype.is_redelijke_termijn else Uitstel.MET_WETTELIJKE_TERMIJN
    )


def _describe_bezwaartermijn(ontvangen: date, einde: date) -> str:
    return (
        f"Wij ontvingen uw bezwaar op {format_datum(ontvangen)}. "
        f"Bezwaar maken kon tot en met {format_datum(einde)}. Onze termijn begint de dag daarna."
    )


def compute_geplande_datum(zaak: Zaak, termijn: Termijn | None) -> date | None:
    """The date we plan to be ready: the servicenorm, else a week before the legal date, else a promised date.

    A date that was promised because we need longer (Awb 4:14 lid 1) replaces the plan.
    """
    if termijn is None:
        return norm_datum(zaak.zaaktype.norm, zaak.startdatum)
    if termijn.verwachte_datum > termijn.uiterste_datum:
        return termijn.verwachte_datum
    return max(termijn.streefdatum, zaak.startdatum)


def norm_datum(norm: Norm | None, begin: date) -> date | None:
    """The day on which a norm in working days is due."""
    if norm is None or norm.grens is None or norm.eenheid != WERKDAGEN:
        return None
    return add_werkdagen(begin, norm.grens)
