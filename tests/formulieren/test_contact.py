"""Who handed in without logging in: from the answers, and from visible ones only."""

from dataclasses import replace
from typing import Any

import pytest

from portaal.formulieren.contact import contact_of
from portaal.vragen.definitie import Ondertekenaar, parse_definitie

VELDEN = [
    {"sleutel": "wie", "type": "ja_nee", "label": "Namens uzelf?"},
    {"sleutel": "heet", "type": "tekst", "label": "Uw naam", "prefill": "inwoner.naam", "verplicht": False},
    {"sleutel": "naam", "type": "tekst", "label": "Naam van de vereniging", "verplicht": False},
    {"sleutel": "mail", "type": "email", "label": "E-mail"},
    {"sleutel": "mail2", "type": "email", "label": "Andere e-mail"},
    {"sleutel": "bel", "type": "telefoon", "label": "Telefoon", "verplicht": False},
]
DEFINITIE = parse_definitie(
    {
        "titel": "Klacht",
        "stappen": [{"sleutel": "een", "titel": "Wie bent u?", "velden": VELDEN}],
        "regels": [{"als": [["wie", "is", "nee"]], "dan": "verberg", "doel": "mail"}],
    }
)


@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        ({}, ("", "", "")),
        ({"heet": "S. de Vries", "naam": "FC Vecht"}, ("S. de Vries", "", "")),
        ({"heet": None, "naam": "FC Vecht"}, ("FC Vecht", "", "")),
        ({"mail": "a@b.example", "mail2": "c@d.example"}, ("", "a@b.example", "")),
        ({"wie": "nee", "mail": "a@b.example", "mail2": "c@d.example"}, ("", "c@d.example", "")),
        ({"bel": "+31612345678"}, ("", "", "+31612345678")),
    ],
)
def test_contact_comes_from_the_visible_answers(
    antwoorden: dict[str, Any], verwacht: tuple[str, ...]
) -> None:
    contact = contact_of(DEFINITIE, antwoorden)
    assert (contact["naam"], contact["email"], contact["telefoon"]) == verwacht


def test_who_signs_along_is_not_who_hands_in() -> None:
    """The receipt goes to who filled in, also when the partner was asked for first."""
    samen = replace(DEFINITIE, ondertekening=Ondertekenaar(naam="naam", email="mail"))
    contact = contact_of(samen, {"naam": "Partner", "mail": "a@b.example", "mail2": "c@d.example"})
    assert (contact["naam"], contact["email"]) == ("", "c@d.example")
