"""The journey of a resident over the pages, with what goes wrong on the way."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate
from icalendar import Calendar

from portaal.afspraken.enums import AfspraakStatus
from portaal.afspraken.keuze import read_moment
from portaal.afspraken.models import Afspraak, Afspraaksoort
from portaal.afspraken.nummers import code_for
from portaal.afspraken.operations import hold_afspraak
from portaal.afspraken.permissions import sign_link
from portaal.berichten.models import Bericht, Poging
from portaal.inwoners.models import Inwoner
from portaal.organisatie.enums import TeamRol
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak
from portaal.zaken.vervolg import Aanleiding, find_vervolg
from tests.conftest import ClientVoor
from tests.factories.afspraken import Plek, make_rooster, workday_after
from tests.factories.organisatie import TeamlidFactory
from tests.factories.zaken import ZaakFactory

CONTACT = {"naam": "Sanne de Vries", "email": "sanne@voorbeeld.example", "telefoon": "06 12345678"}


@pytest.fixture
def plek(db: None) -> Plek:
    return make_rooster(balies=2)


def choose_time(client: Client, plek: Plek, personen: int = 2) -> str:
    """Through the first three pages; gives the address where the held time continues."""
    antwoord = client.get("/afspraak-maken/", {f"personen-{plek.soort.slug}": personen, "verder": "1"})
    locaties = client.get(antwoord.url)
    tijd_url = re.search(r'href="(/afspraak-maken/tijd/[^"]+)"', locaties.content.decode()).group(1)
    dag = workday_after(timezone.localdate() + timedelta(days=9))
    tijd_url = f"{tijd_url.replace('&amp;', '&')}&dag={dag}"
    momenten = re.findall(r'name="moment" value="([^"]+)"', client.get(tijd_url).content.decode())
    antwoord = client.post(tijd_url, {"moment": momenten[-1]})
    assert antwoord.status_code == 302
    return antwoord.url


def book(client: Client, plek: Plek) -> Afspraak:
    gegevens = choose_time(client, plek)
    controle = client.post(gegevens, CONTACT).url
    client.post(controle.replace("controle", "bevestigen"))
    return Afspraak.objects.get(status=AfspraakStatus.BEVESTIGD)


def test_a_resident_without_login_books_in_five_pages(client: Client, plek: Plek) -> None:
    gegevens = choose_time(client, plek)
    antwoord = client.post(gegevens, CONTACT)
    controle = client.get(antwoord.url)
    assert "Sanne de Vries" in controle.content.decode()
    klaar = client.post(antwoord.url.replace("controle", "bevestigen"))
    pagina = client.get(klaar.url).content.decode()
    afspraak = Afspraak.objects.get()
    assert afspraak.status == AfspraakStatus.BEVESTIGD
    assert afspraak.nummer in pagina
    assert code_for(afspraak.uuid)[:4] in pagina
    assert sorted(Poging.objects.values_list("kanaal", "bericht__soort")) == [
        ("email", "afspraak-bevestigd"),
        ("email", "afspraak-herinnering"),
        ("sms", "afspraak-bevestigd"),
        ("sms", "afspraak-herinnering"),
    ]


def test_the_page_of_the_link_shows_no_name_and_no_address(client: Client, plek: Plek) -> None:
    afspraak = book(client, plek)
    for pad in ("", "verplaatsen/", "annuleren/", "agenda.ics"):
        inhoud = Client().get(f"/afspraken/{sign_link(afspraak.uuid)}/{pad}").content.decode()
        assert afspraak.locatie.naam in inhoud
        for geheim in ("Sanne", "sanne@", "12345678"):
            assert geheim not in inhoud


def test_a_second_click_on_confirm_shows_the_same_afspraak(client: Client, plek: Plek) -> None:
    gegevens = choose_time(client, plek)
    bevestigen = client.post(gegevens, CONTACT).url.replace("controle", "bevestigen")
    eerste, tweede = client.post(bevestigen), client.post(bevestigen)
    assert urlsplit(eerste.url).path == urlsplit(tweede.url).path
    assert Bericht.objects.filter(soort="afspraak-bevestigd").count() == 2


def test_who_waits_too_long_is_led_back_to_the_times(client: Client, plek: Plek) -> None:
    gegevens = choose_time(client, plek)
    Afspraak.objects.update(optie_tot=timezone.now())
    antwoord = client.post(gegevens, CONTACT)
    assert antwoord.status_code == 409
    assert "/afspraak-maken/tijd/?voor=" in antwoord.content.decode()


def test_a_time_that_was_just_taken_is_told(client: Client, plek: Plek) -> None:
    locatie, soort = plek.locatie, plek.soort
    pad = f"/afspraak-maken/tijd/?voor={soort.slug}:1&waar={locatie.slug}"
    moment = re.search(r'name="moment" value="([^"]+)"', client.get(pad).content.decode()).group(1)
    for _ in range(2):
        client.post(pad, {"moment": moment})
    antwoord = client.post(pad, {"moment": moment}, follow=True)
    assert "net door iemand anders gekozen" in antwoord.content.decode()
    assert Afspraak.objects.count() == 2


@pytest.mark.parametrize("stap", ["tijd", "locatie"])
def test_a_double_click_holds_one_time_and_another_moment_another(
    client: Client, plek: Plek, stap: str
) -> None:
    make_rooster(soort=plek.soort)
    pad = f"/afspraak-maken/tijd/?voor={plek.soort.slug}:1&waar={plek.locatie.slug}"
    inhoud = client.get(pad.replace("tijd", stap)).content.decode()
    formulieren = re.findall(r"<form[^>]+method=\"post\".*?</form>", inhoud, re.DOTALL)
    met_moment = [formulier for formulier in formulieren if 'name="moment"' in formulier]
    sleutels = {re.search(r'name="sleutel" value="([^"]+)"', formulier).group(1) for formulier in met_moment}
    eerste = re.search(r'name="moment" value="([^"]+)"', met_moment[0]).group(1)
    (sleutel,) = sleutels
    antwoorden = {client.post(pad, {"moment": eerste, "sleutel": sleutel}).url for _ in range(2)}
    assert len(antwoorden) == Afspraak.objects.count() == 1
    dag = workday_after(timezone.localdate() + timedelta(days=9))
    later = re.findall(r'name="moment" value="([^"]+)"', client.get(f"{pad}&dag={dag}").content.decode())[-1]
    assert client.post(pad, {"moment": later, "sleutel": sleutel}).url not in antwoorden
    assert Afspraak.objects.count() == 2


def test_the_sleutel_of_an_offer_leads_to_no_held_time(client: Client, plek: Plek) -> None:
    pad = f"/afspraak-maken/tijd/?voor={plek.soort.slug}:1&waar={plek.locatie.slug}"
    moment = re.search(r'name="moment" value="([^"]+)"', client.get(pad).content.decode()).group(1)
    start, van_ander = read_moment(moment), f"wachtlijst:{uuid4().hex}:1"
    hold_afspraak(wens=plek.wens(), start=start, sleutel=van_ander, by=None, now=timezone.now())
    client.post(pad, {"moment": moment, "sleutel": van_ander})
    assert Afspraak.objects.exclude(sleutel=van_ander).get().sleutel is None


@pytest.mark.parametrize(
    "vraag",
    [
        "",
        "?verder=1",
        "?verder=1&personen-x=3",
        "?verder=1&personen-{soort}=99",
        "?verder=1&personen-{soort}=-1",
        "?voor={soort}:999999999999&verder=1",
        "?voor=" + "a:1," * 400 + "&verder=1",
    ],
)
def test_an_odd_choice_shows_the_first_page_again(client: Client, plek: Plek, vraag: str) -> None:
    antwoord = client.get("/afspraak-maken/" + vraag.format(soort=plek.soort.slug))
    assert antwoord.status_code == 200
    assert ("Er klopt nog iets niet" in antwoord.content.decode()) == ("verder" in vraag)


@pytest.mark.parametrize(
    "moment", ["", "gisteren", "2026-12-02T09:00", "9999-12-31T23:59+00:00", "0001-01-01T00:00Z", "\x00"]
)
def test_an_odd_moment_is_no_time(client: Client, plek: Plek, moment: str) -> None:
    pad = (
        f"/afspraak-maken/tijd/?voor={plek.soort.slug}:1&waar={plek.locatie.slug}&dag={moment}&vanaf={moment}"
    )
    assert client.post(pad, {"moment": moment}).status_code in (400, 409)
    assert client.get(pad).status_code in (200, 400)
    assert not Afspraak.objects.exists()


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"naam": ""}, "Vul uw naam in"),
        ({"email": "", "telefoon": ""}, "Vul uw e-mailadres of uw mobiele nummer in"),
        ({"email": "sanne"}, "bijvoorbeeld"),
        ({"telefoon": "0900"}, "mobiel nummer"),
    ],
)
def test_wrong_contact_data_is_told_and_kept(
    client: Client, plek: Plek, anders: dict[str, str], melding: str
) -> None:
    antwoord = client.post(choose_time(client, plek), {**CONTACT, **anders})
    inhoud = antwoord.content.decode()
    assert melding in inhoud
    assert ("Sanne de Vries" in inhoud) == ("naam" not in anders)


def test_moving_and_cancelling_with_number_and_code(client: Client, plek: Plek) -> None:
    afspraak = book(client, plek)
    ander = Client()
    mis = ander.post("/afspraken/", {"nummer": afspraak.nummer, "code": "BBBBBBBB"})
    assert "horen niet bij elkaar" in mis.content.decode()
    code = code_for(afspraak.uuid)
    raak = ander.post(
        "/afspraken/", {"nummer": afspraak.nummer.lower(), "code": f"{code[:4]}-{code[4:].lower()}"}
    )
    pagina = f"{raak.url}verplaatsen/"
    momenten = re.findall(r'name="moment" value="([^"]+)"', ander.get(pagina).content.decode())
    nieuw = next(moment for moment in momenten if moment != afspraak.start.isoformat())
    ander.post(pagina, {"moment": nieuw})
    afspraak.refresh_from_db()
    assert afspraak.volgnummer_ics == 1
    assert ander.get(f"{raak.url}annuleren/").status_code == 200
    assert Afspraak.objects.get().status == AfspraakStatus.BEVESTIGD
    for _ in range(2):
        ander.post(f"{raak.url}annuleren/")
    assert Afspraak.objects.get().status == AfspraakStatus.GEANNULEERD
    assert Bericht.objects.filter(soort="afspraak-geannuleerd").count() == 2
    herinneringen = Bericht.objects.filter(soort="afspraak-herinnering")
    assert all(bericht.ingetrokken_op for bericht in herinneringen)


def test_guessing_codes_is_braked(client: Client, plek: Plek, settings) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "afspraak_code": (5, 60)}
    statussen = [
        client.post("/afspraken/", {"nummer": "BBBBBB", "code": "BBBBBBBB"}).status_code for _ in range(12)
    ]
    assert 429 in statussen


def test_the_agenda_file_keeps_its_uid_and_counts_changes(client: Client, plek: Plek) -> None:
    afspraak = book(client, plek)
    pad = f"/afspraken/{sign_link(afspraak.uuid)}/agenda.ics"
    eerste = Calendar.from_ical(client.get(pad).content)
    client.post(f"/afspraken/{sign_link(afspraak.uuid)}/annuleren/")
    tweede = Calendar.from_ical(client.get(pad).content)
    (een,), (twee,) = eerste.walk("VEVENT"), tweede.walk("VEVENT")
    assert een["UID"] == twee["UID"]
    assert (een["SEQUENCE"], twee["SEQUENCE"]) == (0, 1)
    assert (eerste["METHOD"], tweede["METHOD"], twee["STATUS"]) == ("PUBLISH", "CANCEL", "CANCELLED")
    assert een["DTSTART"].dt == afspraak.start
    assert een["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert [zone["TZID"] for zone in eerste.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    assert een["DTEND"].dt - een["DTSTART"].dt == timedelta(minutes=20)


def test_who_is_logged_in_is_known_and_sees_it_in_mijn_omgeving(
    client_voor: ClientVoor, eigenaar, vreemde, plek: Plek
) -> None:
    client = client_voor(eigenaar)
    gegevens = choose_time(client, plek)
    assert eigenaar.first_name in client.get(gegevens).content.decode()
    controle = client.post(gegevens, CONTACT).url
    client.post(controle.replace("controle", "bevestigen"))
    afspraak = Afspraak.objects.get()
    assert afspraak.nummer in client.get("/mijn/afspraken/").content.decode()
    assert afspraak.nummer not in client_voor(vreemde).get("/mijn/afspraken/").content.decode()


def test_the_calendar_asks_as_much_for_four_weeks_as_for_many_afspraken(
    client: Client, plek: Plek, django_assert_max_num_queries
) -> None:
    pad = f"/afspraak-maken/tijd/?voor={plek.soort.slug}:1&waar={plek.locatie.slug}"
    momenten = re.findall(r'name="moment" value="([^"]+)"', client.get(pad).content.decode())
    for moment in momenten[:12]:
        client.post(pad, {"moment": moment})
    with django_assert_max_num_queries(28):
        assert client.get(pad).status_code == 200
    assert parse_qs(urlsplit(pad).query)["waar"] == [plek.locatie.slug]


def make_zaak_of(account: Account, plek: Plek) -> tuple[Zaak, str]:
    """A zaak that the soort can be about, and the address of the times for it."""
    zaak = ZaakFactory(initiator=Inwoner.objects.get(uuid=account.inwoner_uuid))
    Afspraaksoort.objects.update(zaaktype=zaak.zaaktype)
    return zaak, f"/afspraak-maken/tijd/?voor={plek.soort.slug}:1&waar={plek.locatie.slug}&zaak={zaak.uuid}"


def hold_for(client: Client, pad: str) -> str:
    """Holds the first moment, with who comes; gives the address that makes it final."""
    moment = re.search(r'name="moment" value="([^"]+)"', client.get(pad).content.decode()).group(1)
    gegevens = client.post(pad, {"moment": moment}).url
    return client.post(gegevens, CONTACT).url.replace("controle", "bevestigen")


def test_a_zaak_that_the_soort_is_not_about_is_not_coupled(
    client_voor: ClientVoor, eigenaar, plek: Plek
) -> None:
    _, pad = make_zaak_of(eigenaar, plek)
    Afspraaksoort.objects.update(zaaktype=None)
    hold_for(client_voor(eigenaar), pad)
    assert Afspraak.objects.get().zaak is None


def test_what_somebody_holds_who_is_logged_in_is_there_for_nobody_else(
    client_voor: ClientVoor, eigenaar, vreemde, plek: Plek
) -> None:
    zaak, pad = make_zaak_of(eigenaar, plek)
    browser = client_voor(eigenaar)
    bevestigen = hold_for(browser, pad)
    assert Afspraak.objects.get().zaak == zaak
    for ander in (client_voor(vreemde), Client()):
        assert ander.post(bevestigen).status_code == 404
        for stap in ("gegevens", "controle"):
            antwoord = ander.get(bevestigen.replace("bevestigen", stap))
            assert antwoord.status_code == 404
            assert CONTACT["email"] not in antwoord.content.decode()
    browser.post(bevestigen)
    afspraak = Afspraak.objects.get()
    assert (afspraak.status, afspraak.zaak) == (AfspraakStatus.BEVESTIGD, zaak)
    assert afspraak.inwoner == Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)


def test_what_was_held_before_logging_in_goes_on_after_it_without_a_zaak_of_another(
    client_voor: ClientVoor, eigenaar, vreemde, plek: Plek
) -> None:
    zaak, pad = make_zaak_of(eigenaar, plek)
    bevestigen = hold_for(Client(), pad)
    Afspraak.objects.update(zaak=zaak)
    client_voor(vreemde).post(bevestigen)
    afspraak = Afspraak.objects.get()
    assert (afspraak.status, afspraak.zaak) == (AfspraakStatus.BEVESTIGD, None)
    assert afspraak.inwoner == Inwoner.objects.get(uuid=vreemde.inwoner_uuid)


def test_a_zaak_that_was_closed_while_the_time_was_held_is_not_coupled(
    client_voor: ClientVoor, eigenaar, plek: Plek
) -> None:
    zaak, pad = make_zaak_of(eigenaar, plek)
    browser = client_voor(eigenaar)
    bevestigen = hold_for(browser, pad)
    Zaak.objects.filter(pk=zaak.pk).update(einddatum=localdate())
    browser.post(bevestigen)
    afspraak = Afspraak.objects.get()
    assert (afspraak.status, afspraak.zaak) == (AfspraakStatus.BEVESTIGD, None)


def test_an_afspraak_for_a_zaak_stands_on_its_page_and_only_for_its_owner(
    client_voor: ClientVoor, eigenaar, vreemde, plek: Plek
) -> None:
    zaak, pad = make_zaak_of(eigenaar, plek)
    for account in (vreemde, eigenaar):
        client = client_voor(account)
        client.post(hold_for(client, pad))
    van_vreemde, van_eigenaar = Afspraak.objects.order_by("pk")
    assert (van_vreemde.zaak, van_eigenaar.zaak) == (None, zaak)
    inhoud = client_voor(eigenaar).get(f"/mijn/zaken/{zaak.uuid}/").content.decode()
    assert van_eigenaar.nummer in inhoud
    assert van_vreemde.nummer not in inhoud


@pytest.mark.parametrize(
    ("code", "soort"), [("afspraak-paspoort", "paspoort"), ("afspraak-keukentafelgesprek", "wmo-gesprek")]
)
def test_a_form_or_check_goes_on_to_the_choice_of_a_time(code: str, soort: str) -> None:
    vervolg = find_vervolg(code)
    assert vervolg is not None
    assert vervolg.url(Aanleiding()) == f"/afspraak-maken/locatie/?voor={soort}%3A1"


def test_staff_see_who_comes_in_order_of_time(client: Client, client_voor: ClientVoor, plek: Plek) -> None:
    afspraak = book(client, plek)
    lid = TeamlidFactory(rol=TeamRol.KLANTCONTACT)
    pagina = f"/werkplek/agenda/?locatie={plek.locatie.slug}&dag={afspraak.datum}"
    assert afspraak.nummer in client_voor(lid.account).get(pagina).content.decode()
    ander = client_voor(TeamlidFactory().account).get(pagina).content.decode()
    assert afspraak.nummer not in ander and "Sanne" not in ander
    for onzin in ("dag=9999-99-99", "dag=0001-01-01", "locatie=weg"):
        assert client_voor(lid.account).get(f"/werkplek/agenda/?{onzin}").status_code == 200
