import hashlib

import pytest

from portaal.zaken.beslisregels import trek_steekproef


def keys(aantal: int) -> list[str]:
    return [hashlib.sha256(str(nummer).encode()).hexdigest() for nummer in range(aantal)]


def test_same_zaak_draws_the_same() -> None:
    assert trek_steekproef(keys(1)[0], 10) == trek_steekproef(keys(1)[0], 10)


@pytest.mark.parametrize(("procent", "getrokken"), [(0, 0), (100, 500)])
def test_nobody_and_everybody(procent: int, getrokken: int) -> None:
    assert sum(trek_steekproef(sleutel, procent).is_getrokken for sleutel in keys(500)) == getrokken


def test_share_of_a_sample_is_near_its_procent() -> None:
    getrokken = sum(trek_steekproef(sleutel, 10).is_getrokken for sleutel in keys(4000))
    assert 320 <= getrokken <= 480


def test_a_higher_procent_keeps_who_was_drawn() -> None:
    for sleutel in keys(200):
        assert not trek_steekproef(sleutel, 5).is_getrokken or trek_steekproef(sleutel, 20).is_getrokken


def test_draw_says_how() -> None:
    trekking = trek_steekproef("0" * 64, 5)
    assert trekking.is_getrokken
    assert trekking.hoe == "Getal 0 van 0 tot 10000; gekozen onder 500 (5%): ja."
