"""The page of one zaak and the list of a resident."""

from datetime import date, datetime, timedelta

import pytest

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.zaken.enums import DocumentStatus, OpschortingGrond
from portaal.zaken.models import Zaak
from portaal.zaken.operations import end_opschorting, register_verdaging, start_opschorting
from portaal.zaken.permissions import get_zaak_or_404, zichtbaar_voor
from portaal.zaken.queries import (
    Overzicht,
    Tijdlijnpunt,
    merge_tijdlijn,
    overzicht_voor,
    zaak_voor_scherm,
)
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory, make_document

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def person(account: Account) -> Inwoner:
    return Inwoner.objects.get(uuid=account.inwoner_uuid)


def overview(account: Account, now: datetime) -> Overzicht:
    return overzicht_voor(account, zaken=zichtbaar_voor(account), now=now)


@pytest.fixture
def verhaal(nu: datetime, medewerker: Account) -> Zaak:
    """A zaak in which everything happened."""
    zaaktype = ZaaktypeFactory(team=medewerker.teams.get())
    zaak = ZaakFactory(op=nu - 30 * DAG, in_behandeling=True, by=medewerker, zaaktype=zaaktype)
    make_document(zaak, titel="Plattegrond", van_inwoner=True, now=nu - 28 * DAG)
    make_document(zaak, titel="Concept", status=DocumentStatus.IN_BEWERKING, now=nu - 28 * DAG)
    start_opschorting(
        zaak=zaak,
        gesteld_tot=date(2026, 11, 10),
        grond=OpschortingGrond.AANVULLING,
        reden="De doorgang ontbreekt",
        by=medewerker,
        now=nu - 25 * DAG,
    )
    end_opschorting(zaak=zaak, by=medewerker, now=nu - 20 * DAG)
    register_verdaging(zaak=zaak, weken=2, reden="Het advies duurt langer.", by=medewerker, now=nu - 2 * DAG)
    return Zaak.objects.met_basis().get(pk=zaak.pk)


def test_timeline_tells_all_newest_first_with_the_law(verhaal: Zaak, nu: datetime) -> None:
    tijdlijn = zaak_voor_scherm(verhaal, now=nu, voor_medewerker=False).tijdlijn
    assert [punt.titel for punt in tijdlijn] == [
        "Wij hebben 2 weken langer nodig",
        "De termijn loopt weer",
        "De termijn staat stil",
        "U stuurde: Plattegrond",
        "In behandeling",
        "Wij ontvingen uw aanvraag",
    ]
    assert tijdlijn[2].tekst == (
        "De doorgang ontbreekt. U hebt de tijd tot en met 10 november 2026. "
        "Dit mag volgens Awb 4:15 lid 1 onder a."
    )
    assert tijdlijn[0].wanneer == "22 november 2026, 10.24\N{NO-BREAK SPACE}uur"


def test_staff_see_who_did_it_and_documents_that_are_not_final(verhaal: Zaak, nu: datetime) -> None:
    scherm = zaak_voor_scherm(verhaal, now=nu, voor_medewerker=True)
    assert scherm.tijdlijn[0].wanneer.endswith("uur, Fatima Aksoy")
    assert {document.titel for document in scherm.documenten} == {"Plattegrond", "Concept"}
    assert scherm.tijdlijn[-1].titel == "Aanvraag ontvangen"
    inwoner = zaak_voor_scherm(verhaal, now=nu, voor_medewerker=False)
    assert [document.titel for document in inwoner.documenten] == ["Plattegrond"]
    assert "Fatima" not in " ".join(punt.wanneer for punt in inwoner.tijdlijn)


def test_document_has_the_url_of_the_screen_it_is_on(verhaal: Zaak, nu: datetime) -> None:
    scherm = zaak_voor_scherm(
        verhaal, now=nu, voor_medewerker=False, document_url=lambda uuid: f"/mijn/document/{uuid}/"
    )
    (document,) = scherm.documenten
    assert document.url == f"/mijn/document/{document.uuid}/"
    assert (document.bij, document.soort) == ("Van u, 27 oktober 2026", "pdf")


