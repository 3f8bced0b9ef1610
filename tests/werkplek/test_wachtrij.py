"""The pages of the queue: reception, a balie, waiting times, devices; and who has no business there."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portaal.afspraken.enums import AfspraakStatus, VolgnummerStatus, ZuilSoort
from portaal.afspraken.models import (
    Afspraak,
    Afspraaksoort,
    Drukmelding,
    Drukteperiode,
    SoortLocatie,
    Volgnummer,
    Wachtlijstplek,
    Zuil,
)
from portaal.afspraken.operations.aanmelden import check_in, give_volgnummer
from portaal.afspraken.operations.hal import add_zuil
from portaal.afspraken.operations.oproepen import finish, roep_volgende, to_balie
from portaal.afspraken.permissions import soorten_voor, wachtlijst_voor, wachtrij_voor, zichtbaar_voor
from portaal.afspraken.queries.wachttijden import wachttijden
from portaal.afspraken.wachttijd import Rij
from portaal.organisatie.models import Norm
from portaal.organisatie.operations import laad_normen
from portaal.toegang.middleware import LAATST_ACTIEF
from portaal.toegang.models import Account
from tests.afspraken.conftest import MORGEN, NU, moment
from tests.conftest import ClientVoor, Klok
from tests.factories.afspraken import AfspraaksoortFactory, Plek, make_rooster
from tests.factories.organisatie import TeamlidFactory
from tests.factories.toegang import MedewerkerFactory
from tests.factories.zaken import ZaaktypeFactory
from tests.tellen import count_queries

pytestmark = pytest.mark.django_db
WACHTRIJ, NEGEN, MINUUT = "/werkplek/wachtrij/", moment(9), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def op_de_dag(klok: Klok) -> None:
    """It is nine o'clock on the day itself."""
    klok.verschil += NEGEN - timezone.now()


@pytest.fixture
def hal(team) -> Plek:
    """A locatie where the team Burgerzaken helps people."""
    return make_rooster(balies=2, soort=AfspraaksoortFactory(zaaktype=ZaaktypeFactory(team=team)))


@pytest.fixture
def werk(hal: Plek, medewerker: Account, client_voor: ClientVoor) -> Client:
    return client_voor(medewerker)


def show(client: Client, pad: str = WACHTRIJ) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def act(client: Client, volgnummer: Volgnummer, actie: str, balie: str = "") -> str:
    pad = f"{WACHTRIJ}nummers/{volgnummer.uuid}/{actie}/"
    return client.post(pad, {"balie": balie}, follow=True).content.decode()


def walk_in(hal: Plek, op=NEGEN) -> Volgnummer:
    return give_volgnummer(locatie=hal.locatie, soort=hal.soort, by=None, now=op)


def test_reception_checks_in_from_the_list_and_can_take_it_back(werk: Client, hal: Plek) -> None:
    afspraak = hal.book(moment(11), NU)
    assert "11.00" in show(werk)
    pagina = werk.post(f"{WACHTRIJ}aanmelden/{afspraak.uuid}/", follow=True).content.decode()
    assert "Aangemeld met nummer A01" in pagina
    assert Afspraak.objects.get().status == AfspraakStatus.AANGEMELD
    assert "Nummer A01 is weg" in act(werk, Volgnummer.objects.get(), "afmelden")
    assert Afspraak.objects.get().status == AfspraakStatus.BEVESTIGD


def test_a_walk_in_gets_a_slip_of_paper(werk: Client, hal: Plek) -> None:
    pad = f"{WACHTRIJ}inloop/{hal.locatie.slug}/"
    pagina = werk.post(pad, {"soort": hal.soort.slug}, follow=True).content.decode()
    assert "Volgnummer B01" in pagina
    assert "data-portaal-afdrukken" in pagina
    assert werk.post(pad, {"soort": AfspraaksoortFactory().slug}).status_code == 404


