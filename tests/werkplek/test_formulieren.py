"""Staff fill in a form for somebody at the balie, on the phone, or from a letter or an e-mail."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.models import Aanvraag
from portaal.inwoners.models import Inwoner
from portaal.kern.pdf import write_brief
from portaal.kern.ui.notatie import format_datum
from portaal.toegang.models import Account, Inzage
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, FormulierFactory

from ..formulieren.invuller import Invuller, typed

pytestmark = pytest.mark.django_db
URL = "/werkplek/formulieren/"


def begin(werk: Client, url: str = URL, **anders: Any) -> Invuller:
    velden = {"formulier": FormulierFactory().pk, "kanaal": "telefoon", **anders}
    antwoord = werk.post(url, velden)
    assert antwoord.status_code == 302, antwoord.content.decode()
    return Invuller(werk, Aanvraag.objects.get(uuid=antwoord.url.split("/")[-2]))


def dag(verschil: int) -> dict[str, str]:
    moment = timezone.localdate() + timedelta(days=verschil)
    return {
        "binnengekomen_op_dag": str(moment.day),
        "binnengekomen_op_maand": str(moment.month),
        "binnengekomen_op_jaar": str(moment.year),
    }


def fill_in(tab: Invuller) -> None:
    tab.send("adres", {**typed()["adres"], "huidig_adres": "Beukenlaan 12"})
    for stap in ("datum", "wie", "contact"):
        assert tab.send(stap).status_code == 302, stap


def test_without_a_person_the_same_form_is_filled_in_and_handed_in(werk: Client, medewerker: Account) -> None:
    tab = begin(werk)
    tekst = tab.open("adres").content.decode()
    assert "Werkplek" in tekst
    assert "Bewaren en later verder" not in tekst
    fill_in(tab)
    assert "De inwoner heeft gezegd dat alles klopt" in tab.open("controle").content.decode()
    assert tab.send("controle").url == tab.url("ontvangst")
    aanvraag = tab.stored()
    assert (aanvraag.aanvrager, aanvraag.ingevuld_door, aanvraag.kanaal) == (None, medewerker, "telefoon")
    assert aanvraag.referentie in tab.client.get(tab.url("ontvangst"), follow=True).content.decode()


def test_each_look_is_logged(werk: Client, medewerker: Account) -> None:
    tab = begin(werk)
    voor = Inzage.objects.count()
    tab.open("adres")
    assert Inzage.objects.count() == voor + 1
    assert Inzage.objects.latest("id").wat == f"Aanvraag {tab.aanvraag.uuid}"


@pytest.mark.parametrize("kanaal", ["post", "email"])
def test_letter_counts_from_the_day_it_came_in(werk: Client, inwoner: Inwoner, kanaal: str) -> None:
    """Awb 2:20: received is received, whenever somebody types it over."""
    tab = begin(werk, reverse("werkplek:aanvraag", args=[inwoner.uuid]), kanaal=kanaal, **dag(-3))
    tab.fill_in()
    tab.send("controle")
    aanvraag = tab.stored()
    assert timezone.localdate(aanvraag.ontvangen_op) == timezone.localdate() - timedelta(days=3)
    assert timezone.localdate(aanvraag.ingediend_op) == timezone.localdate()
    ontvangst = werk.get(tab.url("ontvangst"), follow=True).content.decode()
    dag_in_woorden = format_datum(aanvraag.ontvangen_op, weekdag=True).capitalize()
    assert f"{dag_in_woorden}<" in ontvangst, "a letter has a day, and no time"


def test_rules_of_the_form_are_judged_on_the_day_it_came_in(werk: Client) -> None:
    """Told four days after the move, typed over ten days after it: in time (Wet BRP 2.39)."""
    tab = begin(werk, kanaal="post", **dag(-6))
    tab.send("adres", {**typed()["adres"], "huidig_adres": "Beukenlaan 12"})
    verhuisd = timezone.localdate() - timedelta(days=10)
    velden = {
        "verhuisdatum_dag": str(verhuisd.day),
        "verhuisdatum_maand": str(verhuisd.month),
        "verhuisdatum_jaar": str(verhuisd.year),
    }
    assert tab.send("datum", velden).url == tab.url("wie")


@pytest.mark.parametrize("verschil", [1, -366])
def test_day_of_receipt_is_not_in_the_future_nor_long_ago(werk: Client, verschil: int) -> None:
    velden = {"formulier": FormulierFactory().pk, "kanaal": "post", **dag(verschil)}
    antwoord = werk.post(URL, velden)
    assert antwoord.status_code == 422
    assert "hoogstens een jaar geleden" in antwoord.content.decode()
    assert not Aanvraag.objects.exists()


@pytest.mark.parametrize(("kanaal", "verwacht"), [("post", True), ("balie", False), ("telefoon", False)])
def test_day_is_kept_for_paper_only_and_is_today_when_not_given(
    werk: Client, kanaal: str, verwacht: bool
) -> None:
    anders = {} if verwacht else dag(-3)
    assert begin(werk, kanaal=kanaal, **anders).stored().binnengekomen_op == (
        timezone.localdate() if verwacht else None
    )


@pytest.mark.parametrize("met_inwoner", [True, False])
def test_form_that_closes_meanwhile_is_told(werk: Client, inwoner: Inwoner, met_inwoner: bool) -> None:
    """Full is judged on starting, for only then it is known."""
    formulier = FormulierFactory(hoogste_aantal=0)
    url = reverse("werkplek:aanvraag", args=[inwoner.uuid]) if met_inwoner else URL
    antwoord = werk.post(url, {"formulier": formulier.pk, "kanaal": "balie"})
    assert antwoord.status_code == 422
    assert "net gesloten" in antwoord.content.decode()
    assert not Aanvraag.objects.exists()


def test_check_without_keeping_is_no_form_to_fill_in_for_somebody(werk: Client) -> None:
    check = FormulierFactory(slug="check", soort="check")
    assert werk.post(URL, {"formulier": check.pk, "kanaal": "balie"}).status_code == 422


def test_channel_of_the_website_cannot_be_chosen(werk: Client) -> None:
    assert werk.post(URL, {"formulier": FormulierFactory().pk, "kanaal": "website"}).status_code == 422


def make_pdf(tekst: str = "Brief") -> SimpleUploadedFile:
    return SimpleUploadedFile("brief.pdf", write_brief(tekst, [tekst]))


def test_scan_of_the_letter_goes_along_and_what_was_typed_stays(werk: Client) -> None:
    tab = begin(werk, kanaal="post")
    antwoord = tab.send("adres", {"straat": "Half"}, ga="scan")
    assert antwoord.url == tab.url("scan")
    assert werk.post(antwoord.url, {"scan": [make_pdf("Een"), make_pdf("Twee")]}).url == tab.url("scan")
    een, twee = tab.aanvraag.bijlagen.all()
    assert (een.veld, een.bestandsnaam) == ("", "brief.pdf")
    werk.post(tab.url("scan"), {"bestand": f"scan:{twee.uuid}"})
    assert list(tab.aanvraag.bijlagen.all()) == [een]
    assert werk.get(tab.url("scan")).content.decode().count("brief.pdf") == 2, "its name, and on its button"
    assert 'value="Half"' in tab.open("adres").content.decode()


def test_refused_scan_is_named_and_kept_nowhere(werk: Client) -> None:
    tab = begin(werk, kanaal="post")
    fout = SimpleUploadedFile("brief.pdf", b"MZ geen pdf")
    na = werk.post(tab.url("scan"), {"scan": fout, "bestand": "scan:onzin"}, follow=True)
    assert "brief.pdf" in na.content.decode()
    assert not tab.aanvraag.bijlagen.exists()


def test_resident_has_no_page_for_scans(inwoner: Inwoner, eigenaar: Account, client_voor: ClientVoor) -> None:
    tab = Invuller(client_voor(eigenaar), AanvraagFactory(aanvrager=inwoner))
    assert tab.open("scan").status_code == 404
    assert tab.client.post(tab.url("scan"), {"scan": make_pdf()}).status_code == 404
    assert not tab.aanvraag.bijlagen.exists()


def test_own_drafts_are_listed_and_those_of_a_colleague_are_not(
    werk: Client, medewerker: Account, medewerker_ander_team: Account, client_voor: ClientVoor
) -> None:
    aanvraag = AanvraagFactory(ingevuld_door=medewerker, kanaal="balie", ingevuld=True)
    verder = reverse("formulieren:verder", args=[aanvraag.uuid])
    assert verder in werk.get(URL).content.decode()
    assert verder not in client_voor(medewerker_ander_team).get(URL).content.decode()


def test_draft_without_a_person_is_of_its_maker_only(
    werk: Client, medewerker_ander_team: Account, eigenaar: Account, client_voor: ClientVoor
) -> None:
    tab = begin(werk)
    for client in (client_voor(medewerker_ander_team), client_voor(eigenaar), Client()):
        assert client.get(tab.url("adres")).status_code == 404
