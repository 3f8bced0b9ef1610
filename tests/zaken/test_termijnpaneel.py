"""What a page says about the dates of one zaak."""

from datetime import date, datetime, timedelta

import pytest

from portaal.zaken.enums import OpschortingGrond, StatusSoort
from portaal.zaken.models import Zaak
from portaal.zaken.operations import close_zaak, end_opschorting, set_status, start_opschorting
from portaal.zaken.queries import Termijnpaneel, zaak_voor_scherm
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def panel(zaak: Zaak, now: datetime) -> Termijnpaneel:
    zaak = Zaak.objects.met_basis().get(pk=zaak.pk)
    termijn = zaak_voor_scherm(zaak, now=now, voor_medewerker=False).termijn
    assert termijn is not None
    return termijn


def suspend(zaak: Zaak, now: datetime, dagen: int) -> None:
    start_opschorting(
        zaak=zaak,
        gesteld_tot=now.date() + dagen * DAG,
        grond=OpschortingGrond.AANVULLING,
        reden="Wij missen een plattegrond.",
        by=None,
        now=now,
    )


def test_running_term_has_planned_and_legal_date_in_words(nu: datetime) -> None:
    paneel = panel(ZaakFactory(op=nu - 14 * DAG), nu)
    assert (paneel.gepland, paneel.gepland_dagen) == (date(2026, 12, 29), "Nog 35 dagen")
    assert (paneel.uiterlijk, paneel.uiterlijk_dagen) == (date(2027, 1, 5), "Nog 42 dagen")
    assert paneel.woord == "Besluit"
    assert paneel.toon == "ok"
    assert not paneel.stilgestaan
    assert paneel.uitleg[0] == "Wij ontvingen uw aanvraag op 10 november 2026."


def test_picture_places_today_planned_and_months(nu: datetime) -> None:
    balk = panel(ZaakFactory(op=nu - 14 * DAG), nu).balk
    assert balk is not None
    assert (balk.begin.pct, balk.eind.pct, balk.eind.label) == (0, 100, "Uiterlijk")
    assert balk.vandaag and balk.vandaag.pct == 25
    assert balk.gepland and balk.gepland.pct == 87.5
    assert [(maand.label, maand.pct) for maand in balk.maanden] == [("dec", 37.5), ("jan", 92.86)]


@pytest.mark.parametrize("dagen", [300, 40 * 365, 7000 * 365])
def test_picture_of_a_long_term_has_few_marks(nu: datetime, dagen: int) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG, zaaktype=ZaaktypeFactory(alleen_norm=True))
    zaak.einddatum_gepland = nu.date() + dagen * DAG
    zaak.save()
    balk = panel(zaak, nu).balk
    assert balk is not None
    assert 4 <= len(balk.maanden) <= 8
    assert len({maand.label for maand in balk.maanden}) == len(balk.maanden)
    assert any(maand.label[-4:].isdigit() for maand in balk.maanden) == (dagen > 366)


def test_standstill_shows_no_hard_date_but_an_expected_one(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu, 14)
    paneel = panel(zaak, nu + 3 * DAG)
    assert paneel.gepland is None
    assert paneel.uiterlijk is None
    assert paneel.staat_stil_sinds == date(2026, 11, 25)
    assert paneel.verwacht == date(2027, 1, 19)
    assert paneel.toon == "wacht"
    assert [periode.loopt for periode in paneel.stilgestaan] == [True]
    assert paneel.balk and paneel.balk.eind.label == "Verwacht"
    stil = paneel.balk.stilstanden[0]
    assert (stil.van_pct, stil.tot_pct) == (20, 40)
    assert stil.label == "Staat stil"


def test_standstill_is_shown_on_the_day_it_is_asked_for(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG)
    suspend(zaak, nu, 14)
    paneel = panel(zaak, nu)
    assert paneel.staat_stil_sinds == date(2026, 11, 25)
    assert any("De termijn staat stil vanaf 25 november 2026" in zin for zin in paneel.uitleg)
    assert paneel.balk and paneel.balk.stilstanden[0].label == "Staat stil"


