"""Elfproef, normalisation and masking of the BSN."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn as stdnum_bsn

from portaal.kern.bsn import is_bsn, mask_bsn, normalize_bsn

negen_cijfers = st.integers(0, 999_999_999).map(lambda getal: f"{getal:09d}")


@pytest.mark.parametrize("bsn", ["111222333", "123456782", "999990019", "010000033"])
def test_valid_bsn(bsn: str) -> None:
    assert is_bsn(bsn)


@pytest.mark.parametrize(
    "invoer", ["000000000", "123456789", "12345678", "1234567820", "", "12345678a", "١٢٣٤٥٦٧٨٢", "-23456782"]
)
def test_invalid_bsn(invoer: str) -> None:
    assert not is_bsn(invoer)


@pytest.mark.parametrize("invoer", ["1234 56 782", "1234.56.782", "123-456-782", " 123456782\n"])
def test_separators_are_dropped(invoer: str) -> None:
    assert normalize_bsn(invoer) == "123456782"


def test_leading_zero_comes_back() -> None:
    assert normalize_bsn("10000033") == "010000033"


@pytest.mark.parametrize("invoer", ["123456789", "1234", "geen nummer", ""])
def test_error_does_not_repeat_the_number(invoer: str) -> None:
    with pytest.raises(ValueError, match=r"^Dit is geen geldig burgerservicenummer\.$"):
        normalize_bsn(invoer)


@pytest.mark.parametrize(
    ("bsn", "gemaskeerd"), [("123456782", "••••••782"), ("782", "•••"), ("82", "••"), ("", "")]
)
def test_mask_shows_three_digits_at_most(bsn: str, gemaskeerd: str) -> None:
    assert mask_bsn(bsn) == gemaskeerd


@given(negen_cijfers)
def test_elfproef_agrees_with_stdnum(bsn: str) -> None:
    assert is_bsn(bsn) == (stdnum_bsn.is_valid(bsn) and bsn != "000000000")


@given(negen_cijfers.filter(is_bsn), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(bsn: str, plaats: int, verschil: int) -> None:
    cijfer = (int(bsn[plaats]) + verschil) % 10
    assert not is_bsn(f"{bsn[:plaats]}{cijfer}{bsn[plaats + 1 :]}")
