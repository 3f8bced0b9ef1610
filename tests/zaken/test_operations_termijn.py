"""Standing still, running again, and later than promised."""

from datetime import date, datetime, timedelta

import pytest

from portaal.berichten.models import Bericht
from portaal.zaken.enums import GebeurtenisSoort, OpschortingGrond
from portaal.zaken.models import Gebeurtenis, Zaak
from portaal.zaken.operations import ZaakIsAfgerond, end_opschorting, register_verdaging, start_opschorting
from portaal.zaken.operations.fouten import (
    AlOpgeschort,
    NietOpgeschort,
    OpschortingNietMogelijk,
    TekstOntbreekt,
    VerdagingNietMogelijk,
)
from portaal.zaken.operations.termijn import LANGSTE_OPSCHORTING
from portaal.zaken.queries import bereken_termijn
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def suspend(zaak: Zaak, now: datetime, **velden: object) -> Gebeurtenis:
    standaard = {
        "gesteld_tot": date(2026, 12, 8),
        "grond": OpschortingGrond.AANVULLING,
        "reden": "Wij missen een plattegrond.",
        "by": None,
    }
    return start_opschorting(zaak=zaak, now=now, **(standaard | velden))


def test_opschorting_moves_uiterste_datum_by_the_days_of_the_set_term(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    assert zaak.uiterlijke_einddatum_afdoening == date(2027, 1, 5)
    suspend(zaak, nu)
    zaak.refresh_from_db()
    assert zaak.uiterlijke_einddatum_afdoening == date(2027, 1, 19)
    assert (zaak.opgeschort_sinds, zaak.opgeschort_tot) == (date(2026, 11, 25), date(2026, 12, 8))
    assert zaak.is_opgeschort(nu.date())
    assert zaak.termijnberekeningen.count() == 2


def test_completing_early_gives_days_back(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu)
    end_opschorting(zaak=zaak, by=None, now=nu + 4 * DAG)
    zaak.refresh_from_db()
    assert zaak.uiterlijke_einddatum_afdoening == date(2027, 1, 8)
    assert zaak.opgeschort_sinds is None
    assert not zaak.is_opgeschort(nu.date())


def test_set_term_that_runs_out_lets_the_term_run_again_by_itself(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu)
    zaak.refresh_from_db()
    na_afloop = nu + 15 * DAG
    assert not zaak.is_opgeschort(na_afloop.date())
    with pytest.raises(NietOpgeschort):
        end_opschorting(zaak=zaak, by=None, now=na_afloop)
    suspend(zaak, na_afloop, gesteld_tot=date(2026, 12, 16))
    zaak.refresh_from_db()
    assert zaak.uiterlijke_einddatum_afdoening == date(2027, 1, 26)


def test_open_ended_opschorting_has_no_hard_date(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu, gesteld_tot=None, grond=OpschortingGrond.OVERMACHT)
    berekend = bereken_termijn(zaak, zaak.gebeurtenissen.all(), date(2026, 11, 28))
    assert berekend is not None
    assert berekend.termijn.loopt_stil_sinds == date(2026, 11, 25)
    assert berekend.termijn.harde_datum is None
    assert any("staat stil vanaf 25 november 2026" in zin for zin in berekend.uitleg)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"gesteld_tot": None}, OpschortingNietMogelijk),
        ({"gesteld_tot": date(2026, 11, 24)}, OpschortingNietMogelijk),
        ({"grond": OpschortingGrond.ZIENSWIJZE}, OpschortingNietMogelijk),
        ({"grond": "zomaar"}, OpschortingNietMogelijk),
        ({"reden": "  "}, TekstOntbreekt),
    ],
)
def test_opschorting_outside_the_law_is_refused(nu: datetime, velden: dict, fout: type[Exception]) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    with pytest.raises(fout):
        suspend(zaak, nu, **velden)
    assert zaak.gebeurtenissen.count() == 1


