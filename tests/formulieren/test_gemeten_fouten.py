"""Faults that were measured in formtools' session wizard; each is gone here.

The whole list of thirteen, and those of files, stand in test_gemeten_fouten_bestanden.py.
"""

import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from portaal.formulieren.enums import ActieSoort
from portaal.formulieren.models import Aanvraag, UitgaandeActie
from portaal.toegang.models import Account
from tests.conftest import ClientVoor

from .invuller import STAPPEN, Invuller, hidden_fields, typed

SCHRIJFT = ("INSERT", "UPDATE", "DELETE")


def writes(queries: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in queries if query["sql"].lstrip().upper().startswith(SCHRIJFT)]


@pytest.mark.django_db
def test_second_tab_on_another_step_wipes_nothing(invuller: Invuller) -> None:
    invuller.fill_in()
    tab_a, tab_b = invuller.open("adres"), invuller.open("contact")
    invuller.send("contact", {"email": "b@voorbeeld.example", "telefoon": ""}, pagina=tab_b)
    invuller.send("adres", {**typed()["adres"], "straat": "Tab A"}, pagina=tab_a)
    antwoorden = invuller.stored().antwoorden
    assert (antwoorden["straat"], antwoorden["email"]) == ("Tab A", "b@voorbeeld.example")
    assert antwoorden["bewoning"] == "huur"


@pytest.mark.django_db
def test_two_drafts_in_two_tabs_stay_apart(invuller: Invuller) -> None:
    invuller.fill_in("datum")
    begin = f"/formulieren/{invuller.aanvraag.formulier.slug}/"
    url = invuller.client.post(begin).url
    tweede = Invuller(invuller.client, Aanvraag.objects.get(uuid=url.split("/")[-2]))
    tweede.send("adres", {**typed()["adres"], "straat": "Tweede"})
    assert tweede.aanvraag.uuid != invuller.aanvraag.uuid
    assert (invuller.stored().antwoorden["straat"], tweede.stored().antwoorden["straat"]) == (
        "Kerkpad",
        "Tweede",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("stap", ["datum", "wie", "contact", "controle"])
def test_later_step_does_not_open_by_its_address(invuller: Invuller, stap: str) -> None:
    antwoord = invuller.open(stap)
    assert antwoord.status_code == 302
    assert antwoord.url.split("?")[0] == invuller.url("adres")


@pytest.mark.django_db
def test_check_page_cannot_be_posted_with_steps_open(invuller: Invuller) -> None:
    invuller.fill_in()
    pagina = invuller.open("controle")
    Aanvraag.objects.filter(pk=invuller.aanvraag.pk).update(antwoorden={})
    antwoord = invuller.send("controle", pagina=pagina)
    assert antwoord.url.split("?")[0] == invuller.url("adres")
    assert invuller.stored().is_concept


@pytest.mark.django_db
def test_post_to_a_step_that_became_inapplicable_leads_on(invuller: Invuller) -> None:
    invuller.fill_in("wie")
    invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "inwonend"})
    tab_a = invuller.open("toestemming")
    invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "huur"})
    velden = {"hoofdbewoner": "K. Dijkstra", "toestemming_gegeven": "on"}
    antwoord = invuller.send("toestemming", velden, pagina=tab_a)
    assert antwoord.status_code == 302
    assert antwoord.url.split("?")[0] == invuller.url("contact")
    assert invuller.open("toestemming").url.split("?")[0] == invuller.url("contact")


@pytest.mark.django_db
def test_step_behind_one_that_another_tab_opened_is_saved_and_leads_to_the_open_one(
    invuller: Invuller,
) -> None:
    invuller.fill_in("contact")
    tab_a = invuller.open("contact")
    invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "inwonend"})
    antwoord = invuller.send("contact", pagina=tab_a)
    assert invuller.stored().antwoorden["email"] == "Sanne@voorbeeld.example"
    assert invuller.client.get(antwoord.url).url.split("?")[0] == invuller.url("toestemming")