def test_a_balie_from_call_to_helped_and_back(werk: Client, hal: Plek) -> None:
    volgnummer, balie = walk_in(hal), hal.balies[0]
    pad = f"{WACHTRIJ}balies/{balie.uuid}/"
    pagina = werk.post(f"{pad}volgende/", follow=True).content.decode()
    assert "Is aan de balie" in pagina
    assert "Niet verschenen" not in pagina, "after one call"
    assert "Niet verschenen" in act(werk, volgnummer, "opnieuw", str(balie.uuid))
    assert "Klaar" in act(werk, volgnummer, "aan-balie", str(balie.uuid))
    assert "Nummer B01 is geholpen" in act(werk, volgnummer, "klaar", str(balie.uuid))
    assert "Dat kan niet meer" in act(werk, volgnummer, "klaar", str(balie.uuid))
    assert "Even opzij" in act(werk, volgnummer, "herstel", str(balie.uuid))
    werk.post(f"{pad}{volgnummer.uuid}/")
    volgnummer.refresh_from_db()
    assert (volgnummer.status, volgnummer.balie) == (VolgnummerStatus.OPGEROEPEN, balie)


def test_nobody_to_call_is_told(werk: Client, hal: Plek) -> None:
    pad = f"{WACHTRIJ}balies/{hal.balies[0].uuid}/volgende/"
    assert "Er wacht niemand die u aan deze balie" in werk.post(pad, follow=True).content.decode()


def test_busyness_is_suggested_when_somebody_waits_too_long_and_told_in_one_click(
    werk: Client, hal: Plek, klok: Klok
) -> None:
    walk_in(hal)
    assert "Iemand wacht langer dan wij beloven" not in show(werk)
    klok.vooruit(minutes=16)
    assert "De langste wachttijd is nu 16 minuten" in show(werk)
    pad = f"{WACHTRIJ}drukte/{hal.locatie.slug}/"
    tekst = "Het is drukker dan anders. U wacht langer dan u van ons gewend bent."
    werk.post(pad, {"tekst": tekst, "duur": "60"})
    melding = Drukmelding.objects.get()
    assert melding.tot - melding.van == 60 * MINUUT
    assert "Iemand wacht langer dan wij beloven" not in show(werk)
    klok.vooruit(minutes=1)
    werk.post(pad, {"voorbij": "1"})
    klok.vooruit(seconds=1)
    assert "Meld dat het druk is" in show(werk)
    werk.post(pad, {"tekst": "Iets anders", "duur": "60"})
    assert Drukmelding.objects.count() == 1


def test_a_stranger_among_staff_gets_nothing(
    hal: Plek, medewerker_ander_team: Account, client_voor: ClientVoor
) -> None:
    volgnummer, afspraak = walk_in(hal), hal.book(moment(10), NU)
    zuil = add_zuil(locatie=hal.locatie, naam="Zuil", soort=ZuilSoort.AANMELDEN, by=None, now=NU)
    client = client_voor(medewerker_ander_team)
    assert hal.locatie.naam not in show(client, f"{WACHTRIJ}?locatie={hal.locatie.slug}")
    assert str(zuil.uuid) not in show(client, f"{WACHTRIJ}zuilen/")
    balie = f"{WACHTRIJ}balies/{hal.balies[0].uuid}/"
    assert client.get(balie).status_code == 404
    assert client.get(f"{WACHTRIJ}nummers/{volgnummer.uuid}/").status_code == 404
    for pad in (
        f"{balie}volgende/",
        f"{balie}{volgnummer.uuid}/",
        f"{WACHTRIJ}nummers/{volgnummer.uuid}/opzij/",
        f"{WACHTRIJ}aanmelden/{afspraak.uuid}/",
        f"{WACHTRIJ}inloop/{hal.locatie.slug}/",
        f"{WACHTRIJ}drukte/{hal.locatie.slug}/",
        f"{WACHTRIJ}zuilen/{zuil.uuid}/intrekken/",
    ):
        assert client.post(pad).status_code == 404
    volgnummer.refresh_from_db()
    assert volgnummer.status == VolgnummerStatus.WACHT


@pytest.fixture
def ophalen(hal: Plek, team) -> Afspraaksoort:
    """Collecting has no zaaktype; the team that does it says so itself."""
    soort = AfspraaksoortFactory(is_afhalen=True, team=team)
    SoortLocatie.objects.create(soort=soort, locatie=hal.locatie)
    hal.balies[0].soorten.add(soort)
    return soort


