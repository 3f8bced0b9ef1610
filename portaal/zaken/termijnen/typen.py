"""Values of the deadline rules: facts in, dates out. No storage, no clock."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Grond(StrEnum):
    """Where a term is laid down; decides whether the Algemene termijnenwet applies (its art. 1, 4 and 5)."""

    WET = "wet"
    AMVB = "amvb"
    VERORDENING = "verordening"
    NORM = "norm"


class Uitstel(StrEnum):
    """Postponement under Awb 4:14: lid 1 only promises a date, lid 3 (no legal term) sets it."""

    MET_WETTELIJKE_TERMIJN = "Awb 4:14 lid 1"
    ZONDER_WETTELIJKE_TERMIJN = "Awb 4:14 lid 3"


@dataclass(frozen=True)
class Opschorting:
    """Inclusive days that do not count (Awb 4:15, Woo 4.4 lid 3); `laatste` is None while it is unknown."""

    eerste: date
    laatste: date | None
    grond: str = ""
    reden: str = ""

    def __post_init__(self) -> None:
        if self.laatste is not None and self.laatste < self.eerste:
            raise ValueError("De laatste dag van de opschorting ligt voor de eerste dag.")


@dataclass(frozen=True)
class Verlenging:
    """An extension under a special law. It counts only when announced before the term ends."""

    weken: int
    artikel: str
    aangekondigd_op: date | None

    def __post_init__(self) -> None:
        if self.weken < 1:
            raise ValueError("Een verlenging duurt ten minste 1 week.")


@dataclass(frozen=True)
class Verdaging:
    """A notice that the decision comes later, naming the new date `tot` (Awb 4:14)."""

    uitstel: Uitstel
    meegedeeld_op: date
    tot: date
    reden: str = ""

    def __post_init__(self) -> None:
        if self.tot <= self.meegedeeld_op:
            raise ValueError("De nieuwe datum ligt niet na de dag van het bericht.")


@dataclass(frozen=True)
class TermijnInvoer:
    """The facts of one term.

    `ontvangst` is the Dutch calendar day of receipt (for a bezwaar: of the bekendmaking); counting starts the
    day after. `extra_weken` is an extension already known to be valid; `verlenging` is judged by its facts.
    `vandaag` is needed to say whether the term stands still, and while an opschorting has no known end.
    """

    ontvangst: date
    weken: int
    grond: Grond
    extra_weken: int = 0
    opschortingen: tuple[Opschorting, ...] = ()
    vandaag: date | None = None
    verlenging: Verlenging | None = None
    verdaging: Verdaging | None = None
    artikel: str = ""
    onderwerp: str = "aanvraag"
    neemt_besluit: bool = True

    def __post_init__(self) -> None:
        if self.weken < 1:
            raise ValueError("Een termijn duurt ten minste 1 week.")
        if self.extra_weken < 0:
            raise ValueError("Een verlenging kan niet minder dan 0 weken duren.")
        if self.extra_weken and self.verlenging:
            raise ValueError("Een termijn kan maar één keer worden verlengd.")
        if self.verdaging and self.verdaging.uitstel is Uitstel.ZONDER_WETTELIJKE_TERMIJN and self.verlenging:
            raise ValueError(
                "Een verlenging uit de wet en uitstel zonder wettelijke termijn gaan niet samen."
            )
        if self.vandaag is None and any(o.laatste is None for o in self.opschortingen):
            raise ValueError("Bij een opschorting zonder laatste dag is de dag van vandaag nodig.")


@dataclass(frozen=True)
class Einde:
    """The end of a term: as counted, as moved by the Algemene termijnenwet, and what it was made of."""

    rauw: date
    uiterste: date
    perioden: tuple[tuple[date, date], ...]
    verlengd_met_weken: int
    is_verdaagd: bool = False

    def find_stilstand(self, vandaag: date | None) -> date | None:
        """First day of the suspension that runs on `vandaag`, if one does (Awb 4:15)."""
        if vandaag is None:
            return None
        return next((eerste for eerste, laatste in self.perioden if eerste <= vandaag <= laatste), None)


@dataclass(frozen=True)
class Stap:
    """One step of the computation: the rule's article, the date it led to and why, in Dutch."""

    artikel: str
    datum: date
    toelichting: str


@dataclass(frozen=True)
class Termijn:
    """The computed dates of one term.

    While `loopt_stil_sinds` is set no date is hard: `harde_datum` is None, and the other dates are what they
    would be if the opschorting ends as expected. With an unknown end that is today.
    """

    einde_zonder_atw: date
    uiterste_datum: date
    planningsdatum: date
    streefdatum: date
    alarmen: tuple[date, ...]
    loopt_stil_sinds: date | None
    verwachte_datum: date
    dagen_opgeschort: int
    verlengd_met_weken: int
    feestdagen_bekend: bool
    regel_versie: str
    feestdagen_versie: str
    stappen: tuple[Stap, ...] = field(repr=False)

    @property
    def harde_datum(self) -> date | None:
        """The date that may be shown as a promise; None while the term stands still."""
        return None if self.loopt_stil_sinds else self.uiterste_datum
