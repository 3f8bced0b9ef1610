from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portaal.zaken.beslisregels.huishoudelijke_hulp import (
    DUUR,
    HULP,
    TAKEN,
    UREN,
    Hulpvraag,
    beslis_huishoudelijke_hulp,
    compute_uren,
)
from portaal.zaken.enums import BeslissingUitkomst

VRAAG = Hulpvraag(("zwaar", "was"), "lang", "alleen", "", "niets")


def test_indication_names_a_range_and_is_no_decision() -> None:
    uitkomst = beslis_huishoudelijke_hulp(VRAAG)
    assert uitkomst.soort == BeslissingUitkomst.INDICATIE
    assert "ongeveer 1,5 tot 3 uur per week" in uitkomst.redenen[0]
    tekst = " ".join(uitkomst.redenen)
    assert "een indicatie en geen besluit" in tekst and "artikel 2.3.2" in tekst
    assert (uitkomst.resultaat, uitkomst.vervolg) == ("", "afspraak-keukentafelgesprek")


@pytest.mark.parametrize(
    "anders", [{"taken": ("zwaar", "regie")}, {"duur": "weet_niet"}, {"taken": ()}, {"taken": ("zweven",)}]
)
def test_what_cannot_be_said_beforehand_starts_with_a_conversation(anders: dict[str, object]) -> None:
    uitkomst = beslis_huishoudelijke_hulp(replace(VRAAG, **anders))
    assert uitkomst.soort == BeslissingUitkomst.BEHANDELAAR
    assert uitkomst.vervolg == "afspraak-keukentafelgesprek"


@pytest.mark.parametrize(
    ("anders", "tekst"),
    [
        ({"netwerk": "alles"}, "iemand in uw omgeving"),
        ({"huisgenoten": "volwassene", "huisgenoot_helpt": "alles"}, "iemand in uw omgeving"),
        ({"duur": "kort"}, "tijdelijke hulp"),
    ],
)
def test_other_help_that_fits_is_named(anders: dict[str, object], tekst: str) -> None:
    uitkomst = beslis_huishoudelijke_hulp(replace(VRAAG, **anders))
    assert uitkomst.soort == BeslissingUitkomst.INDICATIE and tekst in uitkomst.redenen[0]


def test_children_ask_more_and_others_take_part() -> None:
    gewoon = compute_uren(VRAAG)[1]
    assert compute_uren(replace(VRAAG, huisgenoten="kinderen"))[1] > gewoon
    assert compute_uren(replace(VRAAG, netwerk="deel"))[1] < gewoon


@given(
    st.builds(
        Hulpvraag,
        taken=st.lists(st.sampled_from(sorted(TAKEN)), unique=True).map(tuple),
        duur=st.sampled_from(["", *DUUR]),
        huisgenoten=st.sampled_from(["", "alleen", "volwassene", "kinderen"]),
        huisgenoot_helpt=st.sampled_from(["", *HULP]),
        netwerk=st.sampled_from(["", *HULP]),
    )
)
def test_whatever_is_answered_it_is_never_a_decision(vraag: Hulpvraag) -> None:
    uitkomst = beslis_huishoudelijke_hulp(vraag)
    assert uitkomst.resultaat == ""
    assert "geen besluit" in " ".join(uitkomst.redenen)
    assert all("None" not in reden for reden in uitkomst.redenen)
    if vraag.taken and set(vraag.taken) <= set(UREN):
        laagste, hoogste = compute_uren(vraag)
        assert Decimal("0.5") <= laagste < hoogste <= 10
