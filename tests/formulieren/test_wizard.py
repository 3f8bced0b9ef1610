"""Filling in verhuizing with a browser, from the first step to the receipt."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portaal.formulieren.enums import AanvraagStatus
from portaal.formulieren.models import Aanvraag, Formulier
from portaal.inwoners.models import Inwoner
from tests.factories.formulieren import AanvraagFactory, hand_in

from .invuller import Invuller, typed, typed_datum

pytestmark = pytest.mark.django_db


def test_from_first_step_to_receipt(invuller: Invuller) -> None:
    assert invuller.open("verder").url == invuller.url("adres")
    assert invuller.send("adres").url == invuller.url("datum")
    assert invuller.send("datum").url == invuller.url("wie")
    assert invuller.send("wie").url == invuller.url("contact")
    assert invuller.send("contact").url == invuller.url("controle")
    assert invuller.send("controle").url == invuller.url("ontvangst")
    aanvraag = invuller.stored()
    assert aanvraag.status == AanvraagStatus.INGEDIEND
    assert aanvraag.antwoorden["postcode"] == "4299 AB"
    assert aanvraag.antwoorden["email"] == "Sanne@voorbeeld.example"
    ontvangst = invuller.open("ontvangst").content.decode()
    assert aanvraag.referentie in ontvangst
    assert "Kerkpad" in ontvangst
    assert "Wij hebben uw verhuizing ontvangen" in ontvangst


def test_page_says_which_step_of_how_many_and_is_named_after_it(invuller: Invuller) -> None:
    pagina = invuller.open("adres").content.decode()
    assert "Stap 1 van 5" in pagina
    assert "<title>Wat is uw nieuwe adres? - Verhuizing doorgeven" in pagina
    assert "Als een veld niet verplicht is, staat dit erbij." in pagina


def test_wrong_answers_are_named_with_what_to_do_and_stay_on_the_page(invuller: Invuller) -> None:
    pagina = invuller.send_wrong(
        "adres", {"postcode": "12", "huisnummer": "7", "straat": "", "woonplaats": "Lindervoort"}
    )
    tekst = pagina.content.decode()
    assert pagina.status_code == 200
    assert "<title>Fout: Wat is uw nieuwe adres?" in tekst
    assert tekst.count("Vul uw postcode in, bijvoorbeeld 1234 AB") == 2, "in the summary and at the field"
    assert 'value="12"' in tekst
    assert invuller.stored().antwoorden == {}


def test_what_was_wrong_is_still_there_in_another_browser(invuller: Invuller, client_voor, eigenaar) -> None:
    invuller.send("adres", {"postcode": "12", "straat": "Kerkpad"})
    elders = Invuller(client_voor(eigenaar), invuller.aanvraag)
    tekst = elders.open("adres").content.decode()
    assert 'value="12"' in tekst
    assert 'value="Kerkpad"' in tekst
    assert "Fout" not in tekst


def test_answers_come_back_the_way_they_are_written(invuller: Invuller) -> None:
    invuller.fill_in()
    assert 'value="4299 AB"' in invuller.open("adres").content.decode()
    dag = timezone.localdate() + timedelta(days=7)
    tekst = invuller.open("datum").content.decode()
    assert f'value="{dag.year}"' in tekst
    assert "checked" in invuller.open("wie").content.decode()


def test_question_on_the_same_page_appears_by_an_answer(invuller: Invuller) -> None:
    invuller.fill_in("wie")
    pagina = invuller.send_wrong("wie", {"wie_verhuist": "gezin", "bewoning": "huur"})
    assert "Vul de namen in van wie er met u mee verhuizen" in pagina.content.decode()
    assert (
        invuller.send(
            "wie", {"wie_verhuist": "gezin", "namen": "Piet\r\nNoor", "bewoning": "huur"}
        ).status_code
        == 302
    )
    invuller.send("contact")
    assert "Piet<br>Noor" in invuller.open("controle").content.decode()


def test_answer_that_no_longer_applies_leaves_summary_and_aanvraag(invuller: Invuller) -> None:
    invuller.fill_in("wie")
    invuller.send(
        "wie", {"wie_verhuist": "gezin", "namen": "Piet", "bewoning": "huur"}, pagina=invuller.open("wie")
    )
    invuller.send("wie", {"wie_verhuist": "alleen", "namen": "Piet", "bewoning": "huur"})
    invuller.send("contact")
    assert "Piet" not in invuller.open("controle").content.decode()
    invuller.send("controle")
    assert "namen" not in invuller.stored().antwoorden


def test_step_that_an_answer_opens_comes_next(invuller: Invuller) -> None:
    invuller.fill_in("wie")
    antwoord = invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "inwonend"})
    assert antwoord.url == invuller.url("toestemming")
    assert "Stap 4 van 6" in invuller.open("toestemming").content.decode()


@pytest.mark.parametrize(("dagen", "volgende"), [(0, "wie"), (-5, "wie"), (-6, "laat"), (28, "wie")])
def test_late_move_is_accepted_and_told(invuller: Invuller, dagen: int, volgende: str) -> None:
    """Wet BRP 2.39: from four weeks before to five days after."""
    invuller.fill_in("datum")
    dag = timezone.localdate() + timedelta(days=dagen)
    antwoord = invuller.send("datum", typed_datum(dag.day, dag.month, dag.year))
    assert antwoord.url == invuller.url(volgende)
    if volgende == "laat":
        assert "Wet BRP, artikel 2.39" in invuller.open("laat").content.decode()
        assert invuller.send("laat", {}).url == invuller.url("wie")


def test_move_more_than_four_weeks_ahead_is_refused(invuller: Invuller) -> None:
    invuller.fill_in("datum")
    dag = timezone.localdate() + timedelta(days=29)
    pagina = invuller.send_wrong("datum", typed_datum(dag.day, dag.month, dag.year))
    assert pagina.status_code == 200
    assert "Vul een datum in tot en met" in pagina.content.decode()


def test_known_address_is_shown_with_its_source_and_never_read_from_a_post(invuller: Invuller) -> None:
    inwoner = Inwoner.objects.get(pk=invuller.aanvraag.aanvrager_id)
    tekst = invuller.open("adres").content.decode()
    assert f"{inwoner.adresregel}, {inwoner.plaatsregel}" in tekst
    assert "Basisregistratie Personen (BRP)" in tekst
    assert 'name="adres-huidig_adres"' not in tekst
    invuller.send("adres", {**typed()["adres"], "huidig_adres": "Elders 1"})
    assert invuller.stored().antwoorden["huidig_adres"] == f"{inwoner.adresregel}, {inwoner.plaatsregel}"


def test_known_address_that_changed_meanwhile_is_handed_in_as_it_is_now(invuller: Invuller) -> None:
    invuller.fill_in()
    Inwoner.objects.filter(pk=invuller.aanvraag.aanvrager_id).update(straat="Nieuwstraat", huisnummer="3")
    invuller.send("controle")
    assert invuller.stored().antwoorden["huidig_adres"].startswith("Nieuwstraat 3")


def test_contact_data_on_record_is_offered(invuller: Invuller) -> None:
    inwoner = invuller.aanvraag.aanvrager
    inwoner.contactpunten.create(kanaal="email", adres="bekend@voorbeeld.example", verified_at=timezone.now())
    inwoner.contactpunten.create(kanaal="sms", adres="+31612345601")
    invuller.fill_in("contact")
    tekst = invuller.open("contact").content.decode()
    assert 'value="bekend@voorbeeld.example"' in tekst
    assert "12345601" not in tekst.replace(" ", ""), "not verified, not offered"


def test_check_page_shows_everything_and_changing_returns_to_it(invuller: Invuller) -> None:
    invuller.fill_in()
    tekst = invuller.open("controle").content.decode()
    for antwoord in ("4299 AB", "Kerkpad", "Alleen ik", "Ik huur de woning", "Sanne@voorbeeld.example"):
        assert antwoord in tekst
    assert "Verhuizing doorgeven</span></button>" in tekst
    wijzig = invuller.url("adres") + "?terug=controle"
    assert wijzig in tekst
    antwoord = invuller.send("adres", {**typed()["adres"], "straat": "Dorpsstraat"}, vraag="?terug=controle")
    assert antwoord.url == invuller.url("controle")
    assert "Dorpsstraat" in invuller.open("controle").content.decode()


def test_change_that_opens_a_step_leads_there_and_then_back_to_the_check_page(invuller: Invuller) -> None:
    invuller.fill_in()
    antwoord = invuller.send(
        "wie", {"wie_verhuist": "alleen", "bewoning": "inwonend"}, vraag="?terug=controle"
    )
    naar_stap = invuller.client.get(antwoord.url)
    assert naar_stap.url == invuller.url("toestemming") + "?terug=controle"
    velden = {"hoofdbewoner": "K. Dijkstra", "toestemming_gegeven": "on"}
    assert invuller.send("toestemming", velden, vraag="?terug=controle").url == invuller.url("controle")
    assert invuller.open("controle").status_code == 200


def test_handing_in_needs_the_statement_of_truth(invuller: Invuller) -> None:
    invuller.fill_in()
    pagina = invuller.send_wrong("controle", {})
    assert pagina.status_code == 200
    assert "<title>Fout: Controleer uw antwoorden" in pagina.content.decode()
    assert invuller.stored().is_concept
    assert "Fout:" not in invuller.open("controle").content.decode(), "told once, not for ever"
    assert invuller.send("controle", pagina=pagina).url == invuller.url("ontvangst")


def test_page_with_faults_can_be_opened_again_and_writes_nothing(invuller: Invuller) -> None:
    antwoord = invuller.send("adres", {"postcode": "12", "straat": "Kerkpad"}, vraag="?terug=controle")
    assert antwoord.url == invuller.url("adres") + "?terug=controle&fout=1"
    revisie = invuller.stored().revisie
    for _ in range(2):
        tekst = invuller.client.get(antwoord.url).content.decode()
        assert "<title>Fout: " in tekst
        assert 'value="12"' in tekst
    assert invuller.stored().revisie == revisie


def test_page_with_faults_sent_again_leads_to_itself_and_then_on(invuller: Invuller) -> None:
    for straat in ("Kerkpad", "Dorpsweg"):
        pagina = invuller.send_wrong("adres", {"postcode": "12", "straat": straat}, vraag="?fout=1")
        assert f'value="{straat}"' in pagina.content.decode()
    assert invuller.send("adres", pagina=pagina, vraag="?fout=1").url == invuller.url("datum")
    assert "Fout:" not in invuller.open("adres", "?fout=1").content.decode(), "accepted meanwhile"


@pytest.mark.parametrize("stap", ["adres", "controle"])
def test_no_faults_are_told_of_what_nobody_sent(invuller: Invuller, stap: str) -> None:
    invuller.fill_in("adres" if stap == "adres" else "controle")
    assert "Fout:" not in invuller.open(stap, "?fout=1").content.decode()


def test_no_faults_are_told_of_what_was_kept_on_a_step_back(invuller: Invuller) -> None:
    invuller.fill_in("datum")
    invuller.send("datum", {"verhuisdatum_dag": "31"}, wizard_goto_step="adres")
    tekst = invuller.open("datum", "?fout=1").content.decode()
    assert 'value="31"' in tekst
    assert "Fout:" not in tekst


def test_text_too_long_to_keep_is_still_on_the_page(invuller: Invuller) -> None:
    velden = {**typed()["adres"], "straat": "Kerkpad" * 4000}
    pagina = invuller.send("adres", velden)
    assert pagina.status_code == 200
    assert "<title>Fout: " in pagina.content.decode()
    assert velden["straat"] in pagina.content.decode()


def test_no_answer_stands_in_the_session(invuller: Invuller) -> None:
    invuller.fill_in()
    sessie = str(dict(invuller.client.session.items()))
    assert "Kerkpad" not in sessie
    assert str(Aanvraag.objects.get().uuid) not in sessie


def test_who_is_too_late_for_the_last_place_reads_so_and_loses_nothing(invuller: Invuller) -> None:
    ander = AanvraagFactory(formulier=invuller.aanvraag.formulier, ingevuld=True)
    invuller.fill_in()
    pagina = invuller.open("controle")
    Formulier.objects.update(hoogste_aantal=1)
    hand_in(ander)
    antwoord = invuller.client.get(invuller.send("controle", pagina=pagina).url)
    tekst = antwoord.content.decode()
    assert "Uw formulier is niet verstuurd: anderen waren eerder" in tekst
    assert "Het hoogste aantal aanvragen is bereikt" in tekst
    assert invuller.stored().is_concept
    assert invuller.stored().antwoorden["straat"] == "Kerkpad"
