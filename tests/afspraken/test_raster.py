"""The table of a day: every five minutes of every balie stands in exactly one cell."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portaal.afspraken.raster import Kolom, VakSoort, lay_out
from portaal.afspraken.rooster import bits

NEGEN = 108


def kinds(kolom: Kolom) -> list[tuple[str, int, int]]:
    return [(vak.soort.value, vak.eerste, vak.einde) for rij in lay_out([kolom]) for vak in rij.vakken]


def test_free_time_is_cut_at_the_quarters_and_the_rest_is_whole() -> None:
    kolom = Kolom(1, bits(NEGEN, 12), bits(NEGEN + 9, 3), bits(NEGEN + 8, 1), [(7, NEGEN + 1, 4)])
    assert kinds(kolom) == [
        ("vrij", NEGEN, NEGEN + 1),
        ("afspraak", NEGEN + 1, NEGEN + 5),
        ("vrij", NEGEN + 5, NEGEN + 6),
        ("vrij", NEGEN + 6, NEGEN + 8),
        ("rust", NEGEN + 8, NEGEN + 9),
        ("blokkade", NEGEN + 9, NEGEN + 12),
    ]


def test_an_afspraak_outside_the_hours_is_shown_and_the_rest_is_closed() -> None:
    kolom = Kolom(1, bits(NEGEN, 3), afspraken=[(7, NEGEN + 6, 2)])
    assert kinds(kolom) == [
        ("vrij", NEGEN, NEGEN + 3),
        ("dicht", NEGEN + 3, NEGEN + 6),
        ("afspraak", NEGEN + 6, NEGEN + 8),
        ("dicht", NEGEN + 8, NEGEN + 9),
    ]


def test_a_day_on_which_nothing_is_open_has_no_rows() -> None:
    assert lay_out([Kolom(1, 0), Kolom(2, 0, blokkade=bits(NEGEN, 4))]) == []


MASKER = st.builds(bits, st.integers(90, 200), st.integers(0, 40))
AFSPRAKEN = st.lists(
    st.tuples(st.integers(1, 99), st.integers(90, 200), st.integers(1, 12)),
    max_size=8,
    unique_by=lambda a: a[0],
)


@given(st.lists(st.tuples(MASKER, MASKER, MASKER, AFSPRAKEN), min_size=1, max_size=4))
def test_rows_and_cells_cover_the_day_once(feiten: list) -> None:
    kolommen = [Kolom(nummer, *feit) for nummer, feit in enumerate(feiten)]
    rijen = lay_out(kolommen)
    assert all(rij.eerste + rij.cellen == volgende.eerste for rij, volgende in pairwise(rijen))
    for kolom in kolommen:
        vakken = [(nummer, vak) for nummer, rij in enumerate(rijen) for vak in rij.vakken]
        eigen = [(nummer, vak) for nummer, vak in vakken if vak.balie == kolom.balie]
        assert [nummer for nummer, _ in eigen] == [
            sum(vak.rijen for _, vak in eigen[:n]) for n in range(len(eigen))
        ]
        assert sum(vak.rijen for _, vak in eigen) == len(rijen)
        for nummer, vak in eigen:
            assert rijen[nummer].eerste == vak.eerste
            for cel in range(vak.eerste, vak.einde):
                assert (vak.soort is VakSoort.VRIJ) <= bool(kolom.open >> cel & 1)
