from dataclasses import replace
from datetime import date

import pytest

from portaal.zaken.beslisregels.parkeervergunning import (
    Kentekenfeit,
    Parkeerfeiten,
    beslis_parkeervergunning,
    weigh_kenteken,
)
from portaal.zaken.enums import BeslissingUitkomst

VOLVO = Kentekenfeit("12-ABC-3", soort="Personenauto", omschrijving="Volvo V40, blauw")
FEITEN = Parkeerfeiten(
    adres="Beukenlaan 12, 4299 LV Lindervoort",
    is_uit_brp=True,
    zone="zone A (Centrum)",
    voertuig=VOLVO,
    geldig_van=date(2026, 12, 1),
    hoogste_per_adres=2,
)


def test_resident_of_the_zone_with_a_car_and_room_gets_it() -> None:
    uitkomst = beslis_parkeervergunning(FEITEN)
    assert (uitkomst.soort, uitkomst.resultaat) == (BeslissingUitkomst.TOEGEKEND, "Verleend")
    assert "van 1 december 2026 tot en met 30 november 2027" in uitkomst.redenen[-1]
    bronnen = {verklaring.wat: verklaring.bron for verklaring in uitkomst.verklaringen}
    assert bronnen["Adres"].startswith("Basisregistratie")
    assert bronnen["Auto"].startswith("kentekenregister")
    assert bronnen["Kenteken"].startswith("opgegeven")


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"is_uit_brp": False}, "Wij konden uw adres niet nakijken"),
        ({"zone": ""}, "ligt niet in een zone"),
        ({"voertuig": Kentekenfeit("12-ABC-3", is_bereikt=False)}, "nu niet nakijken bij de RDW"),
        ({"voertuig": Kentekenfeit("12-ABC-3")}, "De RDW kent het kenteken 12-ABC-3 niet"),
        ({"voertuig": replace(VOLVO, is_geexporteerd=True)}, "naar het buitenland"),
        ({"voertuig": replace(VOLVO, soort="Aanhangwagen")}, "hoort 12-ABC-3 bij een aanhangwagen"),
        ({"in_gebruik": 2}, "Per adres zijn 2 vergunningen mogelijk. Meer kan niet"),
        ({"hoogste_per_adres": 1, "in_gebruik": 1}, "Per adres is 1 vergunning mogelijk"),
        ({"hoogste_per_adres": 0}, "geven wij geen nieuwe vergunningen"),
        ({"op_eigen_naam": False}, "De auto staat niet op uw naam"),
        ({"kenteken_bezet": True}, "er al een parkeervergunning"),
    ],
)
def test_what_stands_in_the_way_goes_to_a_person_with_the_reason(
    anders: dict[str, object], reden: str
) -> None:
    uitkomst = beslis_parkeervergunning(replace(FEITEN, **anders))
    assert uitkomst.soort == BeslissingUitkomst.BEHANDELAAR
    assert reden in " ".join(uitkomst.redenen)
    assert (uitkomst.resultaat, uitkomst.vervolg) == ("", "terugbellen")


def test_every_reason_is_told_at_once() -> None:
    uitkomst = beslis_parkeervergunning(replace(FEITEN, zone="", voertuig=Kentekenfeit("12-ABC-3")))
    assert len(uitkomst.redenen) == 2


def test_second_on_the_address_is_number_two() -> None:
    assert "Dit is nummer 2" in " ".join(beslis_parkeervergunning(replace(FEITEN, in_gebruik=1)).redenen)


def test_a_year_from_29_february_ends_on_28() -> None:
    assert replace(FEITEN, geldig_van=date(2028, 2, 29)).geldig_tot == date(2029, 2, 28)


def test_a_good_car_has_nothing_against_it() -> None:
    assert weigh_kenteken(VOLVO) == []
