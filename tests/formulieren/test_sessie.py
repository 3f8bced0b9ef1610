"""Fifteen minutes of silence, a new login or a stale token: no word that was typed is lost."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren import bewijs
from portaal.formulieren.bewijs import VELDNAAM, Paginabewijs, read_bewijs
from portaal.formulieren.models import Aanvraag
from portaal.toegang.middleware import LAATST_ACTIEF
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, account_of

from .invuller import STAPPEN, Invuller, hidden_fields, typed

pytestmark = pytest.mark.django_db
BEWAARD = "Wij hebben bewaard wat u had ingevuld"

GETYPT = {
    "adres": {"postcode": "4299ab", "huisnummer": "7", "straat": "Onbewaard", "woonplaats": ""},
    "datum": {"verhuisdatum_dag": "31", "verhuisdatum_maand": "12", "verhuisdatum_jaar": ""},
    "wie": {"wie_verhuist": "gezin", "namen": "Onbewaard", "bewoning": "huur"},
    "contact": {"email": "onbewaard@voorbeeld.example", "telefoon": ""},
}


def expire(client: Client) -> None:
    """The resident does nothing for sixteen minutes."""
    sessie = client.session
    sessie[LAATST_ACTIEF] -= 16 * 60
    sessie.save()


def log_in_again(invuller: Invuller, client_voor: ClientVoor, account: Account) -> Invuller:
    return Invuller(client_voor(account), invuller.aanvraag)


def next_of(antwoord: object) -> str:
    return parse_qs(urlsplit(antwoord.url).query)["next"][0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("stap", STAPPEN)
def test_text_posted_after_the_session_ended_is_offered_after_login(
    invuller: Invuller, client_voor: ClientVoor, eigenaar: Account, stap: str
) -> None:
    invuller.fill_in(stap)
    pagina = invuller.open(stap)
    voor = invuller.stored().antwoorden
    expire(invuller.client)
    antwoord = invuller.send(stap, GETYPT[stap], pagina=pagina)
    assert antwoord.url.startswith(reverse("inwoners:inloggen"))
    assert next_of(antwoord) == invuller.url(stap)
    assert invuller.stored().antwoorden == voor, "kept apart: nothing is accepted without login"
    assert parse_qs(urlsplit(antwoord.url).query)["verlopen"] == ["1"]
    inloggen = invuller.client.get(antwoord.url).content.decode()
    assert "U bent uitgelogd" in inloggen
    assert BEWAARD in inloggen

    terug = log_in_again(invuller, client_voor, eigenaar)
    tekst = terug.client.get(next_of(antwoord)).content.decode()
    assert BEWAARD in tekst
    for waarde in filter(None, GETYPT[stap].values()):
        assert waarde in tekst
    assert terug.send(stap).status_code == 302
    assert BEWAARD not in terug.open(stap).content.decode()


def test_kept_text_is_encrypted_and_goes_with_the_draft(invuller: Invuller) -> None:
    pagina = invuller.open("adres")
    expire(invuller.client)
    invuller.send("adres", GETYPT["adres"], pagina=pagina)
    ruw = invuller.stored().ruwe_invoer
    assert ruw["adres"]["velden"]["adres-straat"] == ["Onbewaard"]
    assert set(ruw["adres"]["velden"]) == {f"adres-{naam}" for naam in GETYPT["adres"]}


def test_back_button_after_the_session_ended_keeps_the_text_too(
    invuller: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    invuller.fill_in("datum")
    pagina = invuller.open("datum")
    expire(invuller.client)
    invuller.send("datum", GETYPT["datum"], pagina=pagina, wizard_goto_step="adres")
    terug = log_in_again(invuller, client_voor, eigenaar)
    assert 'value="31"' in terug.open("datum").content.decode()


def test_page_opened_after_the_session_ended_comes_back_after_login(invuller: Invuller) -> None:
    expire(invuller.client)
    antwoord = invuller.open("adres", "?terug=controle")
    assert antwoord.url.startswith(reverse("inwoners:inloggen"))
    assert next_of(antwoord) == invuller.url("adres") + "?terug=controle"
    inloggen = invuller.client.get(antwoord.url).content.decode()
    assert "U bent uitgelogd" in inloggen
    assert BEWAARD not in inloggen, "nothing was sent"


def test_who_never_logged_in_is_not_told_of_a_session_that_ended(invuller: Invuller) -> None:
    tekst = Client().get(invuller.url("adres")).content.decode()
    assert "verlopen" not in tekst
    assert f'href="{reverse("inwoners:inloggen")}?next=' in tekst


def test_handing_in_after_the_session_ended_hands_in_nothing(
    invuller: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    invuller.fill_in()
    pagina = invuller.open("controle")
    expire(invuller.client)
    antwoord = invuller.send("controle", pagina=pagina)
    assert next_of(antwoord) == invuller.url("controle")
    assert invuller.stored().is_concept
    terug = log_in_again(invuller, client_voor, eigenaar)
    assert terug.open("controle").status_code == 200
    assert terug.send("controle").url == invuller.url("ontvangst")


def test_only_the_applicant_gets_the_kept_text(
    invuller: Invuller, client_voor: ClientVoor, vreemde: Account
) -> None:
    pagina = invuller.open("adres")
    expire(invuller.client)
    invuller.send("adres", GETYPT["adres"], pagina=pagina)
    ander = log_in_again(invuller, client_voor, vreemde)
    antwoord = ander.open("adres")
    assert antwoord.status_code == 404
    assert "Onbewaard" not in antwoord.content.decode()


Vervalsing = Callable[[Invuller, str, Account], str]


def of_stranger(invuller: Invuller, token: str, vreemde: Account) -> str:
    return Paginabewijs(str(invuller.aanvraag.uuid), str(vreemde.uuid), "adres", 0).sign()


def of_own_other_draft(invuller: Invuller, token: str, vreemde: Account) -> str:
    ander = AanvraagFactory(formulier=invuller.aanvraag.formulier)
    return Paginabewijs(str(ander.uuid), str(account_of(ander.aanvrager).uuid), "adres", 0).sign()


def of_another_step(invuller: Invuller, token: str, vreemde: Account) -> str:
    account = account_of(invuller.aanvraag.aanvrager)
    return Paginabewijs(str(invuller.aanvraag.uuid), str(account.uuid), "contact", 0).sign()


def altered(invuller: Invuller, token: str, vreemde: Account) -> str:
    return token[:-3] + "abc"


def absent(invuller: Invuller, token: str, vreemde: Account) -> str:
    return ""


@pytest.mark.parametrize("vervals", [of_stranger, of_own_other_draft, of_another_step, altered, absent])
def test_anonymous_post_without_proof_writes_nothing(
    invuller: Invuller, vreemde: Account, vervals: Vervalsing
) -> None:
    velden = hidden_fields(invuller.open("adres"))
    velden[VELDNAAM] = vervals(invuller, velden[VELDNAAM], vreemde)
    antwoord = Client().post(invuller.url("adres"), {**velden, "adres-straat": "Van een ander"})
    assert antwoord.status_code == 404
    assert not Aanvraag.objects.exclude(ruwe_invoer__isnull=True).filter(revisie__gt=0).exists()


def test_proof_ends_after_two_hours(invuller: Invuller, monkeypatch: pytest.MonkeyPatch) -> None:
    token = hidden_fields(invuller.open("adres"))[VELDNAAM]
    assert read_bewijs(token) is not None
    straks = (timezone.now() + timedelta(hours=2, minutes=1)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: straks)
    assert read_bewijs(token) is None


def test_proof_is_no_pickle_and_no_other_signature(invuller: Invuller) -> None:
    assert bewijs.signing.dumps({"stap": "adres"}, salt="iets anders").count(":") == 2
    assert read_bewijs(bewijs.signing.dumps({"stap": "adres"}, salt="iets anders")) is None


def test_expired_post_to_a_draft_that_was_handed_in_meanwhile_leads_to_the_receipt(
    invuller: Invuller, client_voor: ClientVoor, eigenaar: Account
) -> None:
    invuller.fill_in()
    oude_pagina = invuller.open("adres")
    elders = log_in_again(invuller, client_voor, eigenaar)
    elders.send("controle")
    expire(invuller.client)
    antwoord = invuller.send("adres", GETYPT["adres"], pagina=oude_pagina)
    assert antwoord.status_code == 302
    assert invuller.stored().ruwe_invoer == {}
    assert elders.client.get(next_of(antwoord)).url == invuller.url("ontvangst")


@pytest.fixture
def strenge_client(eigenaar: Account, client_voor: ClientVoor) -> Client:
    """A browser whose tokens are checked."""
    client = client_voor(eigenaar)
    client.handler.enforce_csrf_checks = True
    return client


def test_page_from_before_a_new_login_keeps_its_text(
    invuller: Invuller, strenge_client: Client, eigenaar: Account
) -> None:
    """A login in another tab gives every page a new token; the old page's post is refused, its text is not."""
    tab_a = Invuller(strenge_client, invuller.aanvraag)
    pagina = tab_a.open("adres")
    strenge_client.cookies["csrftoken"] = "n" * 32
    antwoord = tab_a.send("adres", GETYPT["adres"], pagina=pagina)
    assert antwoord.url == tab_a.url("adres")
    assert invuller.stored().antwoorden == {}
    assert "Onbewaard" in tab_a.open("adres").content.decode()
    assert tab_a.send("adres", typed()["adres"]).url == tab_a.url("datum")


