from dataclasses import replace

import pytest

from portaal.zaken.beslisregels.uittreksel_brp import Uittrekselfeiten, beslis_uittreksel
from portaal.zaken.enums import BeslissingUitkomst

FEITEN = Uittrekselfeiten("woonadres")


def test_own_address_of_now_is_delivered() -> None:
    uitkomst = beslis_uittreksel(FEITEN)
    assert (uitkomst.soort, uitkomst.resultaat) == (BeslissingUitkomst.GELEVERD, "Verstrekt")


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"uittreksel": "adressen"}, "maakt een medewerker voor u"),
        ({"uittreksel": ""}, "maakt een medewerker voor u"),
        ({"is_bereikt": False}, "nu niet ophalen"),
        ({"is_bekend": False}, "niet vinden"),
        ({"is_opgeheven": True}, "geen adres in Nederland"),
        ({"heeft_adres": False}, "geen adres in Nederland"),
    ],
)
def test_what_the_brp_cannot_tell_goes_to_a_person(anders: dict[str, object], reden: str) -> None:
    uitkomst = beslis_uittreksel(replace(FEITEN, **anders))
    assert uitkomst.soort == BeslissingUitkomst.BEHANDELAAR
    assert reden in uitkomst.redenen[0]
