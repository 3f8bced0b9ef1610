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
    """`veld operator waarde`. On an unanswered question only `ingevuld false` holds.

    `veld` is the key of a question, or `adres.woonplaats` for a part of its answer. Of a groep,
    `kinderen.leeftijd` holds when it holds for any row; the group itself, like a list of files, compares by
    how many there are.
    """

    veld: str
    operator: Operator
    waarde: Waarde

    def holds(self, antwoorden: Antwoorden) -> bool:
        ingevuld = [deel for deel in _find_delen(antwoorden, self.veld) if is_answered(deel)]
        if self.operator is Operator.INGEVULD:
            return bool(ingevuld) is (self.waarde is not False)
        vergelijk = VERGELIJKINGEN[self.operator]
        return any(vergelijk(deel, self.waarde) for deel in ingevuld)


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


def _find_delen(antwoorden: Antwoorden, naam: str) -> list[Antwoord]:
    """The answer, the named part of it, or that part of every row."""
    sleutel, _, deel = naam.partition(".")
    antwoord = antwoorden.get(sleutel)
    if not deel:
        return [antwoord]
    rijen = antwoord if isinstance(antwoord, list) else [antwoord]
    return [rij.get(deel) for rij in rijen if isinstance(rij, dict)]


def _equals(antwoord: Antwoord, waarde: Waarde) -> bool:
    if isinstance(antwoord, list):
        return {str(deel) for deel in antwoord} == (set(waarde) if isinstance(waarde, tuple) else {waarde})
    getallen = _to_getal(antwoord), _to_getal(waarde)
    if None not in getallen:
        return getallen[0] == getallen[1]
    return antwoord == waarde


def _contains(antwoord: Antwoord, waarde: Waarde) -> bool:
    if isinstance(antwoord, list):
        return any(waarde == deel for deel in antwoord)
    return str(waarde).casefold() in str(antwoord).casefold()


def _order(antwoord: Antwoord, waarde: Waarde) -> int:
    """Sign of the difference: as numbers when both are, else as text, which orders ISO dates.

    A list counts as its length.
    """
    antwoord = len(antwoord) if isinstance(antwoord, list) else antwoord
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