def test_opschorting_lasts_half_a_year_at_most(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    for te_lang in (nu.date() + LANGSTE_OPSCHORTING + DAG, date.max):
        with pytest.raises(OpschortingNietMogelijk, match="Kies een dag tot en met 25 mei 2027"):
            suspend(zaak, nu, gesteld_tot=te_lang)
    suspend(zaak, nu, gesteld_tot=nu.date() + LANGSTE_OPSCHORTING)


def test_term_that_ran_out_cannot_stand_still(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 56 * DAG)  # the last day is today: from tomorrow no day is left
    with pytest.raises(OpschortingNietMogelijk, match="De termijn liep tot en met 24 november 2026"):
        suspend(zaak, nu)
    suspend(zaak, nu - DAG)


def test_days_that_the_atw_added_do_not_stand_still(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 59 * DAG)  # ends on Saturday the 21st, so on Monday the 23rd
    assert zaak.uiterlijke_einddatum_afdoening == date(2026, 11, 23)
    with pytest.raises(OpschortingNietMogelijk):
        suspend(zaak, nu - 2 * DAG)


def test_second_opschorting_waits_for_the_first(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu)
    with pytest.raises(AlOpgeschort):
        suspend(zaak, nu + DAG)


@pytest.mark.parametrize("trait", [{"alleen_norm": True}, {"opschorting_mogelijk": False}])
def test_zaaktype_without_opschorting_refuses(nu: datetime, trait: dict[str, bool]) -> None:
    zaak = ZaakFactory(op=nu - DAG, zaaktype=ZaaktypeFactory(**trait))
    with pytest.raises(OpschortingNietMogelijk):
        suspend(zaak, nu)


def test_closed_zaak_cannot_stand_still(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG, afgerond=True)
    with pytest.raises(ZaakIsAfgerond):
        suspend(zaak, nu)


def test_resident_hears_what_to_send_and_when(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu)
    bericht = Bericht.objects.get(soort="zaak-opgeschort")
    assert bericht.context["gesteld_tot"] == "8 december 2026"
    assert bericht.betreft_uuid == zaak.uuid


def test_overmacht_asks_nothing_of_the_resident(nu: datetime) -> None:
    suspend(ZaakFactory(op=nu - 14 * DAG), nu, grond=OpschortingGrond.OVERMACHT)
    assert [bericht.soort for bericht in Bericht.objects.all()] == ["zaak-status"]


def test_verlenging_moves_the_date_once(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    feit = register_verdaging(zaak=zaak, weken=6, reden="Er is meer onderzoek nodig.", by=None, now=nu)
    zaak.refresh_from_db()
    assert feit.soort == GebeurtenisSoort.VERLENGING
    assert zaak.uiterlijke_einddatum_afdoening == date(2027, 2, 16)
    assert Bericht.objects.get(soort="zaak-verdaagd").context["nieuwe_datum"] == "16 februari 2027"
    with pytest.raises(VerdagingNietMogelijk, match="al een keer"):
        register_verdaging(zaak=zaak, weken=1, reden="Nog meer.", by=None, now=nu)


@pytest.mark.parametrize("weken", [0, 7])
def test_verlenging_stays_within_the_law(nu: datetime, weken: int) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    with pytest.raises(VerdagingNietMogelijk):
        register_verdaging(zaak=zaak, weken=weken, reden="Meer tijd.", by=None, now=nu)


def test_verlenging_after_the_end_is_too_late(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 60 * DAG)
    with pytest.raises(VerdagingNietMogelijk, match="al voorbij"):
        register_verdaging(zaak=zaak, weken=6, reden="Meer tijd.", by=None, now=nu)


@pytest.mark.parametrize("velden", [{"weken": 6}, {"tot": date(2027, 3, 1)}])
def test_verdaging_waits_until_the_term_runs_again(nu: datetime, velden: dict) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu)
    with pytest.raises(VerdagingNietMogelijk, match="De termijn staat stil"):
        register_verdaging(zaak=zaak, reden="Meer tijd.", by=None, now=nu, **velden)
    register_verdaging(zaak=zaak, reden="Meer tijd.", by=None, now=nu + 15 * DAG, **velden)


@pytest.mark.parametrize("tot", [date(2028, 1, 5), date.max])
def test_new_date_lies_within_a_year_of_the_legal_one(nu: datetime, tot: date) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    with pytest.raises(VerdagingNietMogelijk, match="na 5 januari 2027, tot en met 4 januari 2028"):
        register_verdaging(zaak=zaak, tot=tot, reden="Meer tijd.", by=None, now=nu)
    register_verdaging(zaak=zaak, tot=date(2028, 1, 4), reden="Meer tijd.", by=None, now=nu)


def test_promise_under_4_14_lid_1_leaves_the_legal_date(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 50 * DAG)
    wettelijk = zaak.uiterlijke_einddatum_afdoening
    register_verdaging(zaak=zaak, tot=date(2026, 12, 15), reden="Er zijn veel aanvragen.", by=None, now=nu)
    zaak.refresh_from_db()
    assert zaak.uiterlijke_einddatum_afdoening == wettelijk
    assert zaak.einddatum_gepland == date(2026, 12, 15)


def test_notice_under_4_14_lid_3_sets_the_date(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 50 * DAG, zaaktype=ZaaktypeFactory(redelijk=True))
    feit = register_verdaging(
        zaak=zaak, tot=date(2026, 12, 24), reden="Er zijn veel aanvragen.", by=None, now=nu
    )
    zaak.refresh_from_db()
    assert feit.grond == "Awb 4:14 lid 3"
    assert zaak.uiterlijke_einddatum_afdoening == date(2026, 12, 24)


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"weken": 2, "tot": date(2027, 2, 1)},
        {"tot": date(2026, 11, 24)},
        {"tot": date(2027, 1, 5)},
    ],
)
def test_verdaging_needs_one_later_date(nu: datetime, velden: dict) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    with pytest.raises(VerdagingNietMogelijk):
        register_verdaging(zaak=zaak, reden="Meer tijd.", by=None, now=nu, **velden)