def test_who_comes_to_collect_is_seen_and_called_by_the_team_that_does_it(
    werk: Client, hal: Plek, ophalen: Afspraaksoort, medewerker: Account
) -> None:
    afspraak = replace(hal, soort=ophalen).book(moment(9, 10), NU)
    plek = Wachtlijstplek.objects.create(locatie=hal.locatie, van=MORGEN, tot=MORGEN, created_at=NU)
    plek.regels.create(soort=ophalen, personen=1)
    assert afspraak in zichtbaar_voor(medewerker)
    assert plek in wachtlijst_voor(medewerker)
    assert ophalen in soorten_voor(medewerker)
    assert "9.10" in show(werk)
    inloop = give_volgnummer(locatie=hal.locatie, soort=ophalen, by=None, now=NEGEN)
    pagina = werk.post(f"{WACHTRIJ}balies/{hal.balies[0].uuid}/volgende/", follow=True).content.decode()
    assert "Is aan de balie" in pagina
    inloop.refresh_from_db()
    assert inloop.status == VolgnummerStatus.OPGEROEPEN


def test_what_has_no_zaaktype_stays_hidden_from_other_teams_at_the_same_balie(
    hal: Plek, ophalen: Afspraaksoort, medewerker_ander_team: Account
) -> None:
    afspraak = replace(hal, soort=ophalen).book(moment(9, 10), NU)
    give_volgnummer(locatie=hal.locatie, soort=ophalen, by=None, now=NEGEN)
    ander_team = medewerker_ander_team.teams.get()
    hal.balies[0].soorten.add(AfspraaksoortFactory(zaaktype=ZaaktypeFactory(team=ander_team)))
    assert afspraak not in zichtbaar_voor(medewerker_ander_team)
    assert ophalen not in soorten_voor(medewerker_ander_team)
    assert not wachtrij_voor(medewerker_ander_team).exists()


def test_klantcontact_sees_every_queue(hal: Plek, client_voor: ClientVoor) -> None:
    walk_in(hal)
    lid = TeamlidFactory(rol="klantcontact")
    assert "B01" in show(client_voor(lid.account), f"{WACHTRIJ}?locatie={hal.locatie.slug}")


def test_the_page_asks_the_same_for_three_and_for_thirty(werk: Client, hal: Plek) -> None:
    def fill(vanaf: int, aantal: int) -> None:
        for n in range(vanaf, vanaf + aantal):
            walk_in(hal)
            check_in(
                afspraak=hal.book(moment(9, 10 * n), NU) if n < 6 else hal.book(moment(10, 10 * (n - 6)), NU),
                locatie=hal.locatie,
                by=None,
                now=NEGEN,
                mag_vroeg=True,
            )

    fill(0, 2)
    weinig = count_queries(werk, WACHTRIJ)
    fill(2, 8)
    hal.book(moment(11, 50), NU)
    assert count_queries(werk, WACHTRIJ) <= weinig + 2  # the list of who still comes was empty


def test_devices_are_made_once_and_withdrawn(werk: Client, hal: Plek) -> None:
    velden = {"soort": "scherm", "locatie": hal.locatie.slug, "naam": "Scherm hal"}
    pad = f"{WACHTRIJ}zuilen/"
    assert "Scherm hal" in werk.post(pad, velden, follow=True).content.decode()
    assert "Hier staat al een apparaat met deze naam" in werk.post(pad, velden).content.decode()
    zuil = Zuil.objects.get()
    werk.post(f"{pad}{zuil.uuid}/intrekken/")
    assert str(zuil.uuid) not in show(werk, pad)
    assert werk.post(pad, {**velden, "locatie": "elders"}).status_code == 200
    assert Zuil.objects.count() == 1


def help_after(hal: Plek, by: Account, minuten: float, op) -> None:
    volgnummer = walk_in(hal, op)
    klaar = op + timedelta(minutes=minuten)
    roep_volgende(balie=hal.balies[0], wachtrij=Volgnummer.objects.all(), by=by, now=klaar)
    to_balie(volgnummer=volgnummer, by=by, now=klaar)
    finish(volgnummer=volgnummer, by=by, now=klaar)


def test_waits_are_counted_by_the_database_against_the_norm(hal: Plek) -> None:
    by = MedewerkerFactory()
    for n, minuten in enumerate((31, 1, 15, 2, 16, 3, 4, 5, 6, 15.5)):
        help_after(hal, by, minuten, moment(9, n))
    (regel,) = wachttijden(MORGEN, MORGEN)
    assert (regel.rij, regel.aantal, regel.binnen, regel.te_lang) == (Rij.INLOOP, 10, 7, 1)
    assert (regel.mediaan, regel.p90, regel.langst) == (5 * MINUUT, 16 * MINUUT, 31 * MINUUT)
    assert regel.procent == 70
    assert wachttijden(MORGEN + timedelta(days=1), MORGEN + timedelta(days=9)) == []


