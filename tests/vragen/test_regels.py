"""Six operators, two ways to combine, and what an unanswered question does."""

from typing import Any

import pytest

from portaal.vragen.antwoord import Antwoord, is_answered
from portaal.vragen.regels import Combinatie, Gevolg, Operator, Regel, Voorwaarde


@pytest.mark.parametrize(
    ("antwoord", "operator", "waarde", "uitkomst"),
    [
        ("ja", "is", "ja", True),
        ("nee", "is", "ja", False),
        ("nee", "is_niet", "ja", True),
        ("ja", "is_niet", "ja", False),
        (True, "is", True, True),
        (3, "is", 3, True),
        (3, "is", "3", True),
        ("12.50", "is", "12.5", True),
        (["a", "b"], "is", ("b", "a"), True),
        (["a", "b"], "is", "a", False),
        (["a"], "is", "a", True),
        (["a", "b"], "bevat", "b", True),
        (["a", "b"], "bevat", "c", False),
        ("Dorpsstraat", "bevat", "STRAAT", True),
        ("Dorpsstraat", "bevat", "laan", False),
        (10, "groter", 9, True),
        (9, "groter", 9, False),
        ("10.00", "groter", "9", True),
        (8, "kleiner", 9, True),
        (9, "kleiner", 9, False),
        ("2026-11-09", "groter", "2026-11-08", True),
        ("2026-11-09", "kleiner", "2026-11-08", False),
        ("2026-11-09", "groter", "2026-11-09", False),
        ("2026-11-09", "kleiner", "2026-11-09", False),
        ("nan", "groter", 3, True),
        (0, "ingevuld", True, True),
        ("x", "ingevuld", True, True),
        ("x", "ingevuld", False, False),
        ("", "ingevuld", False, True),
        (False, "ingevuld", True, False),
    ],
)
def test_operators(antwoord: Antwoord, operator: str, waarde: Any, uitkomst: bool) -> None:
    assert Voorwaarde("vraag", Operator(operator), waarde).holds({"vraag": antwoord}) is uitkomst


@pytest.mark.parametrize("operator", sorted(set(Operator) - {Operator.INGEVULD}))
@pytest.mark.parametrize("antwoorden", [{}, {"vraag": None}, {"vraag": ""}, {"vraag": []}, {"vraag": False}])
def test_nothing_holds_for_an_unanswered_question(
    operator: Operator, antwoorden: dict[str, Antwoord]
) -> None:
    assert not Voorwaarde("vraag", operator, "ja").holds(antwoorden)
    assert Voorwaarde("vraag", Operator.INGEVULD, False).holds(antwoorden)


@pytest.mark.parametrize(
    ("combinatie", "a", "b", "uitkomst"),
    [
        (Combinatie.ALLE, "ja", "ja", True),
        (Combinatie.ALLE, "ja", "nee", False),
        (Combinatie.EEN, "nee", "ja", True),
        (Combinatie.EEN, "nee", "nee", False),
    ],
)
def test_combinations(combinatie: Combinatie, a: str, b: str, uitkomst: bool) -> None:
    voorwaarden = (Voorwaarde("a", Operator.IS, "ja"), Voorwaarde("b", Operator.IS, "ja"))
    regel = Regel(voorwaarden, Gevolg.TOON, "c", combinatie)
    assert regel.holds({"a": a, "b": b}) is uitkomst


@pytest.mark.parametrize(
    ("antwoord", "beantwoord"),
    [(None, False), ("", False), ([], False), (False, False), (0, True), ("0", True), (True, True)],
)
def test_zero_is_an_answer(antwoord: Antwoord, beantwoord: bool) -> None:
    assert is_answered(antwoord) is beantwoord
