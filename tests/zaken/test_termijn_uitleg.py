"""The explanation says what the computation did, in plain Dutch."""

from dataclasses import replace
from datetime import date

from portaal.zaken.termijnen import (
    Grond,
    Opschorting,
    TermijnInvoer,
    Uitstel,
    Verdaging,
    Verlenging,
    compute_termijn,
    explain_termijn,
    opschorting_na_uitnodiging,
)

GOEDE_VRIJDAG = TermijnInvoer(date(2026, 2, 6), 8, Grond.WET, artikel="Awb 4:13")
NAJAAR = TermijnInvoer(date(2026, 9, 1), 8, Grond.WET)


def explain(invoer: TermijnInvoer) -> str:
    return "\n".join(explain_termijn(invoer, compute_termijn(invoer)))


def test_moved_by_a_holiday() -> None:
    assert explain_termijn(GOEDE_VRIJDAG, compute_termijn(GOEDE_VRIJDAG)) == [
        "Wij ontvingen uw aanvraag op 6 februari 2026.",
        "Wij hebben 8 weken om te beslissen (Awb 4:13). De eerste dag die telt is 7 februari 2026.",
        "De laatste dag is dan vrijdag 3 april 2026.",
        "Dat is Goede Vrijdag. De laatste dag wordt daarom dinsdag 7 april 2026"
        " (Algemene termijnenwet artikel 1).",
        "Volgens de regels beslissen wij uiterlijk op 7 april 2026.",
        "Ons doel is een week eerder: 31 maart 2026.",
    ]


def test_ended_suspension_is_told_with_days_and_reason() -> None:
    opschorting = opschorting_na_uitnodiging(date(2026, 9, 15), date(2026, 10, 6), date(2026, 9, 29))
    assert opschorting is not None
    tekst = explain(replace(NAJAAR, opschortingen=(opschorting,), vandaag=date(2026, 10, 1)))
    assert "De 13 dagen van 16 september 2026 tot en met 28 september 2026 tellen niet mee." in tekst
    assert "De reden: wij vroegen u om uw aanvraag aan te vullen." in tekst
    assert "staat stil" not in tekst


def test_reasons_of_overlapping_suspensions_are_joined_once() -> None:
    opschortingen = (
        Opschorting(date(2026, 9, 16), date(2026, 9, 28), "Awb 4:15 lid 1 onder a", "er mist een foto"),
        Opschorting(date(2026, 9, 25), date(2026, 10, 8), "Awb 4:15 lid 2 onder a", "u vond meer tijd goed"),
        Opschorting(date(2026, 9, 26), date(2026, 9, 27), "Awb 4:15 lid 1 onder a", "er mist een foto"),
    )
    termijn = compute_termijn(replace(NAJAAR, opschortingen=opschortingen))
    stap = next(stap for stap in termijn.stappen if "tellen niet mee" in stap.toelichting)
    assert stap.artikel == "Awb 4:15 lid 1 onder a, Awb 4:15 lid 2 onder a"
    assert stap.toelichting.endswith("De reden: er mist een foto en u vond meer tijd goed.")


def test_term_that_stands_still_has_no_hard_date() -> None:
    opschorting = Opschorting(date(2026, 9, 16), date(2026, 9, 28))
    tekst = explain(replace(NAJAAR, opschortingen=(opschorting,), vandaag=date(2026, 9, 20)))
    assert "De termijn staat stil vanaf 16 september 2026." in tekst
    assert "Zolang dat zo is, is er geen vaste laatste dag." in tekst
    assert "Naar verwachting beslissen wij uiterlijk op 9 november 2026." in tekst
    assert "Volgens de regels" not in tekst
    assert "De laatste dag is dan" not in tekst


def test_each_suspension_has_its_own_reason() -> None:
    opschortingen = (
        Opschorting(date(2026, 9, 10), date(2026, 9, 11), reden="er mist een foto"),
        Opschorting(date(2026, 9, 16), date(2026, 9, 19), reden="u vond meer tijd goed"),
        Opschorting(date(2026, 9, 20), date(2026, 9, 20), reden="er was een storing"),
    )
    regels = explain(replace(NAJAAR, opschortingen=opschortingen)).splitlines()
    assert "De 2 dagen van 10 september 2026 tot en met 11 september 2026 tellen niet mee." in regels[2]
    assert regels[2].endswith("De reden: er mist een foto.")
    assert regels[3].endswith("De reden: u vond meer tijd goed en er was een storing.")


