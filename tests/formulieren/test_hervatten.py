"""Save and resume: by login, or by a link that works once on any device, for who knows the address."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portaal.berichten.inhoud import make_inhoud
from portaal.berichten.models import Bericht, Poging
from portaal.formulieren.models import Aanvraag, Hervatlink
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account

from .invuller import Invuller
from .test_anoniem import ADRES, KOEKJE, fill_in
from .test_gemeten_fouten import writes

pytestmark = pytest.mark.django_db
MAIL = "Sanne@Voorbeeld.example"
BEGIN = "/aanvragen/hervatten/"


def save_for_later(tab: Invuller, email: str = MAIL) -> str:
    """Press the button and give an address; gives the path of the link that was mailed."""
    assert tab.client.post(tab.url("bewaren"), {"email": email}).url == tab.url("bewaren")
    link: str = Bericht.objects.filter(soort="formulier-hervatten").latest("id").context["link"]
    return link.removeprefix(settings.PUBLIEKE_URL)


def test_goes_on_where_it_stood_in_another_browser(anoniem: Invuller) -> None:
    anoniem.send("adres", ADRES)
    anoniem.send("datum", {"verhuisdatum_dag": "31", "verhuisdatum_maand": "x"}, ga="bewaren")
    pad = save_for_later(anoniem)
    elders = Invuller(Client(), anoniem.aanvraag)
    assert elders.client.get(pad).status_code == 200
    assert elders.client.post(pad, {"email": " sanne@voorbeeld.EXAMPLE "}).url == elders.url("verder")
    assert elders.client.get(elders.url("verder")).url == elders.url("datum")
    tekst = elders.open("datum").content.decode()
    assert 'value="31"' in tekst
    assert 'value="x"' in tekst
    for stap in ("datum", "wie", "contact"):
        elders.send(stap)
    assert elders.send("controle").url == elders.url("ontvangst")
    assert elders.stored().antwoorden["straat"] == "Kerkpad"


def test_browser_that_held_it_before_holds_it_no_more(anoniem: Invuller) -> None:
    pad = save_for_later(anoniem)
    elders = Client()
    elders.post(pad, {"email": MAIL})
    assert anoniem.open("adres").status_code == 404
    assert elders.cookies[KOEKJE].value != anoniem.client.cookies[KOEKJE].value


def test_own_drafts_of_the_other_device_stay(anoniem: Invuller) -> None:
    pad = save_for_later(anoniem)
    elders = Client()
    eigen = elders.post("/formulieren/verhuizing/").url
    elders.post(pad, {"email": MAIL})
    assert [elders.get(url).status_code for url in (eigen, anoniem.url("verder"))] == [302, 302]


def test_message_goes_to_the_address_and_says_nothing_of_the_form(anoniem: Invuller) -> None:
    anoniem.send("adres", ADRES)
    save_for_later(anoniem)
    poging = Poging.objects.get()
    assert (poging.kanaal, poging.adres) == ("email", "Sanne@voorbeeld.example")
    inhoud = make_inhoud(poging.sjabloonversie, poging.bericht.context)
    assert f"{settings.PUBLIEKE_URL}{BEGIN}" in inhoud.tekst
    titel = anoniem.aanvraag.formulier.titel
    for geheim in (titel, "verhui", "Kerkpad", str(anoniem.aanvraag.uuid)):
        assert geheim.lower() not in f"{inhoud.onderwerp} {inhoud.tekst}".lower()


def test_database_holds_neither_token_nor_address_in_clear(anoniem: Invuller) -> None:
    pad = save_for_later(anoniem)
    token = pad.removeprefix(BEGIN).strip("/")
    with connection.cursor() as cursor:
        for model in (Hervatlink, Bericht, Poging, Aanvraag):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608  the name of a table
            inhoud = str(cursor.fetchall())
            assert token not in inhoud
            assert "voorbeeld.example" not in inhoud.lower()


def test_get_of_the_link_changes_nothing(anoniem: Invuller) -> None:
    pad = save_for_later(anoniem)
    with CaptureQueriesContext(connection) as queries:
        for methode in ("get", "head"):
            assert getattr(Client(), methode)(pad).status_code == 200
    assert writes(queries) == []
    assert anoniem.open("adres").status_code == 200


@pytest.mark.parametrize("email", ["ander@voorbeeld.example", "", "x", "sanne@voorbeeld.example,a@b.nl"])
def test_another_address_does_not_open_it(anoniem: Invuller, email: str) -> None:
    pad = save_for_later(anoniem)
    antwoord = Client().post(pad, {"email": email})
    assert antwoord.status_code == 422
    assert "e-mailadres" in antwoord.content.decode()
    assert KOEKJE not in antwoord.cookies
    assert Hervatlink.objects.get().gebruikt_op is None


def test_address_cannot_be_guessed_without_end(anoniem: Invuller, settings) -> None:
    pad = save_for_later(anoniem)
    settings.SNELHEDEN = {**settings.SNELHEDEN, "hervatlink": (3, 3600)}
    for _ in range(3):
        Client().post(pad, {"email": "gok@voorbeeld.example"})
    assert Client().post(pad, {"email": MAIL}).status_code == 422
    assert Hervatlink.objects.get().gebruikt_op is None


def test_address_gets_no_more_than_a_few_messages(anoniem: Invuller, settings) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "hervatmail": (2, 3600)}
    for _ in range(2):
        save_for_later(anoniem, "veel@voorbeeld.example")
    antwoord = anoniem.client.post(anoniem.url("bewaren"), {"email": "VEEL@voorbeeld.example"})
    assert antwoord.status_code == 422
    assert "al een paar e-mails" in antwoord.content.decode()
    assert Hervatlink.objects.count() == 2


def test_used_link_says_so_and_mails_a_new_one_to_its_own_address_only(anoniem: Invuller) -> None:
    pad = save_for_later(anoniem)
    Client().post(pad, {"email": MAIL})
    antwoord = Client().get(pad)
    assert antwoord.status_code == 410
    assert "Deze link is al gebruikt" in antwoord.content.decode()
    for email, aantal in (("ander@voorbeeld.example", 1), (MAIL, 2)):
        na = Client().post(pad, {"email": email}, follow=True)
        assert "Als dit het goede e-mailadres is" in na.content.decode(), "same answer for both"
        assert Hervatlink.objects.count() == aantal
    nieuw = Bericht.objects.latest("id").context["link"].removeprefix(settings.PUBLIEKE_URL)
    assert nieuw != pad
    assert Client().post(nieuw, {"email": MAIL}).url == anoniem.url("verder")


def test_link_ends_with_its_draft(anoniem: Invuller) -> None:
    pad = save_for_later(anoniem)
    link, concept = Hervatlink.objects.get(), anoniem.stored()
    assert link.verloopt_op == concept.verloopt_op
    Hervatlink.objects.update(verloopt_op=timezone.now() - timedelta(seconds=1))
    antwoord = Client().get(pad)
    assert (antwoord.status_code, "te oud" in antwoord.content.decode()) == (410, True)
    anoniem.client.post(reverse("formulieren:verwijderen", args=[concept.uuid]))
    assert not Hervatlink.objects.exists()
    assert Client().get(pad).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "a" * 4000, "-_-"])
def test_unknown_link_tells_what_to_do(client: Client, token: str) -> None:
    for antwoord in (client.get(f"{BEGIN}{token}/"), client.post(f"{BEGIN}{token}/", {"email": MAIL})):
        assert antwoord.status_code == 404
        assert "Misschien is niet de hele link meegekomen" in antwoord.content.decode()


def test_link_of_what_was_handed_in_or_tied_to_a_login_opens_nothing(
    anoniem: Invuller, eigenaar: Account
) -> None:
    pad = save_for_later(anoniem)
    Aanvraag.objects.update(aanvrager=Inwoner.objects.get(uuid=eigenaar.inwoner_uuid), houder_hash="")
    antwoord = Client().get(pad)
    assert (antwoord.status_code, "ingelogd met DigiD" in antwoord.content.decode()) == (410, True)
    Client().post(pad, {"email": MAIL})
    assert anoniem.stored().houder_hash == ""
    assert Hervatlink.objects.count() == 1


def test_link_of_what_was_handed_in_says_so(anoniem: Invuller) -> None:
    pad = save_for_later(anoniem)
    fill_in(anoniem)
    anoniem.send("controle")
    antwoord = Client().get(pad)
    assert (antwoord.status_code, "al verstuurd" in antwoord.content.decode()) == (410, True)
    assert anoniem.stored().referentie not in antwoord.content.decode()


def test_who_is_logged_in_is_told_where_to_find_it(invuller: Invuller) -> None:
    antwoord = invuller.send("adres", {"straat": "Half"}, ga="bewaren")
    assert antwoord.url == invuller.url("bewaren")
    tekst = invuller.client.get(antwoord.url).content.decode()
    assert "U vindt het formulier terug in" in tekst
    assert 'name="email"' not in tekst
    assert invuller.client.post(invuller.url("bewaren"), {"email": MAIL}).status_code == 200
    assert not Hervatlink.objects.exists()
    assert 'value="Half"' in invuller.open("adres").content.decode()


def test_link_is_built_from_the_setting_and_never_from_the_host(anoniem: Invuller, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    anoniem.client.post(anoniem.url("bewaren"), {"email": MAIL}, headers={"host": "kwaad.example"})
    assert re.match(re.escape(settings.PUBLIEKE_URL), Bericht.objects.get().context["link"])
