"""For somebody else, or for an organisation: nothing of them is shown, they agree, and both have the receipt."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portaal.berichten.models import Bericht
from portaal.formulieren.enums import AanvraagStatus, OndertekeningStatus
from portaal.formulieren.models import Aanvraag, Formulier, Ondertekening
from portaal.formulieren.operations import process_actie
from portaal.inwoners.models import Organisatie
from portaal.kern.pdf import write_brief
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak
from tests.conftest import ClientVoor
from tests.factories.formulieren import FormulierFactory
from tests.factories.inwoners import InwonerFactory

from ..bronnen import Bronnen
from .invuller import Invuller

DEFINITIE: dict[str, Any] = {
    "titel": "Namens",
    "stappen": [
        {
            "sleutel": "wie",
            "titel": "Wie",
            "velden": [
                {"sleutel": "naam", "type": "tekst", "label": "Naam", "prefill": "inwoner.naam"},
                {
                    "sleutel": "bedrijf",
                    "type": "tekst",
                    "label": "B",
                    "prefill": "organisatie.naam",
                    "verplicht": False,
                },
                {"sleutel": "email", "type": "email", "label": "Uw e-mail"},
                {"sleutel": "wens", "type": "tekst", "label": "Wens"},
            ],
        }
    ],
}
WIE = {"naam": "Jo Heuvel", "bedrijf": "", "email": "m@voorbeeld.example", "wens": "Een traplift"}
PERSOON = {
    "naam": "Jo van den Heuvel",
    "adres": "jo@voorbeeld.example",
    "hoe": "bevestiging",
}


@pytest.fixture
def formulier(db: None) -> Formulier:
    return FormulierFactory(definitie=DEFINITIE, mag_namens=True, mag_organisatie=True)


@pytest.fixture
def mantelzorger(gemachtigde: Account, client_voor: ClientVoor) -> Client:
    return client_voor(gemachtigde)


POSTBUS = "bestuur@oranjevereniging.example"


def begin(client: Client, formulier: Formulier, voor: str = "persoon", **velden: Any) -> HttpResponse:
    return client.post(f"/formulieren/{formulier.slug}/namens/?voor={voor}", velden)


def fill_in(client: Client) -> Aanvraag:
    """Begun before, walked to the receipt."""
    invuller = Invuller(client, Aanvraag.objects.get())
    invuller.send("wie", WIE)
    invuller.send("controle", {"akkoord": "on"})
    return invuller.stored()


def link() -> str:
    return (
        "/"
        + str(Bericht.objects.filter(soort="ondertekenen-verzoek").latest("pk").context["link"]).split(
            "/", 3
        )[3]
    )


def code() -> str:
    return str(Bericht.objects.filter(soort="ondertekenen-code").latest("pk").context["code"])


class TestPersoon:
    def test_nothing_of_the_other_is_filled_in(self, mantelzorger: Client, formulier: Formulier) -> None:
        InwonerFactory(voornamen="Jo", voorvoegsel="van den", geslachtsnaam="Heuvel", straat="Kerkplein")
        begin(mantelzorger, formulier, **PERSOON)
        pagina = Invuller(mantelzorger, Aanvraag.objects.get()).open("wie").text

        assert "Kerkplein" not in pagina
        assert "Dit staat in" not in pagina
        assert 'name="wie-naam"' in pagina

    def test_two_people_in_two_tabs_are_two_drafts_that_say_for_whom(
        self, mantelzorger: Client, formulier: Formulier
    ) -> None:
        eerste = begin(mantelzorger, formulier, **PERSOON)
        tweede = begin(mantelzorger, formulier, **PERSOON | {"naam": "Ans Bakker"})
        for antwoord, wie, ander in ((eerste, PERSOON["naam"], "Ans"), (tweede, "Ans Bakker", "Heuvel")):
            pagina = mantelzorger.get(antwoord.url, follow=True).text
            assert f"voor {wie}</p>" in pagina
            assert ander not in pagina

    def test_it_waits_for_a_yes_and_the_other_is_asked(
        self, mantelzorger: Client, formulier: Formulier, gemachtigde: Account
    ) -> None:
        begin(mantelzorger, formulier, **PERSOON)
        aanvraag = fill_in(mantelzorger)

        assert aanvraag.status == AanvraagStatus.WACHT_ONDERTEKENING
        assert aanvraag.gemachtigde.uuid == gemachtigde.inwoner_uuid
        assert aanvraag.aanvrager is None
        assert Bericht.objects.filter(soort="ondertekenen-verzoek").count() == 1
        ontvangen = Bericht.objects.get(soort="aanvraag-ontvangen")
        assert ontvangen.ontvanger == aanvraag.gemachtigde

    def test_with_digid_the_other_reads_all_and_becomes_the_applicant(
        self, mantelzorger: Client, formulier: Formulier, client_voor: ClientVoor
    ) -> None:
        jo = InwonerFactory(met_account=True, voornamen="Jo", voorvoegsel="van den", geslachtsnaam="Heuvel")
        begin(mantelzorger, formulier, **PERSOON)
        aanvraag = fill_in(mantelzorger)
        hunne = client_voor(jo.account)

        assert "Een traplift" in hunne.get(link()).text
        hunne.post(link(), {"antwoord": "ja"})
        aanvraag.refresh_from_db()
        assert (aanvraag.status, aanvraag.aanvrager) == (AanvraagStatus.INGEDIEND, jo)
        zaak = do_zaak(aanvraag)
        rollen = {(rol.inwoner_id, rol.indicatie_machtiging) for rol in zaak.rollen.all()}
        assert rollen == {(jo.pk, ""), (aanvraag.gemachtigde_id, "gemachtigde")}

    def test_with_a_code_the_other_reads_who_and_what_but_no_answers(
        self, mantelzorger: Client, formulier: Formulier, client: Client
    ) -> None:
        begin(mantelzorger, formulier, **PERSOON)
        aanvraag = fill_in(mantelzorger)
        start = client.get(link()).text
        assert "Mehmet" not in start
        assert formulier.titel not in start

        client.post(link(), {"stuur": "1"})
        vraag = client.post(link(), {"code": code()}).text
        assert "Mehmet Yıldırım" in vraag
        assert formulier.titel in vraag
        assert "traplift" not in vraag
        client.post(link(), {"code": code(), "antwoord": "ja"})
        aanvraag.refresh_from_db()
        assert (aanvraag.status, aanvraag.aanvrager) == (AanvraagStatus.INGEDIEND, None)
        assert Bericht.objects.filter(soort="aanvraag-ontvangen-link").count() == 1

    def test_a_wrong_code_is_told_and_five_are_the_end_of_it(
        self, mantelzorger: Client, formulier: Formulier, client: Client
    ) -> None:
        begin(mantelzorger, formulier, **PERSOON)
        fill_in(mantelzorger)
        client.post(link(), {"stuur": "1"})
        goed = code()
        fout = f"{(int(goed) + 1) % 1_000_000:06}"
        for _ in range(5):
            antwoord = client.post(link(), {"code": fout, "antwoord": "ja"})
            assert antwoord.status_code == 422
        assert "klopt niet" in antwoord.text
        client.post(link(), {"code": goed, "antwoord": "ja"})
        assert Ondertekening.objects.get().status == OndertekeningStatus.GEVRAAGD
        client.post(link(), {"stuur": "1"})
        client.post(link(), {"code": code(), "antwoord": "ja"})
        assert Ondertekening.objects.get().status == OndertekeningStatus.GETEKEND

    def test_without_a_code_nobody_agrees(
        self, mantelzorger: Client, formulier: Formulier, client: Client
    ) -> None:
        begin(mantelzorger, formulier, **PERSOON)
        fill_in(mantelzorger)
        client.post(link(), {"antwoord": "ja"})
        client.post(link(), {"code": "000000", "antwoord": "ja"})
        assert Ondertekening.objects.get().status == OndertekeningStatus.GEVRAAGD

    def test_the_code_stands_in_no_table(
        self, mantelzorger: Client, formulier: Formulier, client: Client
    ) -> None:
        begin(mantelzorger, formulier, **PERSOON)
        fill_in(mantelzorger)
        client.post(link(), {"stuur": "1"})
        assert not re.search(rf"\b{code()}\b", str(Ondertekening.objects.values()))

    def test_a_document_goes_along_and_nobody_is_asked(
        self, mantelzorger: Client, formulier: Formulier
    ) -> None:
        bestand = SimpleUploadedFile("m.pdf", write_brief("Machtiging", ["Jo"]), "application/pdf")
        begin(mantelzorger, formulier, **{**PERSOON, "hoe": "document"}, bestand=bestand)
        aanvraag = fill_in(mantelzorger)

        assert aanvraag.status == AanvraagStatus.INGEDIEND
        assert aanvraag.bijlagen.count() == 1
        assert not Bericht.objects.filter(soort="ondertekenen-verzoek").exists()
        naar = {bericht.adres for bericht in Bericht.objects.filter(soort__startswith="aanvraag-ontvangen")}
        assert naar == {"m@voorbeeld.example", "jo@voorbeeld.example"}

    @pytest.mark.parametrize(
        ("anders", "melding"),
        [
            ({"naam": ""}, "Vul de voornaam en achternaam in"),
            ({"adres": "nergens"}, "bijvoorbeeld"),
            ({"hoe": ""}, "Kies hoe wij weten"),
            ({"hoe": "document"}, "Kies het bestand"),
            ({"voor": "organisatie"}, "KVK-nummer van 8 cijfers"),
        ],
    )
    def test_what_is_missing_is_told(
        self, mantelzorger: Client, formulier: Formulier, anders: dict[str, str], melding: str
    ) -> None:
        antwoord = begin(mantelzorger, formulier, **{**PERSOON, **anders})
        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert not Aanvraag.objects.exists()

    def test_a_stranger_does_not_come_in(
        self, mantelzorger: Client, formulier: Formulier, vreemde: Account, client_voor: ClientVoor
    ) -> None:
        begin(mantelzorger, formulier, **PERSOON)
        assert client_voor(vreemde).get(f"/aanvragen/{Aanvraag.objects.get().uuid}/wie/").status_code == 404


class TestOrganisatie:
    def test_it_comes_from_the_handelsregister_and_is_locked(
        self, bronnen: Bronnen, mantelzorger: Client, formulier: Formulier
    ) -> None:
        begin(mantelzorger, formulier, voor="organisatie", kvk="00012903", email=POSTBUS)
        pagina = Invuller(mantelzorger, Aanvraag.objects.get()).open("wie").text
        assert "Oranjevereniging Lindervoort" in pagina
        assert "Handelsregister" in pagina
        aanvraag = fill_in(mantelzorger)

        assert aanvraag.status == AanvraagStatus.INGEDIEND
        assert aanvraag.antwoorden["bedrijf"] == "Oranjevereniging Lindervoort"
        zaak = do_zaak(aanvraag)
        assert zaak.rollen.get(organisatie__kvk_nummer="00012903").inwoner == aanvraag.aanvrager

    def test_both_get_the_receipt(self, bronnen: Bronnen, mantelzorger: Client, formulier: Formulier) -> None:
        begin(mantelzorger, formulier, voor="organisatie", kvk="00012903", email="verkeerd@elders.example")
        begin(mantelzorger, formulier, voor="organisatie", kvk="00012903", email=POSTBUS)
        aanvraag = fill_in(mantelzorger)
        berichten = Bericht.objects.filter(betreft_uuid=aanvraag.uuid)
        assert berichten.get(ontvanger=aanvraag.aanvrager).soort == "aanvraag-ontvangen"
        van_organisatie = berichten.get(ontvanger=None)
        assert van_organisatie.adres == POSTBUS
        assert set(van_organisatie.context) == {"link"}

    def test_without_an_address_for_it_the_form_says_what_to_do(
        self, bronnen: Bronnen, mantelzorger: Client, formulier: Formulier
    ) -> None:
        antwoord = begin(mantelzorger, formulier, voor="organisatie", kvk="00012903", email="bestuur")
        assert "naam@voorbeeld.nl" in antwoord.text
        assert not Aanvraag.objects.exists()

    @pytest.mark.parametrize(
        ("kvk", "melding"),
        [("00099999", "geen organisatie"), ("00012911", "niet meer ingeschreven"), ("12", "8 cijfers")],
    )
    def test_a_number_that_is_no_good(
        self, bronnen: Bronnen, mantelzorger: Client, formulier: Formulier, kvk: str, melding: str
    ) -> None:
        antwoord = begin(mantelzorger, formulier, voor="organisatie", kvk=kvk, email=POSTBUS)
        assert antwoord.status_code == 422
        assert melding in antwoord.text
        assert not Aanvraag.objects.exists()

    def test_a_register_that_is_down_is_told(
        self, bronnen: Bronnen, mantelzorger: Client, formulier: Formulier
    ) -> None:
        bronnen.kvk.schakelaars.update({"fout": "500"})
        antwoord = begin(mantelzorger, formulier, voor="organisatie", kvk="00012903", email=POSTBUS)
        assert antwoord.status_code == 422
        assert "nu niet opzoeken" in antwoord.text
        assert not Organisatie.objects.exists()


class TestMag:
    def test_a_form_that_does_not_allow_it_has_no_such_page(self, mantelzorger: Client) -> None:
        formulier = FormulierFactory(definitie=DEFINITIE)
        assert mantelzorger.get(f"/formulieren/{formulier.slug}/namens/").status_code == 404
        assert "/namens/" not in mantelzorger.get(f"/formulieren/{formulier.slug}/").text

    def test_what_a_form_does_not_allow_cannot_be_posted(self, mantelzorger: Client) -> None:
        formulier = FormulierFactory(definitie=DEFINITIE, mag_organisatie=True)
        antwoord = begin(mantelzorger, formulier, **PERSOON)
        assert (antwoord.status_code, "KVK-nummer" in antwoord.text) == (422, True)
        assert not Aanvraag.objects.exists()

    def test_where_both_are_allowed_one_chooses(self, mantelzorger: Client, formulier: Formulier) -> None:
        pagina = mantelzorger.get(f"/formulieren/{formulier.slug}/namens/")
        assert "?voor=persoon" in pagina.text
        assert "?voor=organisatie" in pagina.text
        assert "<form" not in pagina.text.split("<main")[1].split("</main>")[0]

    def test_the_start_page_leads_there(self, mantelzorger: Client, formulier: Formulier) -> None:
        assert (
            f"/formulieren/{formulier.slug}/namens/"
            in mantelzorger.get(f"/formulieren/{formulier.slug}/").text
        )

    def test_it_takes_a_login(self, client: Client, formulier: Formulier) -> None:
        antwoord = client.get(f"/formulieren/{formulier.slug}/namens/")
        assert (antwoord.status_code, "/inloggen/" in antwoord.url) == (302, True)


def do_zaak(aanvraag: Aanvraag) -> Zaak:
    process_actie(actie_id=aanvraag.acties.get(soort="zaak").pk, now=timezone.now())
    return Zaak.objects.get()
