"""Somebody else signs along: asked by message, seen after login as that person, and the work waits for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portaal.berichten.models import Bericht, Portaalbericht
from portaal.formulieren.enums import AanvraagStatus, OndertekeningStatus
from portaal.formulieren.models import Aanvraag, Ondertekening
from portaal.formulieren.ondertekenaar import is_same_person
from portaal.formulieren.operations import (
    OndertekeningVoorbij,
    VerkeerdePersoon,
    correct_adres,
    refuse_ondertekening,
    sign_ondertekening,
)
from portaal.formulieren.tasks import herinner
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account, Inzage
from portaal.zaken.models import Zaak
from tests.conftest import ClientVoor, Klok
from tests.factories.formulieren import AanvraagFactory, FormulierFactory, hand_in
from tests.factories.inwoners import InwonerFactory

from .invuller import Invuller

DEFINITIE: dict[str, Any] = {
    "titel": "Samen",
    "stappen": [
        {
            "sleutel": "wie",
            "titel": "Met wie",
            "velden": [
                {"sleutel": "email", "type": "email", "label": "Uw e-mail"},
                {"sleutel": "partner", "type": "tekst", "label": "Naam van uw partner"},
                {"sleutel": "partner_email", "type": "email", "label": "E-mail van uw partner"},
                {"sleutel": "geheim", "type": "tekst", "label": "Wens"},
            ],
        }
    ],
    "ondertekening": {"naam": "partner", "email": "partner_email"},
}
ANTWOORDEN = {
    **{"email": "sanne@voorbeeld.example", "partner": "Mehmet Yildirim"},
    **{"partner_email": "mehmet@voorbeeld.example", "geheim": "Onder de lindeboom"},
}


@pytest.fixture
def partner(gemachtigde: Account) -> Account:
    """Mehmet Yıldırım, who is asked to sign."""
    return gemachtigde


@pytest.fixture
def aanvraag(eigenaar: Account) -> Aanvraag:
    """Handed in by Sanne de Vries, who wants to marry Mehmet."""
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    aanvraag = AanvraagFactory(
        formulier=FormulierFactory(definitie=DEFINITIE), aanvrager=inwoner, ingevuld={"wie": ANTWOORDEN}
    )
    hand_in(aanvraag)
    return aanvraag


def stored(aanvraag: Aanvraag) -> Aanvraag:
    return Aanvraag.objects.get(pk=aanvraag.pk)


def verzoek() -> Ondertekening:
    return Ondertekening.objects.get()


def link() -> str:
    """The path in the newest request."""
    tekst: str = Bericht.objects.filter(soort="ondertekenen-verzoek").latest("pk").context["link"]
    return "/" + tekst.split("/", 3)[3]


def told(inwoner: Inwoner) -> list[str]:
    """What stands in Mijn omgeving."""
    return [bericht.tekst for bericht in Portaalbericht.objects.filter(inwoner=inwoner).order_by("pk")]


def sign(account: Account) -> None:
    inwoner = Inwoner.objects.get(uuid=account.inwoner_uuid)
    sign_ondertekening(ondertekening=verzoek(), inwoner=inwoner, loa="midden", by=account, now=timezone.now())


class TestAsking:
    def test_the_work_waits_and_the_other_is_asked(self, aanvraag: Aanvraag) -> None:
        assert aanvraag.status == AanvraagStatus.WACHT_ONDERTEKENING
        assert not aanvraag.acties.exists()
        bericht = Bericht.objects.get(soort="ondertekenen-verzoek")
        assert (bericht.adres, bericht.ontvanger) == ("mehmet@voorbeeld.example", None)
        assert set(bericht.context) == {"link", "tot"}

    def test_who_hands_in_gets_the_receipt_that_tells_it(self, aanvraag: Aanvraag) -> None:
        assert "Iemand anders moet nog akkoord geven" in told(aanvraag.aanvrager)[0]

    def test_without_a_second_person_nothing_waits(self, eigenaar: Account) -> None:
        aanvraag = AanvraagFactory(aanvrager=Inwoner.objects.get(uuid=eigenaar.inwoner_uuid), ingediend=True)
        assert aanvraag.status == AanvraagStatus.INGEDIEND

    def test_the_token_stands_in_the_message_only(self, aanvraag: Aanvraag) -> None:
        token = link().rstrip("/").rpartition("/")[2]
        assert len(token) == 43
        assert token not in str(Ondertekening.objects.values())


class TestPage:
    def test_without_login_it_tells_nothing_of_anybody(self, aanvraag: Aanvraag, client: Client) -> None:
        pagina = client.get(link())
        assert pagina.status_code == 200
        for verborgen in ("Sanne", "Mehmet", "lindeboom", aanvraag.formulier.titel, str(aanvraag.referentie)):
            assert verborgen not in pagina.text
        assert "Inloggen met DigiD" in pagina.text

    def test_the_right_person_reads_all_and_the_look_is_logged(
        self, aanvraag: Aanvraag, partner: Account, client_voor: ClientVoor
    ) -> None:
        pagina = client_voor(partner).get(link())
        assert "Onder de lindeboom" in pagina.text
        assert Inzage.objects.filter(wie=partner, betrokkene=aanvraag.aanvrager.uuid).count() == 1

    def test_another_person_reads_nothing(
        self, aanvraag: Aanvraag, vreemde: Account, client_voor: ClientVoor
    ) -> None:
        pagina = client_voor(vreemde).get(link())
        assert pagina.status_code == 403
        assert "lindeboom" not in pagina.text
        assert "Sanne" not in pagina.text

    def test_who_asks_cannot_sign_for_the_other(
        self, aanvraag: Aanvraag, eigenaar: Account, client_voor: ClientVoor
    ) -> None:
        assert client_voor(eigenaar).post(link(), {"antwoord": "ja"}).status_code == 403
        assert verzoek().status == OndertekeningStatus.GEVRAAGD

    def test_staff_do_not_sign(
        self, aanvraag: Aanvraag, medewerker: Account, client_voor: ClientVoor
    ) -> None:
        assert client_voor(medewerker).get(link()).status_code == 403

    def test_an_unknown_link_is_a_404(self, client: Client, db: None) -> None:
        assert client.get(f"/ondertekenen/{'x' * 43}/").status_code == 404

    def test_no_answer_is_asked_again(
        self, aanvraag: Aanvraag, partner: Account, client_voor: ClientVoor
    ) -> None:
        antwoord = client_voor(partner).post(link(), {})
        assert antwoord.status_code == 422
        assert "Kies of u akkoord geeft" in antwoord.text


class TestAnswer:
    def answer(self, client: Client, wat: str) -> HttpResponse:
        pad = link()
        client.post(pad, {"antwoord": wat})
        return client.get(pad)

    def test_a_yes_starts_the_work_and_both_have_the_receipt(
        self, aanvraag: Aanvraag, partner: Account, client_voor: ClientVoor
    ) -> None:
        pagina = self.answer(client_voor(partner), "ja")
        assert "U hebt akkoord gegeven" in pagina.text
        assert stored(aanvraag).status == AanvraagStatus.INGEDIEND
        assert stored(aanvraag).acties.filter(soort="zaak").exists()
        mehmet = Inwoner.objects.get(uuid=partner.inwoner_uuid)
        assert any("formulier ontvangen" in tekst for tekst in told(mehmet))
        assert any("heeft akkoord gegeven" in tekst for tekst in told(aanvraag.aanvrager))
        assert verzoek().inwoner == mehmet

    def test_a_no_ends_it(self, aanvraag: Aanvraag, partner: Account, client_voor: ClientVoor) -> None:
        pagina = self.answer(client_voor(partner), "nee")
        assert "U hebt geen akkoord gegeven" in pagina.text
        assert stored(aanvraag).status == AanvraagStatus.VERLOPEN
        assert not stored(aanvraag).acties.exists()
        assert any("geen akkoord gegeven" in tekst for tekst in told(aanvraag.aanvrager))

    def test_an_answer_counts_once(self, aanvraag: Aanvraag, partner: Account) -> None:
        sign(partner)
        assert verzoek().loa == "midden"
        with pytest.raises(OndertekeningVoorbij):
            sign(partner)
        with pytest.raises(OndertekeningVoorbij):
            refuse_ondertekening(ondertekening=verzoek(), by=partner, now=timezone.now())
        assert stored(aanvraag).acties.filter(soort="zaak").count() == 1

    def test_the_wrong_person_is_refused_by_the_operation_too(
        self, aanvraag: Aanvraag, vreemde: Account
    ) -> None:
        with pytest.raises(VerkeerdePersoon):
            sign(vreemde)
        assert not Zaak.objects.exists()


class TestAddress:
    def correct(self, client: Client, aanvraag: Aanvraag, adres: str) -> HttpResponse:
        rij = verzoek()
        velden = {"ondertekening": str(rij.uuid), f"{rij.pk}-adres": adres}
        return client.post(f"/aanvragen/{aanvraag.uuid}/ondertekening/", velden)

    def test_the_applicant_corrects_it_and_the_old_link_is_dead(
        self, aanvraag: Aanvraag, eigenaar: Account, client_voor: ClientVoor, client: Client
    ) -> None:
        oud = link()
        assert (
            self.correct(client_voor(eigenaar), aanvraag, "m.yildirim@voorbeeld.example").status_code == 302
        )
        assert Bericht.objects.latest("pk").adres == "m.yildirim@voorbeeld.example"
        assert client.get(oud).status_code == 404
        assert client.get(link()).status_code == 200

    def test_it_may_become_a_mobile_number(
        self, aanvraag: Aanvraag, eigenaar: Account, client_voor: ClientVoor
    ) -> None:
        self.correct(client_voor(eigenaar), aanvraag, "06 12 34 56 02")
        assert verzoek().adres == "+31612345602"

    def test_what_is_no_address_is_told(
        self, aanvraag: Aanvraag, eigenaar: Account, client_voor: ClientVoor
    ) -> None:
        antwoord = self.correct(client_voor(eigenaar), aanvraag, "geen adres")
        assert antwoord.status_code == 422
        assert "bijvoorbeeld" in antwoord.text

    def test_a_stranger_has_no_such_page(
        self, aanvraag: Aanvraag, vreemde: Account, client_voor: ClientVoor
    ) -> None:
        assert self.correct(client_voor(vreemde), aanvraag, "x@voorbeeld.example").status_code == 404
        assert verzoek().adres == "mehmet@voorbeeld.example"

    def test_the_receipt_leads_there(
        self, aanvraag: Aanvraag, eigenaar: Account, client_voor: ClientVoor
    ) -> None:
        pagina = Invuller(client_voor(eigenaar), aanvraag).open("ontvangst")
        assert f"/aanvragen/{aanvraag.uuid}/ondertekening/" in pagina.text
        assert "Iemand anders geeft akkoord" in pagina.text


class TestTime:
    def verzoeken(self) -> int:
        return Bericht.objects.filter(soort="ondertekenen-verzoek").count()

    def test_one_reminder_after_five_days(self, aanvraag: Aanvraag, klok: Klok) -> None:
        herinner()
        assert self.verzoeken() == 1
        klok.vooruit(days=5, minutes=1)
        herinner()
        herinner()
        assert self.verzoeken() == 2

    def test_a_reminder_buys_no_time(self, aanvraag: Aanvraag, klok: Klok) -> None:
        tot = verzoek().verloopt_op
        klok.vooruit(days=6)
        herinner()
        assert verzoek().verloopt_op == tot

    def test_silence_ends_it_and_is_told(self, aanvraag: Aanvraag, klok: Klok, client: Client) -> None:
        pad = link()
        klok.vooruit(days=14, minutes=1)
        herinner()
        herinner()
        assert stored(aanvraag).status == AanvraagStatus.VERLOPEN
        assert verzoek().status == OndertekeningStatus.VERLOPEN
        assert sum("niet op tijd" in tekst for tekst in told(aanvraag.aanvrager)) == 1
        assert client.get(pad).status_code == 410

    def test_too_late_is_too_late_before_the_sweeper_comes(
        self, aanvraag: Aanvraag, partner: Account, klok: Klok
    ) -> None:
        klok.vooruit(days=15)
        with pytest.raises(OndertekeningVoorbij):
            sign(partner)

    def test_another_address_starts_the_time_anew(self, aanvraag: Aanvraag, klok: Klok) -> None:
        klok.vooruit(days=10)
        correct_adres(ondertekening=verzoek(), adres="ander@voorbeeld.example", by=None, now=timezone.now())
        assert verzoek().verloopt_op - timezone.now() > timedelta(days=13)
        assert verzoek().herinnerd_op is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("naam", "is_zelfde"),
    [
        ("Mehmet Yıldırım", True),
        ("mehmet yildirim", True),
        ("M. Yildirim", True),
        ("Yildirim, Mehmet", True),
        ("Kees Yildirim", False),
        ("Mehmet", False),
        ("", False),
        ("Yildirim", False),
        ("Mehmet Dijkstra", False),
    ],
)
def test_a_name_as_people_type_it(naam: str, is_zelfde: bool) -> None:
    inwoner = InwonerFactory.build(voornamen="Mehmet", geslachtsnaam="Yıldırım")
    assert is_same_person(naam, inwoner) is is_zelfde


@pytest.mark.parametrize("naam", ["Jo van den Heuvel", "Johanna Cornelia Heuvel", "J.C. v.d. Heuvel"])
def test_what_stands_between_the_names_does_not_count(naam: str) -> None:
    inwoner = InwonerFactory.build(
        voornamen="Johanna Cornelia", voorvoegsel="van den", geslachtsnaam="Heuvel"
    )
    assert is_same_person(naam, inwoner)
