"""The deadline rules: worked examples, properties, and an independent day-by-day oracle."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portaal.kern.werkdagen import is_werkdag
from portaal.zaken.termijnen import (
    Grond,
    Opschorting,
    TermijnInvoer,
    compute_einde_bezwaartermijn,
    compute_termijn,
    get_ontvangstdatum,
    opschorting_na_uitnodiging,
    opschorting_na_zienswijze,
)

VOORBEELDEN = json.loads((Path(__file__).parent / "termijnen.json").read_text())["termijnen"]
AANTAL_VOORBEELDEN = 14
EEN_DAG = timedelta(days=1)


def read_invoer(rij: dict[str, Any]) -> TermijnInvoer:
    invoer = rij["invoer"]
    return TermijnInvoer(
        ontvangst=date.fromisoformat(invoer.get("ontvangst") or invoer["bekendmaking"]),
        weken=invoer["weken"],
        grond=Grond(invoer["grond"]),
        extra_weken=invoer.get("extra_weken", 0),
        opschortingen=tuple(
            Opschorting(date.fromisoformat(eerste), date.fromisoformat(laatste))
            for eerste, laatste in invoer.get("opschorting", [])
        ),
    )


def walk_days(ontvangst: date, weken: int, niet_geteld: set[date]) -> date:
    """The oracle: step day by day and count."""
    dag, geteld = ontvangst, 0
    while geteld < 7 * weken:
        dag += EEN_DAG
        geteld += dag not in niet_geteld
    return dag


ontvangsten = st.dates(date(2022, 6, 1), date(2028, 6, 1))
weken = st.integers(1, 12)


@st.composite
def reeksen_opschortingen(draw: st.DrawFn) -> tuple[Opschorting, ...]:
    bereiken = st.tuples(st.dates(date(2022, 5, 1), date(2029, 1, 1)), st.integers(0, 60))
    return tuple(
        Opschorting(eerste, eerste + timedelta(days=duur))
        for eerste, duur in draw(st.lists(bereiken, max_size=6))
    )


@st.composite
def nabije_invoer(draw: st.DrawFn) -> TermijnInvoer:
    """Receipts with suspensions that begin shortly before, within and after the term."""
    ontvangst = draw(ontvangsten)
    bereiken = draw(st.lists(st.tuples(st.integers(-20, 130), st.integers(0, 40)), max_size=5))
    return TermijnInvoer(
        ontvangst,
        draw(weken),
        draw(st.sampled_from(Grond)),
        draw(st.integers(0, 6)),
        tuple(
            Opschorting(ontvangst + timedelta(days=na), ontvangst + timedelta(days=na + duur))
            for na, duur in bereiken
        ),
    )


def get_dagen(opschortingen: tuple[Opschorting, ...]) -> set[date]:
    return {
        o.eerste + n * EEN_DAG
        for o in opschortingen
        if o.laatste
        for n in range((o.laatste - o.eerste).days + 1)
    }


def test_all_worked_examples_are_read() -> None:
    assert len(VOORBEELDEN) == AANTAL_VOORBEELDEN
    assert len({rij["id"] for rij in VOORBEELDEN}) == AANTAL_VOORBEELDEN


@pytest.mark.parametrize("rij", VOORBEELDEN, ids=[rij["id"] for rij in VOORBEELDEN])
def test_worked_example(rij: dict[str, Any]) -> None:
    termijn = compute_termijn(read_invoer(rij))
    assert termijn.einde_zonder_atw.isoformat() == rij["einde_zonder_atw"]
    assert termijn.uiterste_datum.isoformat() == rij["uiterste_datum"]


@pytest.mark.parametrize(
    "rij", [r for r in VOORBEELDEN if "uitnodiging" in r["invoer"]], ids=lambda r: r["id"]
)
def test_worked_uitnodiging(rij: dict[str, Any]) -> None:
    invoer = rij["invoer"]
    verzonden, aangevuld = date.fromisoformat(invoer["uitnodiging"]), date.fromisoformat(invoer["aangevuld"])
    opschorting = opschorting_na_uitnodiging(verzonden, aangevuld + timedelta(days=7), aangevuld)
    assert opschorting is not None
    assert opschorting.laatste is not None
    assert [[opschorting.eerste.isoformat(), opschorting.laatste.isoformat()]] == invoer["opschorting"]


@pytest.mark.parametrize(
    "rij", [r for r in VOORBEELDEN if "zienswijze" in r["invoer"]], ids=lambda r: r["id"]
)
def test_worked_zienswijze(rij: dict[str, Any]) -> None:
    invoer = rij["invoer"]
    opschorting = opschorting_na_zienswijze(
        date.fromisoformat(invoer["mededeling"]), date.fromisoformat(invoer["zienswijze"])
    )
    assert opschorting is not None
    assert opschorting.laatste is not None
    assert [[opschorting.eerste.isoformat(), opschorting.laatste.isoformat()]] == invoer["opschorting"]


@pytest.mark.parametrize("rij", [r for r in VOORBEELDEN if "utc" in r["invoer"]], ids=lambda r: r["id"])
def test_worked_moment_of_receipt(rij: dict[str, Any]) -> None:
    moment = datetime.fromisoformat(rij["invoer"]["utc"])
    assert get_ontvangstdatum(moment).isoformat() == rij["invoer"]["ontvangst"]


@pytest.mark.parametrize(
    "rij", [r for r in VOORBEELDEN if "bekendmaking" in r["invoer"]], ids=lambda r: r["id"]
)
def test_worked_bezwaartermijn(rij: dict[str, Any]) -> None:
    bekendmaking = date.fromisoformat(rij["invoer"]["bekendmaking"])
    assert compute_einde_bezwaartermijn(bekendmaking).isoformat() == rij["uiterste_datum"]


def test_ontvangst_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        get_ontvangstdatum(datetime(2026, 3, 28, 23, 30, tzinfo=UTC).replace(tzinfo=None))


@given(nabije_invoer())
def test_raw_end_agrees_with_a_day_by_day_walk(invoer: TermijnInvoer) -> None:
    dagen = get_dagen(invoer.opschortingen)
    termijn = compute_termijn(invoer)
    assert termijn.einde_zonder_atw == walk_days(invoer.ontvangst, invoer.weken + invoer.extra_weken, dagen)
    assert termijn.dagen_opgeschort == len(
        {dag for dag in dagen if invoer.ontvangst < dag <= termijn.einde_zonder_atw}
    )


@given(nabije_invoer())
def test_atw_moves_to_the_first_working_day_and_only_for_wet_and_amvb(invoer: TermijnInvoer) -> None:
    termijn = compute_termijn(invoer)
    if invoer.grond in (Grond.WET, Grond.AMVB):
        assert is_werkdag(termijn.uiterste_datum)
        dag = termijn.einde_zonder_atw
        while dag < termijn.uiterste_datum:
            assert not is_werkdag(dag)
            dag += EEN_DAG
    else:
        assert termijn.uiterste_datum == termijn.einde_zonder_atw


@given(nabije_invoer())
def test_dates_stand_in_order(invoer: TermijnInvoer) -> None:
    termijn = compute_termijn(invoer)
    assert termijn.planningsdatum <= termijn.einde_zonder_atw <= termijn.uiterste_datum
    assert termijn.streefdatum <= termijn.uiterste_datum - timedelta(days=7)
    assert list(termijn.alarmen) == sorted(set(termijn.alarmen))
    assert termijn.alarmen[-1] < termijn.planningsdatum
    assert all(is_werkdag(d) for d in (*termijn.alarmen, termijn.planningsdatum, termijn.streefdatum))
    assert termijn.harde_datum == termijn.verwachte_datum == termijn.uiterste_datum


@given(ontvangsten, weken, reeksen_opschortingen(), st.integers(0, 30))
def test_later_ontvangst_never_ends_earlier(
    ontvangst: date, duur: int, opschortingen: tuple[Opschorting, ...], later: int
) -> None:
    eerst = compute_termijn(TermijnInvoer(ontvangst, duur, Grond.WET, 0, opschortingen))
    daarna = compute_termijn(
        TermijnInvoer(ontvangst + timedelta(days=later), duur, Grond.WET, 0, opschortingen)
    )
    assert eerst.einde_zonder_atw <= daarna.einde_zonder_atw
    assert eerst.uiterste_datum <= daarna.uiterste_datum


@given(nabije_invoer(), st.integers(-20, 130), st.integers(0, 40))
def test_an_extra_opschorting_never_ends_earlier(invoer: TermijnInvoer, na: int, duur: int) -> None:
    eerste = invoer.ontvangst + timedelta(days=na)
    extra = Opschorting(eerste, eerste + timedelta(days=duur))
    met_extra = compute_termijn(
        TermijnInvoer(
            invoer.ontvangst, invoer.weken, invoer.grond, invoer.extra_weken, (*invoer.opschortingen, extra)
        )
    )
    assert met_extra.uiterste_datum >= compute_termijn(invoer).uiterste_datum


@given(nabije_invoer(), st.randoms(use_true_random=False))
def test_overlap_and_order_of_opschortingen_do_not_matter(invoer: TermijnInvoer, toeval: Any) -> None:
    dubbel = list(invoer.opschortingen) * 2
    toeval.shuffle(dubbel)
    anders = TermijnInvoer(invoer.ontvangst, invoer.weken, invoer.grond, invoer.extra_weken, tuple(dubbel))
    assert compute_termijn(anders).uiterste_datum == compute_termijn(invoer).uiterste_datum