def test_never_longer_than_thirty_minutes_is_promised_outside_busy_periods_only(hal: Plek) -> None:
    laad_normen()
    help_after(hal, MedewerkerFactory(), 31, NEGEN)
    (gewoon,) = wachttijden(MORGEN, MORGEN)
    druk = Drukteperiode.objects.create(naam="In december", van=MORGEN, tot=MORGEN, elk_jaar=False)
    druk.soorten.add(hal.soort)
    (in_piek,) = wachttijden(MORGEN, MORGEN)
    assert (gewoon.te_lang, in_piek.te_lang) == (1, 0)
    assert in_piek.binnen == gewoon.binnen == 0
    Norm.objects.update(buiten_piek=False)
    assert wachttijden(MORGEN, MORGEN)[0].te_lang == 1


def test_helped_before_the_agreed_time_is_no_wait(hal: Plek) -> None:
    by = MedewerkerFactory()
    volgnummer = check_in(afspraak=hal.book(moment(9, 20), NU), locatie=hal.locatie, by=None, now=NEGEN)
    roep_volgende(balie=hal.balies[0], wachtrij=Volgnummer.objects.all(), by=by, now=NEGEN)
    finish(volgnummer=volgnummer, by=by, now=moment(9, 10))
    (regel,) = wachttijden(MORGEN, MORGEN)
    assert (regel.rij, regel.binnen, regel.langst) == (Rij.AFSPRAAK, 1, timedelta())


def test_who_did_not_show_up_does_not_count(hal: Plek) -> None:
    walk_in(hal)
    Volgnummer.objects.update(status=VolgnummerStatus.NIET_VERSCHENEN, keer_opgeroepen=2)
    assert wachttijden(MORGEN, MORGEN) == []


def test_the_table_of_waits_takes_a_period(werk: Client, hal: Plek) -> None:
    help_after(hal, MedewerkerFactory(), 4.5, NEGEN)
    pad = f"{WACHTRIJ}wachttijden/"
    pagina = show(werk, pad)
    assert "5 minuten" in pagina
    assert "100%" in pagina
    assert "Niemand geholpen" in show(werk, f"{pad}?van=2026-01-01&tot=2026-01-31")
    assert "Kies een dag na de eerste dag" in show(werk, f"{pad}?van=2026-02-01&tot=2026-01-31")


def test_each_row_has_its_own_norm(hal: Plek) -> None:
    by, ophalen = MedewerkerFactory(), AfspraaksoortFactory(is_afhalen=True)
    hal.balies[0].soorten.add(ophalen)
    volgnummer = give_volgnummer(locatie=hal.locatie, soort=ophalen, by=None, now=NEGEN)
    roep_volgende(balie=hal.balies[0], wachtrij=Volgnummer.objects.all(), by=by, now=moment(9, 6))
    finish(volgnummer=volgnummer, by=by, now=moment(9, 8))
    help_after(hal, by, 6, moment(9, 10))
    regels = {regel.rij: regel.procent for regel in wachttijden(MORGEN, MORGEN)}
    assert regels == {Rij.OPHALEN: 0, Rij.INLOOP: 100}


def test_the_queue_asks_for_itself_without_keeping_the_session(werk: Client, hal: Plek, klok: Klok) -> None:
    balie = f"{WACHTRIJ}balies/{hal.balies[0].uuid}/"
    for pad in (f"{WACHTRIJ}?locatie={hal.locatie.slug}", balie):
        pagina = show(werk, pad)
        assert f'href="{pad}">Ververs</a>' in pagina
        assert re.search(r"Stand van <span[^>]*>9\.00", pagina)

    klok.vooruit(minutes=1)
    actief = werk.session[LAATST_ACTIEF]
    assert werk.get(balie, headers={"Portaal-Peiling": "1"}).status_code == 200
    assert werk.session[LAATST_ACTIEF] == actief
    show(werk, balie)
    assert werk.session[LAATST_ACTIEF] == actief + 60


def test_only_looking_can_be_called_asking_by_itself(werk: Client, hal: Plek, klok: Klok) -> None:
    klok.vooruit(minutes=1)
    actief = werk.session[LAATST_ACTIEF]
    werk.post(f"{WACHTRIJ}balies/{hal.balies[0].uuid}/volgende/", headers={"Portaal-Peiling": "1"})
    assert werk.session[LAATST_ACTIEF] == actief + 60
