"""Without logging in: the browser holds the draft, and nobody else does."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portaal.formulieren.enums import AanvraagStatus, LoginEis
from portaal.formulieren.models import Aanvraag
from portaal.kern.tokens import hash_token
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import FormulierFactory

from .invuller import STAPPEN, Invuller, begin_anoniem, hidden_fields, typed
from .test_gemeten_fouten import writes

pytestmark = pytest.mark.django_db
KOEKJE = settings.HOUDER_COOKIE_NAME
PAGINAS = ("verder", "adres", "controle", "stop", "ontvangst", "bewaren", "overnemen")
ADRES = {**typed()["adres"], "huidig_adres": "Beukenlaan 12"}
URL = "/formulieren/verhuizing/"


def fill_in(tab: Invuller) -> None:
    """All steps; the address is not known to us, so it is asked."""
    tab.send("adres", ADRES)
    for stap in ("datum", "wie", "contact"):
        assert tab.send(stap).status_code == 302


def test_from_start_to_receipt_without_login(anoniem: Invuller) -> None:
    fill_in(anoniem)
    assert anoniem.send("controle").url == anoniem.url("ontvangst")
    aanvraag = anoniem.stored()
    assert (aanvraag.status, aanvraag.aanvrager, aanvraag.loa) == (AanvraagStatus.INGEDIEND, None, "")
    ontvangst = anoniem.client.get(anoniem.url("ontvangst"), follow=True)
    assert aanvraag.referentie in ontvangst.content.decode()


def test_token_is_in_a_cookie_of_its_own_and_only_its_hash_in_the_database(anoniem: Invuller) -> None:
    koekje = anoniem.client.cookies[KOEKJE]
    assert koekje["httponly"]
    assert (koekje["samesite"], koekje["max-age"], koekje["expires"]) == ("Lax", "", "")
    assert anoniem.aanvraag.houder_hash == hash_token(koekje.value)
    assert koekje.value not in anoniem.open("adres").content.decode()


@pytest.mark.parametrize("methode", ["get", "head", "post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("wie", ["niemand", "ander", "vreemde", "medewerker"])
def test_another_browser_finds_nothing(
    anoniem: Invuller, client_voor: ClientVoor, request: pytest.FixtureRequest, wie: str, methode: str
) -> None:
    fill_in(anoniem)
    if wie == "ander":
        client = begin_anoniem(anoniem.aanvraag.formulier).client
    else:
        client = Client() if wie == "niemand" else client_voor(request.getfixturevalue(wie))
    ander = Invuller(client, anoniem.aanvraag)
    for pad in [ander.url(pagina) for pagina in PAGINAS] + [
        reverse("formulieren:verwijderen", args=[anoniem.aanvraag.uuid]),
        reverse("formulieren:automatisch", args=[anoniem.aanvraag.uuid, "adres"]),
    ]:
        antwoord = getattr(ander.client, methode)(pad)
        assert antwoord.status_code in (404, 405), pad
        assert b"Kerkpad" not in antwoord.content
    assert anoniem.stored().antwoorden["straat"] == "Kerkpad"


@pytest.mark.parametrize("koekje", ["", "x", "a" * 43, "\x00", "a" * 5000])
def test_forged_cookie_opens_nothing(anoniem: Invuller, koekje: str) -> None:
    client = Client()
    client.cookies[KOEKJE] = koekje
    assert Invuller(client, anoniem.aanvraag).open("adres").status_code == 404


def test_several_drafts_in_one_browser_stay_apart_and_are_offered(anoniem: Invuller) -> None:
    anoniem.send("adres", ADRES)
    url = anoniem.client.post(URL).url
    tweede = Invuller(anoniem.client, Aanvraag.objects.get(uuid=url.split("/")[-2]))
    tweede.send("adres", {**ADRES, "straat": "Tweede"})
    assert tweede.aanvraag.pk != anoniem.aanvraag.pk
    assert anoniem.stored().antwoorden["straat"] == "Kerkpad"
    assert anoniem.client.get(URL).content.decode().count("Verder met dit concept") == 2
    assert "Verder met dit concept" not in Client().get(URL).content.decode()


def test_second_click_on_begin_finds_the_empty_draft(anoniem: Invuller) -> None:
    assert anoniem.client.post(URL).url == anoniem.url("verder")
    assert Aanvraag.objects.count() == 1


@pytest.mark.parametrize(
    ("login", "knoppen", "ontbreekt"),
    [
        (LoginEis.GEEN, ["Beginnen"], ["Inloggen met DigiD", "Verder zonder DigiD"]),
        (LoginEis.MAG, ["Inloggen met DigiD", "Verder zonder DigiD"], ["Beginnen"]),
        (LoginEis.MOET, ["Inloggen met DigiD"], ["Verder zonder DigiD", "Beginnen"]),
    ],
)
def test_start_offers_what_the_form_asks(login: str, knoppen: list[str], ontbreekt: list[str]) -> None:
    FormulierFactory(login=login)
    tekst = Client().get(URL).content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    assert [knop for knop in knoppen if knop not in tekst] == []
    assert [knop for knop in ontbreekt if knop in tekst] == []
    Client().post(URL)
    assert Aanvraag.objects.exists() == (login != LoginEis.MOET)


def test_form_without_login_never_offers_one_and_cannot_be_tied_to_anybody(
    eigenaar: Account, client_voor: ClientVoor
) -> None:
    tab = begin_anoniem(FormulierFactory(login=LoginEis.GEEN))
    assert "Inloggen met DigiD" not in tab.open("adres").content.decode()
    ingelogd = Invuller(client_voor(eigenaar), tab.aanvraag)
    ingelogd.client.cookies[KOEKJE] = tab.client.cookies[KOEKJE].value
    assert ingelogd.open("overnemen").status_code == 404
    assert ingelogd.client.post(ingelogd.url("overnemen")).status_code == 404
    assert ingelogd.open("adres").status_code == 200
    assert tab.stored().aanvrager is None


def test_form_that_asks_login_from_now_on_leads_there_and_keeps_what_was_typed(anoniem: Invuller) -> None:
    pagina = anoniem.open("adres")
    formulier = anoniem.aanvraag.formulier
    formulier.login = LoginEis.MOET
    formulier.save()
    antwoord = anoniem.send("adres", ADRES, pagina=pagina)
    assert antwoord.url.startswith(reverse("inwoners:inloggen"))
    assert anoniem.stored().ruwe_invoer["adres"]["velden"]["adres-straat"] == ["Kerkpad"]
    assert anoniem.stored().antwoorden == {}


def test_text_posted_after_the_cookie_went_is_kept_but_the_draft_stays_shut(anoniem: Invuller) -> None:
    pagina = anoniem.open("adres")
    anoniem.client.cookies.clear()
    antwoord = anoniem.send("adres", ADRES, pagina=pagina)
    assert antwoord.status_code == 404
    assert "Wij hebben bewaard wat u had ingevuld" in antwoord.content.decode()
    assert "Kerkpad" not in antwoord.content.decode()
    assert anoniem.stored().ruwe_invoer["adres"]["velden"]["adres-straat"] == ["Kerkpad"]
    assert anoniem.open("adres").status_code == 404


@pytest.mark.parametrize("stap", [*STAPPEN, "controle"])
def test_page_costs_no_more_than_with_login_and_writes_nothing(anoniem: Invuller, stap: str) -> None:
    fill_in(anoniem)
    with CaptureQueriesContext(connection) as queries:
        assert anoniem.open(stap).status_code == 200
    assert writes(queries) == []
    assert len(queries) <= 8, [query["sql"] for query in queries]


def test_pages_of_a_draft_stay_on_no_shared_computer(anoniem: Invuller) -> None:
    assert "no-store" in anoniem.open("adres")["Cache-Control"]


@pytest.mark.parametrize(("soort", "hoe_vaak"), [("formulier_begin", 2), ("formulier", 2)])
def test_too_many_posts_of_who_is_not_logged_in_are_braked(
    anoniem: Invuller, settings, soort: str, hoe_vaak: int
) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, soort: (hoe_vaak, 3600)}
    velden = hidden_fields(anoniem.open("adres"))
    url = URL if soort == "formulier_begin" else anoniem.url("adres")
    statussen = [anoniem.client.post(url, velden, REMOTE_ADDR="10.1.2.3").status_code for _ in range(3)]
    assert statussen == [302, 302, 429]
