"""Postcode and number to street and town."""

import pytest

from portaal.kern.clients.adres import find_adres, find_middelpunt

from ...bronnen import Bronnen


def test_an_address_comes_with_its_place_on_the_map(bronnen: Bronnen) -> None:
    adres = find_adres("4299lv", "12")
    assert adres is not None
    assert (adres.straat, adres.huisnummer, adres.postcode) == ("Beukenlaan", "12", "4299 LV")
    assert adres.woonplaats == "Lindervoort"
    assert adres.nummeraanduiding
    assert adres.lat == pytest.approx(51.795, abs=0.1)  # a swap of the two would show
    assert adres.lon == pytest.approx(4.905, abs=0.1)


@pytest.mark.parametrize(
    ("huisnummer", "toevoeging", "gevonden"),
    [
        ("12A", "2", "12A-2"),
        ("12", "a-2", "12A-2"),
        ("12 A", "", "12A"),
        ("12", "", "12"),
        ("12a 2", "", "12A-2"),
    ],
)
def test_letter_and_addition_may_be_written_in_any_way(
    bronnen: Bronnen, huisnummer: str, toevoeging: str, gevonden: str
) -> None:
    adres = find_adres("4299 LV", huisnummer, toevoeging)
    assert adres is not None
    assert adres.huisnummer == gevonden
    assert adres.nummeraanduiding


def test_of_an_unknown_addition_only_street_and_town_are_told(bronnen: Bronnen) -> None:
    adres = find_adres("4299 LV", "12", "zolder")
    assert adres is not None
    assert (adres.straat, adres.huisnummer, adres.woonplaats) == ("Beukenlaan", "12", "Lindervoort")
    assert (adres.nummeraanduiding, adres.lat) == ("", None)


@pytest.mark.parametrize(("postcode", "huisnummer"), [("4299 ZZ", "1"), ("4299 LV", "9999")])
def test_what_does_not_exist_is_none(bronnen: Bronnen, postcode: str, huisnummer: str) -> None:
    assert find_adres(postcode, huisnummer) is None


@pytest.mark.parametrize(
    ("postcode", "huisnummer"),
    [("", ""), ("4299LV OR *:*", "1"), ("0299 LV", "1"), ("4299 LV", "*"), ("4299 LV", "123456")],
)
def test_what_cannot_exist_is_not_asked(bronnen: Bronnen, postcode: str, huisnummer: str) -> None:
    assert find_adres(postcode, huisnummer) is None
    assert bronnen.pdok.vragen == 0


def test_a_house_is_asked_once(bronnen: Bronnen) -> None:
    for huisnummer in ("12", "12A", "12"):
        find_adres("4299 LV", huisnummer)
    find_adres("4299 ZZ", "1")
    find_adres("4299 ZZ", "1")
    assert bronnen.pdok.vragen == 2


def test_a_postcode_alone_gives_the_middle_of_its_addresses(bronnen: Bronnen) -> None:
    punt = find_middelpunt("4299 lv")
    assert punt is not None
    assert (punt.lat, punt.lon) == (pytest.approx(51.795, abs=0.01), pytest.approx(4.91, abs=0.01))
    assert find_middelpunt("4299 ZZ") is None
    assert bronnen.pdok.vragen == 2
    assert find_middelpunt("4299LV") == punt
    assert find_middelpunt("postcode:*") is None
    assert bronnen.pdok.vragen == 2
