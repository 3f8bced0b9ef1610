"""What is typed is kept while it is typed: never judged, never on unchanged input, never over newer text."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from .invuller import STAPPEN, Invuller, hidden_fields, typed
from .test_gemeten_fouten import writes
from .test_sessie import expire

pytestmark = pytest.mark.django_db


# As the pages show it back: addresses of e-mail in their one form.
GETOOND = typed(contact={"email": "Sanne@voorbeeld.example"})


def stand_of(pagina: HttpResponse) -> str:
    return pagina.content.decode().split('data-portaal-stand="')[1].split('"')[0]


def autosave(tab: Invuller, stap: str, pagina: HttpResponse, stand: str = "", **velden: Any) -> HttpResponse:
    post = {f"{stap}-{naam}": waarde for naam, waarde in velden.items()}
    url = reverse("formulieren:automatisch", args=[tab.aanvraag.uuid, stap])
    return tab.client.post(url, {**hidden_fields(pagina), **post, "stand": stand or stand_of(pagina)})


def test_what_was_typed_is_kept_as_it_was_typed(invuller: Invuller) -> None:
    antwoord = autosave(invuller, "adres", invuller.open("adres"), postcode="12", straat="Half")
    assert antwoord.status_code == 200
    assert "uur" in antwoord.json()["tijd"]
    aanvraag = invuller.stored()
    assert aanvraag.antwoorden == {}
    assert aanvraag.ruwe_invoer["adres"]["velden"] == {"adres-postcode": ["12"], "adres-straat": ["Half"]}
    tekst = invuller.open("adres").content.decode()
    assert 'value="Half"' in tekst
    assert "Fout:" not in tekst


def test_second_save_follows_the_first_and_the_step_is_sent_after_it(invuller: Invuller) -> None:
    pagina = invuller.open("adres")
    stand = autosave(invuller, "adres", pagina, straat="Ker").json()["stand"]
    assert stand != stand_of(pagina)
    assert autosave(invuller, "adres", pagina, stand, straat="Kerk").status_code == 200
    assert invuller.send("adres", pagina=pagina).url == invuller.url("datum")
    assert invuller.stored().ruwe_invoer == {}


@pytest.mark.parametrize("stap", STAPPEN)
def test_unchanged_page_writes_nothing(invuller: Invuller, stap: str) -> None:
    invuller.fill_in()
    invuller.send("contact", GETOOND["contact"])
    pagina = invuller.open(stap)
    with CaptureQueriesContext(connection) as queries:
        antwoord = autosave(invuller, stap, pagina, **GETOOND[stap])
    assert antwoord.json() == {"stand": stand_of(pagina)}
    assert writes(queries) == []


def test_late_save_does_not_reopen_a_step_that_was_sent(invuller: Invuller) -> None:
    pagina = invuller.open("adres")
    invuller.send("adres", pagina=pagina)
    assert autosave(invuller, "adres", pagina, straat="Kerkp").status_code == 409
    assert invuller.stored().ruwe_invoer == {}
    assert invuller.open("verder").url == invuller.url("datum")


def test_older_tab_does_not_write_over_a_newer_one(invuller: Invuller) -> None:
    tab_a, tab_b = invuller.open("adres"), invuller.open("adres")
    autosave(invuller, "adres", tab_b, straat="Tab B")
    assert autosave(invuller, "adres", tab_a, straat="Tab A").status_code == 409
    assert invuller.stored().ruwe_invoer["adres"]["velden"]["adres-straat"] == ["Tab B"]


def test_tabs_on_different_steps_do_not_hinder_each_other(invuller: Invuller) -> None:
    invuller.fill_in()
    tab_a, tab_b = invuller.open("adres"), invuller.open("contact")
    assert autosave(invuller, "contact", tab_b, email="b@").status_code == 200
    assert autosave(invuller, "adres", tab_a, straat="A").status_code == 200


def test_only_fields_of_the_step_are_kept(invuller: Invuller) -> None:
    pagina = invuller.open("adres")
    autosave(invuller, "adres", pagina, straat="Half", huidig_adres="Elders", loa="hoog")
    assert set(invuller.stored().ruwe_invoer["adres"]["velden"]) <= {"adres-straat", "adres-huidig_adres"}


def test_after_handing_in_nothing_is_kept(invuller: Invuller) -> None:
    invuller.fill_in()
    pagina = invuller.open("adres")
    invuller.send("controle")
    assert autosave(invuller, "adres", pagina, straat="Te laat").status_code == 409
    assert invuller.stored().ruwe_invoer == {}


def test_after_the_session_ended_it_is_kept_too(invuller: Invuller) -> None:
    pagina = invuller.open("adres")
    expire(invuller.client)
    assert autosave(invuller, "adres", pagina, straat="Net op tijd").status_code == 302
    assert invuller.stored().ruwe_invoer["adres"]["velden"]["adres-straat"] == ["Net op tijd"]


def test_without_login_it_works_the_same(anoniem: Invuller) -> None:
    assert autosave(anoniem, "adres", anoniem.open("adres"), straat="Half").status_code == 200
    assert 'value="Half"' in anoniem.open("adres").content.decode()


def test_unknown_step_and_other_methods_are_refused(invuller: Invuller) -> None:
    for stap in ("bestaat-niet", "controle"):
        url = reverse("formulieren:automatisch", args=[invuller.aanvraag.uuid, stap])
        assert invuller.client.post(url, {}).status_code == 404
        assert invuller.client.get(url).status_code == 405
