"""A typed text ends as a sentence."""

import pytest

from portaal.zaken.zinnen import close_zin


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ("Stuur de tekening", "Stuur de tekening."),
        (" Stuur de tekening. ", "Stuur de tekening."),
        ("Stuurt u de tekening?", "Stuurt u de tekening?"),
        ("Stuur de tekening (op schaal)", "Stuur de tekening (op schaal)."),
        ("Stuur alles. (Ook de tekening.)", "Stuur alles. (Ook de tekening.)"),
        ("  ", ""),
    ],
)
def test_full_stop_only_where_it_is_missing(getypt: str, zin: str) -> None:
    assert close_zin(getypt) == zin