def test_running_suspension_is_told_without_an_end() -> None:
    lopend = Opschorting(date(2026, 9, 16), None, reden="wij vroegen anderen om hun mening")
    tekst = explain(replace(NAJAAR, opschortingen=(lopend,), vandaag=date(2026, 9, 20)))
    assert "Vanaf 16 september 2026 tellen de dagen niet mee. De reden: wij vroegen anderen" in tekst
    assert "20 september" not in tekst


def test_one_suspended_day() -> None:
    opschorting = Opschorting(date(2026, 9, 16), date(2026, 9, 16))
    assert "De dag 16 september 2026 telt niet mee." in explain(replace(NAJAAR, opschortingen=(opschorting,)))


def test_extension_in_time_and_too_late() -> None:
    verlenging = Verlenging(6, "Omgevingswet 16.64 lid 2", date(2026, 10, 1))
    op_tijd = explain(replace(NAJAAR, verlenging=verlenging))
    assert "lieten wij u weten dat wij 6 weken langer nodig hebben (Omgevingswet 16.64 lid 2)." in op_tijd
    te_laat = explain(replace(NAJAAR, verlenging=replace(verlenging, aangekondigd_op=date(2026, 11, 1))))
    assert "kwam te laat. De laatste dag verandert daardoor niet." in te_laat
    assert "uiterlijk op 27 oktober 2026" in te_laat
    niet_gezegd = replace(NAJAAR, verlenging=replace(verlenging, aangekondigd_op=None))
    assert explain(niet_gezegd) == explain(NAJAAR)
    assert "De termijn is verlengd met 1 week." in explain(replace(NAJAAR, extra_weken=1))


def test_verdaging_says_whether_the_date_moves() -> None:
    lid_1 = Verdaging(Uitstel.MET_WETTELIJKE_TERMIJN, date(2026, 10, 20), date(2026, 11, 20))
    tekst = explain(replace(NAJAAR, verdaging=lid_1))
    assert "Wij verwachten te beslissen op 20 november 2026. De laatste dag verandert daardoor niet." in tekst
    assert "uiterlijk op 27 oktober 2026" in tekst
    lid_3 = replace(lid_1, uitstel=Uitstel.ZONDER_WETTELIJKE_TERMIJN)
    assert "De nieuwe datum is 20 november 2026." in explain(replace(NAJAAR, verdaging=lid_3))
    te_laat = replace(lid_3, meegedeeld_op=date(2026, 10, 28))
    assert "Dat bericht kwam te laat." in explain(replace(NAJAAR, verdaging=te_laat))


def test_without_a_decision_nothing_is_decided() -> None:
    klacht = replace(NAJAAR, weken=6, onderwerp="klacht", neemt_besluit=False, artikel="Awb 9:11 lid 1")
    tekst = explain(klacht)
    assert "Wij hebben 6 weken om uw klacht af te handelen (Awb 9:11 lid 1)." in tekst
    assert "handelen wij uw klacht uiterlijk op 13 oktober 2026 af." in tekst
    assert "beslis" not in tekst


def test_norm_is_no_law() -> None:
    tekst = explain(replace(NAJAAR, weken=1, grond=Grond.NORM, onderwerp="melding", neemt_besluit=False))
    assert "Dit is onze eigen afspraak, geen termijn uit de wet." in tekst
    assert "Wij doen ons best om op 8 september 2026 klaar te zijn." in tekst
    assert "uiterlijk" not in tekst


def test_unknown_holiday_table_is_said() -> None:
    tekst = explain(TermijnInvoer(date(2029, 3, 1), 8, Grond.WET))
    assert "Voor 2029 weten wij nog niet welke extra vrije dagen de wet aanwijst." in tekst
    assert "weten wij nog niet" not in explain(GOEDE_VRIJDAG)