def test_verdaging_tells_why(nu: datetime) -> None:
    with pytest.raises(TekstOntbreekt):
        register_verdaging(zaak=ZaakFactory(op=nu - DAG), weken=2, reden=" ", by=None, now=nu)


def test_norm_is_never_extended(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - DAG, zaaktype=ZaaktypeFactory(alleen_norm=True))
    for velden in ({"weken": 1}, {"tot": date(2027, 1, 1)}):
        with pytest.raises(VerdagingNietMogelijk):
            register_verdaging(zaak=zaak, reden="Meer tijd.", by=None, now=nu, **velden)


def test_zienswijze_in_a_woo_verzoek_counts_through_the_day_of_receipt(nu: datetime) -> None:
    zaaktype = ZaaktypeFactory(soort="verzoek", termijn_weken=4, artikel="Woo 4.4 lid 1")
    zaak = ZaakFactory(op=nu - 7 * DAG, zaaktype=zaaktype)
    assert zaak.uiterlijke_einddatum_afdoening == date(2026, 12, 15)
    suspend(zaak, nu, grond=OpschortingGrond.ZIENSWIJZE, gesteld_tot=None)
    end_opschorting(zaak=zaak, by=None, now=nu + 5 * DAG)
    zaak.refresh_from_db()
    assert zaak.uiterlijke_einddatum_afdoening == date(2026, 12, 21)


def test_bezwaar_stands_still_only_for_a_verzuim(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - DAG, zaaktype=ZaaktypeFactory(bezwaar=True))
    with pytest.raises(OpschortingNietMogelijk):
        suspend(zaak, nu)
    suspend(zaak, nu, grond=OpschortingGrond.VERZUIM)
    zaak.refresh_from_db()
    assert zaak.opschorting_grond == OpschortingGrond.VERZUIM
