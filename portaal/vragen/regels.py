"""Rules of a form: when which question, step or page appears. They look at answers only."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from .antwoord import Antwoord, Antwoorden, is_answered


class Operator(StrEnum):
    IS = "is"
    IS_NIET = "is_niet"
    BEVAT = "bevat"
    GROTER = "groter"
    KLEINER = "kleiner"
    INGEVULD = "ingevuld"


class Combinatie(StrEnum):
    ALLE = "alle"
    EEN = "een"


class Gevolg(StrEnum):
    """What a rule does. `toon` and `verberg` aim at a field, `zaaktype` at a zaaktype, the others at a step."""

    TOON = "toon"
    VERBERG = "verberg"
    STAP_NVT = "stap_nvt"
    STOP_PAGINA = "stop_pagina"
    ZAAKTYPE = "zaaktype"


Waarde = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True)
class Voorwaarde:
    """`veld operator waarde`. On an unanswered question only `ingevuld false` holds."""

    veld: str
    operator: Operator
    waarde: Waarde

    def holds(self, antwoorden: Antwoorden) -> bool:
        antwoord = antwoorden.get(self.veld)
        is_ingevuld = is_answered(antwoord)
        if self.operator is Operator.INGEVULD:
            return is_ingevuld is (self.waarde is not False)
        return is_ingevuld and VERGELIJKINGEN[self.operator](antwoord, self.waarde)


@dataclass(frozen=True)
class Regel:
    """If the conditions hold, `dan` happens to `doel`.

    A stop page has its `titel` and `tekst`; `vervolg` names what the resident can go on with there.
    """

    als: tuple[Voorwaarde, ...]
    dan: Gevolg
    doel: str
    combinatie: Combinatie = Combinatie.ALLE
    tekst: str = ""
    titel: str = ""
    vervolg: str = ""

    def holds(self, antwoorden: Antwoorden) -> bool:
        combineer = all if self.combinatie is Combinatie.ALLE else any
        return combineer(voorwaarde.holds(antwoorden) for voorwaarde in self.als)


def _equals(antwoord: Antwoord, waarde: Waarde) -> bool:
    if isinstance(antwoord, list):
        return {str(deel) for deel in antwoord} == (set(waarde) if isinstance(waarde, tuple) else {waarde})
    getallen = _to_getal(antwoord), _to_getal(waarde)
    if None not in getallen:
        return getallen[0] == getallen[1]
    return antwoord == waarde


def _contains(antwoord: Antwoord, waarde: Waarde) -> bool:
    if isinstance(antwoord, list):
        return waarde in antwoord
    return str(waarde).casefold() in str(antwoord).casefold()


def _order(antwoord: Antwoord, waarde: Waarde) -> int:
    """Sign of the difference: as numbers when both are, else as text, which orders ISO dates."""
    a, b = _to_getal(antwoord), _to_getal(waarde)
    if a is not None and b is not None:
        return (a > b) - (a < b)
    return (str(antwoord) > str(waarde)) - (str(antwoord) < str(waarde))


def _to_getal(waarde: object) -> Decimal | None:
    if isinstance(waarde, bool) or not isinstance(waarde, str | int):
        return None
    try:
        getal = Decimal(waarde)
    except InvalidOperation:
        return None
    return getal if getal.is_finite() else None


VERGELIJKINGEN: dict[Operator, Callable[[Antwoord, Waarde], bool]] = {
    Operator.IS: _equals,
    Operator.IS_NIET: lambda antwoord, waarde: not _equals(antwoord, waarde),
    Operator.BEVAT: _contains,
    Operator.GROTER: lambda antwoord, waarde: _order(antwoord, waarde) > 0,
    Operator.KLEINER: lambda antwoord, waarde: _order(antwoord, waarde) < 0,
}