def test_standstill_that_ended_is_told_with_reason_and_article(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 28 * DAG)
    suspend(zaak, nu - 20 * DAG, 14)
    end_opschorting(zaak=zaak, by=None, now=nu - 10 * DAG)
    paneel = panel(zaak, nu)
    (periode,) = paneel.stilgestaan
    assert (periode.eerste, periode.laatste, periode.dagen) == (date(2026, 11, 5), date(2026, 11, 13), 9)
    assert periode.reden == "Wij missen een plattegrond."
    assert periode.grond == "Awb 4:15 lid 1 onder a"
    assert not periode.loopt
    assert paneel.uiterlijk == date(2026, 12, 31)
    assert paneel.balk and paneel.balk.stilstanden[0].label == "Stond stil"


def test_late_zaak_says_so(nu: datetime) -> None:
    paneel = panel(ZaakFactory(op=nu - 60 * DAG), nu)
    assert paneel.is_te_laat
    assert paneel.toon == "laat"
    assert paneel.uiterlijk_dagen == "4 dagen te laat"
    assert paneel.heeft_dwangsom
    assert paneel.balk and paneel.balk.vandaag and paneel.balk.vandaag.pct > 100


def test_norm_only_has_a_promise_and_no_legal_date(nu: datetime) -> None:
    paneel = panel(ZaakFactory(op=nu - DAG, zaaktype=ZaaktypeFactory(alleen_norm=True)), nu)
    assert paneel.uiterlijk is None
    assert paneel.gepland == date(2026, 11, 27)
    assert paneel.belofte == "Uw paspoort ligt binnen 4 werkdagen klaar."
    assert "De wet noemt hier geen laatste dag" in paneel.uitleg[-1]
    assert paneel.balk is None


def test_nothing_promised_shows_no_panel(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu, zaaktype=ZaaktypeFactory(alleen_norm=True, norm=None))
    scherm = zaak_voor_scherm(Zaak.objects.met_basis().get(pk=zaak.pk), now=nu, voor_medewerker=False)
    assert scherm.termijn is None


def test_closed_zaak_is_shown_as_of_its_last_day(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 40 * DAG)
    resultaattype = zaak.zaaktype.resultaattypen.first()
    assert resultaattype
    close_zaak(zaak=zaak, resultaattype=resultaattype, by=None, now=nu - 20 * DAG)
    paneel = panel(zaak, nu + 100 * DAG)
    assert paneel.toon == "rust"
    assert paneel.uiterlijk == date(2026, 12, 10)
    assert paneel.uiterlijk_dagen == ""
    assert not paneel.is_te_laat
    assert paneel.balk and paneel.balk.vandaag
    assert (paneel.balk.vandaag.label, paneel.balk.vandaag.pct) == ("Klaar", 35.71)


def test_own_promise_waits_while_it_is_the_residents_turn(nu: datetime) -> None:
    zaaktype = ZaaktypeFactory(alleen_norm=True)
    zaak = ZaakFactory(op=nu - 14 * DAG, zaaktype=zaaktype)
    assert panel(zaak, nu).is_te_laat
    set_status(
        zaak=zaak, statustype=zaaktype.statustypen.get(soort=StatusSoort.WACHT_OP_INWONER), by=None, now=nu
    )
    paneel = panel(zaak, nu)
    assert not paneel.is_te_laat
    assert paneel.gepland_dagen == ""


def test_planned_date_of_a_document_stands_at_the_step_of_collecting(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - DAG, zaaktype=ZaaktypeFactory(ophaalproduct=True))
    scherm = zaak_voor_scherm(Zaak.objects.met_basis().get(pk=zaak.pk), now=nu, voor_medewerker=False)
    assert [stap.toelichting for stap in scherm.stappen][2:] == ["Gepland 27 november", ""]


def test_waiting_is_no_step_of_its_own(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 14 * DAG, in_behandeling=True)
    zaak.huidige_status.statustype = zaak.zaaktype.statustypen.get(soort=StatusSoort.WACHT_OP_INWONER)
    zaak.huidige_status.save()
    scherm = zaak_voor_scherm(Zaak.objects.met_basis().get(pk=zaak.pk), now=nu, voor_medewerker=False)
    assert [(stap.naam, stap.stand) for stap in scherm.stappen] == [
        ("Ontvangen", "klaar"),
        ("In behandeling", "nu"),
        ("Afgerond", "straks"),
    ]
    assert scherm.stappen[2].toelichting == "Gepland 29 december"
    assert scherm.status.tekst == "Wij wachten op u"
    assert scherm.actie
