"""The level of a login is compared with what a form asks."""

import pytest
from pytest_django import Settings

from portaal.inwoners.enums import Niveau
from portaal.inwoners.niveaus import broker_name, has_niveau, minimum_niveau, niveau_of


@pytest.mark.parametrize(
    ("bereikt", "nodig", "genoeg"),
    [
        ("midden", Niveau.MIDDEN, True),
        ("hoog", Niveau.SUBSTANTIEEL, True),
        ("midden", Niveau.SUBSTANTIEEL, False),
        ("basis", Niveau.MIDDEN, False),
        ("", Niveau.BASIS, False),
        ("onzin", Niveau.BASIS, False),
        (None, Niveau.BASIS, False),
    ],
)
def test_level_is_enough_when_it_is_as_high(bereikt: str | None, nodig: Niveau, genoeg: bool) -> None:
    assert has_niveau({"loa": bereikt}, nodig) is genoeg


def test_names_of_the_broker_go_both_ways(settings: Settings) -> None:
    settings.DIGID = {**settings.DIGID, "niveaus": ["een", "twee", "drie", "vier"], "minimum": "substantieel"}

    assert [niveau_of(broker_name(niveau)) for niveau in Niveau] == list(Niveau)
    assert minimum_niveau() is Niveau.SUBSTANTIEEL
    assert niveau_of("midden") is None
    assert niveau_of(["twee"]) is None