def test_closed_zaak_shows_result_and_every_step_done(nu: datetime) -> None:
    zaak = ZaakFactory(op=nu - 20 * DAG, in_behandeling=True, afgerond=True)
    scherm = zaak_voor_scherm(Zaak.objects.met_basis().get(pk=zaak.pk), now=nu, voor_medewerker=False)
    assert scherm.resultaat and scherm.resultaat.naam == "Verleend"
    assert {stap.stand for stap in scherm.stappen} == {"klaar"}
    assert scherm.tijdlijn[0].titel == "Afgerond: Verleend"
    assert scherm.tijdlijn[0].toon == "rust", "a refusal ends in the same way"
    assert scherm.actie is None


def test_messages_are_merged_into_the_timeline(nu: datetime) -> None:
    eigen = [Tijdlijnpunt(nu - DAG, "status", ""), Tijdlijnpunt(nu, "feit", "")]
    bericht = [Tijdlijnpunt(nu - timedelta(hours=1), "bericht", "")]
    assert [punt.titel for punt in merge_tijdlijn(eigen, bericht)] == ["feit", "bericht", "status"]


def test_overview_puts_what_to_do_on_top_soonest_first(eigenaar: Account, nu: datetime) -> None:
    initiator = person(eigenaar)
    ZaakFactory(initiator=initiator, op=nu - 10 * DAG)
    ZaakFactory(initiator=initiator, op=nu - 10 * DAG, opgeschort=True, omschrijving="Buurtfeest")
    ophaal = ZaaktypeFactory(ophaalproduct=True)
    ZaakFactory(initiator=initiator, op=nu - 5 * DAG, zaaktype=ophaal, klaar=True, omschrijving="Paspoort")
    for jaar in (400, 20):
        ZaakFactory(initiator=initiator, op=nu - jaar * DAG, afgerond=True)
    overzicht = overview(eigenaar, nu)
    assert [actie.titel for actie in overzicht.acties] == [
        "Wij wachten op u: Buurtfeest",
        "Haal op: Paspoort",
    ]
    assert overzicht.acties[0].uiterlijk == date(2026, 12, 15)
    assert overzicht.acties[0].dagen == "Nog 21 dagen"
    assert len(overzicht.lopend) == 3
    assert [groep.jaar for groep in overzicht.afgerond] == [2026, 2025]
    assert overzicht.aantal_afgerond == 2
    assert overzicht.afgerond[0].zaken[0].resultaat == "Verleend"


def test_gemachtigde_sees_for_whom(eigenaar: Account, gemachtigde: Account, nu: datetime) -> None:
    ZaakFactory(initiator=person(eigenaar), gemachtigde=person(gemachtigde), op=nu - DAG)
    assert overview(gemachtigde, nu).lopend[0].namens == "Sanne de Vries"
    assert overview(eigenaar, nu).lopend[0].namens == ""


def test_overview_without_zaken_is_empty(vreemde: Account, nu: datetime) -> None:
    ZaakFactory()
    assert overview(vreemde, nu).is_leeg


def test_overview_asks_as_much_for_30_zaken_as_for_3(
    eigenaar: Account, nu: datetime, django_assert_max_num_queries
) -> None:
    initiator, zaaktype = person(eigenaar), ZaaktypeFactory()
    aantallen = []
    for reeks in (3, 27):
        for nummer in range(reeks):
            stand = {0: {"opgeschort": True}, 1: {"afgerond": True}}.get(nummer % 3, {})
            gemachtigde = InwonerFactory() if nummer % 2 else None
            ZaakFactory(
                initiator=initiator, zaaktype=zaaktype, gemachtigde=gemachtigde, op=nu - 9 * DAG, **stand
            )
        with django_assert_max_num_queries(12) as vragen:
            overview(eigenaar, nu)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_page_asks_as_much_for_a_long_history_as_for_a_short_one(
    verhaal: Zaak, medewerker: Account, nu: datetime, django_assert_max_num_queries
) -> None:
    def count() -> int:
        with django_assert_max_num_queries(14) as vragen:
            zaak = get_zaak_or_404(medewerker, verhaal.uuid)
            zaak_voor_scherm(zaak, now=nu, voor_medewerker=True)
        return len(vragen)

    kort = count()
    for nummer in range(27):
        make_document(verhaal, titel=f"Bijlage {nummer}", now=nu)
    assert count() == kort