@pytest.mark.django_db
def test_unknown_step_is_404_and_a_forged_step_name_400(invuller: Invuller) -> None:
    assert invuller.open("bestaat-niet").status_code == 404
    pagina = invuller.open("adres")
    verkeerd = {naam: "contact" for naam in hidden_fields(pagina) if naam.endswith("current_step")}
    assert invuller.send("adres", pagina=pagina, **verkeerd).status_code == 400
    assert invuller.client.post(invuller.url("adres"), {}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("doel", ["bestaat-niet", "controle", "toestemming"])
def test_forged_step_back_goes_no_further_than_the_guard_lets_it(invuller: Invuller, doel: str) -> None:
    antwoord = invuller.send("adres", wizard_goto_step=doel)
    while antwoord.status_code == 302 and antwoord.url.split("?")[0] != invuller.url("datum"):
        antwoord = invuller.client.get(antwoord.url)
        assert antwoord.status_code in (200, 302)
    assert invuller.stored().is_concept


@pytest.mark.django_db
def test_get_writes_nothing_and_a_step_asks_at_most_eight_queries(invuller: Invuller) -> None:
    invuller.fill_in()
    for stap in (*STAPPEN, "controle"):
        with CaptureQueriesContext(connection) as queries:
            assert invuller.open(stap).status_code == 200
        assert writes(queries) == []
        assert len(queries) <= 8, [query["sql"] for query in queries]


@pytest.mark.django_db
@pytest.mark.parametrize("stap", STAPPEN)
def test_post_of_a_step_asks_at_most_eight_queries_and_writes_the_draft_once(
    invuller: Invuller, stap: str
) -> None:
    """And adds to the counts of the day, in one statement."""
    invuller.fill_in(stap)
    pagina = invuller.open(stap)
    with CaptureQueriesContext(connection) as queries:
        assert invuller.send(stap, pagina=pagina).status_code == 302
    zonder_savepoints = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(zonder_savepoints) <= 8, zonder_savepoints
    concept, telling = writes(queries)
    assert "formulieren_aanvraag" in concept
    assert "formulieren_stapmeting" in telling


@pytest.mark.django_db
def test_sending_a_step_unchanged_writes_nothing(invuller: Invuller) -> None:
    invuller.fill_in()
    pagina = invuller.open("adres")
    with CaptureQueriesContext(connection) as queries:
        invuller.send("adres", pagina=pagina)
    assert writes(queries) == []


@pytest.mark.django_db
def test_step_back_keeps_what_was_typed_without_judging_it(invuller: Invuller) -> None:
    invuller.fill_in("datum")
    antwoord = invuller.send(
        "datum", {"verhuisdatum_dag": "31", "verhuisdatum_maand": "x"}, wizard_goto_step="adres"
    )
    assert antwoord.url == invuller.url("adres")
    tekst = invuller.open("datum").content.decode()
    assert 'value="31"' in tekst
    assert 'value="x"' in tekst
    assert "Fout:" not in tekst


@pytest.mark.django_db
def test_step_back_brings_back_a_question_that_was_open_when_it_was_typed(invuller: Invuller) -> None:
    invuller.fill_in("wie")
    velden = {"wie_verhuist": "gezin", "namen": "Piet"}
    invuller.send("wie", velden, wizard_goto_step="datum")
    assert "Piet</textarea>" in invuller.open("wie").content.decode()


@pytest.mark.django_db
def test_step_back_without_typing_writes_nothing(invuller: Invuller) -> None:
    invuller.fill_in("wie")
    with CaptureQueriesContext(connection) as queries:
        invuller.send("wie", {}, wizard_goto_step="datum")
    assert writes(queries) == []


@pytest.mark.django_db
def test_what_was_typed_and_not_accepted_keeps_the_check_page_shut(invuller: Invuller) -> None:
    invuller.fill_in()
    velden = {**typed()["adres"], "straat": "Half"}
    invuller.send("adres", velden, wizard_goto_step="adres")
    assert invuller.open("controle").url.split("?")[0] == invuller.url("adres")
    assert 'value="Half"' in invuller.open("adres").content.decode()
    invuller.send("adres", velden)
    assert "Half" in invuller.open("controle").content.decode()


@pytest.mark.django_db
def test_answers_that_became_wrong_by_time_are_shown_with_their_fault(invuller: Invuller) -> None:
    invuller.fill_in()
    aanvraag = invuller.stored()
    Aanvraag.objects.filter(pk=aanvraag.pk).update(
        antwoorden={**aanvraag.antwoorden, "verhuisdatum": "2999-01-01"}
    )
    antwoord = invuller.open("controle")
    assert antwoord.url.split("?")[0] == invuller.url("datum")
    assert "Fout:" in invuller.client.get(antwoord.url).content.decode()


@pytest.mark.django_db
def test_double_click_on_the_last_button_gives_one_aanvraag_and_the_same_receipt(invuller: Invuller) -> None:
    invuller.fill_in()
    pagina = invuller.open("controle")
    eerste, tweede = invuller.send("controle", pagina=pagina), invuller.send("controle", pagina=pagina)
    assert eerste.url == tweede.url == invuller.url("ontvangst")
    assert UitgaandeActie.objects.filter(soort=ActieSoort.ZAAK).count() == 1


@pytest.mark.django_db
def test_back_button_after_handing_in_leads_to_the_receipt(invuller: Invuller) -> None:
    invuller.fill_in()
    oude_stap = invuller.open("adres")
    invuller.send("controle")
    for stap in (*STAPPEN, "controle", "verder"):
        assert invuller.open(stap).url == invuller.url("ontvangst")
    assert invuller.send(
        "adres", {**typed()["adres"], "straat": "Te laat"}, pagina=oude_stap
    ).url == invuller.url("ontvangst")
    assert invuller.stored().antwoorden["straat"] == "Kerkpad"


@pytest.mark.django_db
def test_answer_changed_in_another_tab_is_checked_again_before_it_goes(invuller: Invuller) -> None:
    invuller.fill_in()
    tab_a = invuller.open("controle")
    invuller.send("adres", {**typed()["adres"], "straat": "Tab B"})
    antwoord = invuller.send("controle", pagina=tab_a)
    assert antwoord.url == invuller.url("controle")
    tekst = invuller.client.get(antwoord.url).content.decode()
    assert "Controleer uw antwoorden nog een keer" in tekst
    assert "Tab B" in tekst
    assert invuller.stored().is_concept
    assert invuller.send("controle").url == invuller.url("ontvangst")


@pytest.mark.django_db
@pytest.mark.parametrize("bewijs", ["", "onzin"])
def test_check_page_without_proof_of_what_was_read_is_shown_again(invuller: Invuller, bewijs: str) -> None:
    invuller.fill_in()
    assert invuller.send("controle", paginabewijs=bewijs).url == invuller.url("controle")
    assert invuller.stored().is_concept


@pytest.mark.django_db(transaction=True)
def test_five_parallel_clicks_give_one_aanvraag(
    eigenaar: Account, client_voor: ClientVoor, invuller: Invuller
) -> None:
    invuller.fill_in()
    pagina = invuller.open("controle")
    tabs = [Invuller(client_voor(eigenaar), invuller.aanvraag) for _ in range(5)]
    samen = threading.Barrier(len(tabs))
    urls: list[str] = []

    def click(tab: Invuller) -> None:
        try:
            samen.wait()
            urls.append(tab.send("controle", pagina=pagina).url)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=click, args=[tab]) for tab in tabs]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert urls == [invuller.url("ontvangst")] * 5
    assert UitgaandeActie.objects.filter(soort=ActieSoort.ZAAK).count() == 1
