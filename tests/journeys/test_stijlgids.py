"""The living component page, in each layout, at each width."""

import pytest

from .conftest import Bezoek


@pytest.mark.parametrize("als", ["publiek", "mijn", "formulier", "werkplek"])
def test_style_guide_is_accessible(bezoek, als: str) -> None:
    bezoeker: Bezoek = bezoek()
    bezoeker.ga(f"/stijlgids/?als={als}")
    bezoeker.check_toegankelijk()