def test_stale_token_without_proof_gets_the_page_that_explains(
    invuller: Invuller, strenge_client: Client
) -> None:
    tab = Invuller(strenge_client, invuller.aanvraag)
    pagina = tab.open("adres")
    strenge_client.cookies["csrftoken"] = "n" * 32
    antwoord = tab.send("adres", GETYPT["adres"], pagina=pagina, paginabewijs="")
    assert antwoord.status_code == 403
    assert "Uw pagina was te oud" in antwoord.content.decode()
    assert invuller.stored().ruwe_invoer == {}


def test_stale_token_never_hands_in(invuller: Invuller, strenge_client: Client) -> None:
    invuller.fill_in()
    tab = Invuller(strenge_client, invuller.aanvraag)
    pagina = tab.open("controle")
    strenge_client.cookies["csrftoken"] = "n" * 32
    assert tab.send("controle", pagina=pagina).url == tab.url("controle")
    assert invuller.stored().is_concept


def test_member_of_staff_goes_to_their_own_login(
    invuller: Invuller, client_voor: ClientVoor, medewerker: Account
) -> None:
    aanvraag = AanvraagFactory(
        formulier=invuller.aanvraag.formulier, ingevuld_door=medewerker, kanaal="balie"
    )
    balie = Invuller(client_voor(medewerker), aanvraag)
    pagina = balie.open("adres")
    sessie = balie.client.session
    sessie[LAATST_ACTIEF] -= 61 * 60
    sessie.save()
    antwoord = balie.send("adres", GETYPT["adres"], pagina=pagina)
    assert antwoord.url.startswith(reverse("toegang:medewerker_inloggen"))
    assert balie.stored().ruwe_invoer["adres"]["reden"] == "sessie"
