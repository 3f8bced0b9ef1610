"""What sources tell: shown with where it is from, owned by the municipality, and asked when they are silent."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from portaal.formulieren.invulling import Invulling
from portaal.formulieren.models import Aanvraag, Formulier
from portaal.formulieren.operations import publish_versie
from portaal.formulieren.operations.fouten import FormulierKloptNiet
from portaal.formulieren.prefill import NAMEN, Vooringevuld
from portaal.inwoners.enums import Bron
from portaal.inwoners.models import Inwoner, Organisatie
from portaal.inwoners.operations import refresh_inwoner
from tests.conftest import ClientVoor
from tests.factories.berichten import ContactpuntFactory
from tests.factories.formulieren import AanvraagFactory, FormulierFactory
from tests.factories.inwoners import InwonerFactory

from ..bronnen import Bronnen
from .invuller import Invuller

VELDEN: list[dict[str, Any]] = [
    {"sleutel": "naam", "type": "tekst", "label": "Uw naam", "prefill": "inwoner.naam"},
    {"sleutel": "geboren", "type": "datum", "label": "Geboortedatum", "prefill": "inwoner.geboortedatum"},
    {"sleutel": "postcode", "type": "postcode", "label": "Postcode", "prefill": "inwoner.postcode"},
    {"sleutel": "huisnummer", "type": "huisnummer", "label": "Nummer", "prefill": "inwoner.huisnummer"},
    {
        "sleutel": "bedrijf",
        "type": "tekst",
        "label": "Bedrijf",
        "prefill": "organisatie.naam",
        "verplicht": False,
    },
    {
        "sleutel": "kvk",
        "type": "kvk",
        "label": "KVK-nummer",
        "prefill": "organisatie.kvk",
        "verplicht": False,
    },
    {"sleutel": "email", "type": "email", "label": "E-mail", "prefill": "contact.email"},
]
DEFINITIE = {
    "titel": "Proef",
    "stappen": [
        {"sleutel": "wie", "titel": "Wie bent u", "velden": VELDEN},
        {"sleutel": "wat", "titel": "Wat", "velden": [{"sleutel": "wat", "type": "tekst", "label": "Wat"}]},
    ],
}
INVOER = {
    **{"naam": "Sanne de Vries", "postcode": "4299 LA", "huisnummer": "99", "bedrijf": "", "kvk": ""},
    **{"geboren_dag": "1", "geboren_maand": "2", "geboren_jaar": "1980", "email": "s@voorbeeld.example"},
}


@pytest.fixture
def formulier(db: None) -> Formulier:
    return FormulierFactory(definitie=DEFINITIE)


@pytest.fixture
def sanne(db: None) -> Inwoner:
    return InwonerFactory(
        met_account=True,
        bsn="999990019",
        voornamen="Sanne",
        voorvoegsel="de",
        geslachtsnaam="Vries",
        geboortedatum=date(1988, 3, 14),
        huisnummer="12",
    )


@pytest.fixture
def wizard(formulier: Formulier, sanne: Inwoner, client_voor: ClientVoor) -> Invuller:
    return Invuller(client_voor(sanne.account), AanvraagFactory(formulier=formulier, aanvrager=sanne))


def fill(aanvraag: Aanvraag) -> Invulling:
    return Invulling(Aanvraag.objects.get(pk=aanvraag.pk), vandaag=timezone.localdate())


class TestShown:
    def test_values_stand_with_their_source_and_the_day(self, wizard: Invuller) -> None:
        pagina = wizard.open("wie").text

        assert "Dit staat in de Basisregistratie Personen (BRP)." in pagina
        assert "Wij keken daar op" in pagina
        assert "14 maart 1988" in pagina
        assert 'name="wie-naam"' not in pagina
        assert 'name="wie-email"' in pagina

    def test_a_company_stands_with_the_handelsregister(self, wizard: Invuller) -> None:
        Aanvraag.objects.update(organisatie=make_organisatie())
        pagina = wizard.open("wie").text

        assert "Dit staat in het Handelsregister van de KVK." in pagina
        assert "Bakkerij De Korenaar" in pagina
        assert 'name="wie-kvk"' not in pagina

    def test_contact_data_is_offered_and_can_be_altered(self, wizard: Invuller, sanne: Inwoner) -> None:
        ContactpuntFactory(
            inwoner=sanne, kanaal="email", adres="sanne@voorbeeld.example", verified_at=timezone.now()
        )

        assert 'value="sanne@voorbeeld.example"' in wizard.open("wie").text

    def test_a_value_that_a_question_refuses_is_asked(self, wizard: Invuller, sanne: Inwoner) -> None:
        """Else nobody could get past it."""
        Inwoner.objects.update(postcode="0000 SS")
        pagina = wizard.open("wie").text

        assert 'name="wie-postcode"' in pagina
        assert 'name="wie-naam"' not in pagina


class TestOwned:
    def test_a_post_cannot_alter_what_a_source_says(self, wizard: Invuller) -> None:
        wizard.send("wie", {**INVOER, "naam": "Iemand Anders", "geboren_jaar": "2001"})

        antwoorden = wizard.stored().antwoorden
        assert (antwoorden["naam"], antwoorden["geboren"]) == ("Sanne de Vries", "1988-03-14")

    def test_a_draft_follows_its_source(self, wizard: Invuller, sanne: Inwoner) -> None:
        wizard.send("wie", INVOER)
        Inwoner.objects.update(geslachtsnaam="Bakker", voorvoegsel="")

        assert fill(wizard.aanvraag).antwoorden["naam"] == "Sanne Bakker"
        wizard.send("wat", {"wat": "iets"})
        assert "Sanne Bakker" in wizard.open("controle").text
        wizard.send("controle", {"akkoord": "on"})
        assert wizard.stored().antwoorden["naam"] == "Sanne Bakker"

    def test_what_is_handed_in_is_what_the_check_page_showed(self, wizard: Invuller, sanne: Inwoner) -> None:
        wizard.send("wie", INVOER)
        wizard.send("wat", {"wat": "iets"})
        gelezen = wizard.open("controle")
        Inwoner.objects.update(geslachtsnaam="Bakker")

        wizard.send("controle", {"akkoord": "on"}, pagina=gelezen)
        assert wizard.stored().is_concept
        wizard.send("controle", {"akkoord": "on"})
        assert not wizard.stored().is_concept

    def test_what_was_handed_in_follows_nothing_any_more(self, wizard: Invuller) -> None:
        wizard.send("wie", INVOER)
        wizard.send("wat", {"wat": "iets"})
        wizard.send("controle", {"akkoord": "on"})
        Inwoner.objects.update(geslachtsnaam="Bakker")

        assert fill(wizard.aanvraag).antwoorden["naam"] == "Sanne de Vries"
        assert "Sanne de Vries" in wizard.open("ontvangst").text


class TestSilent:
    @pytest.mark.parametrize("anders", [{"bron": Bron.BALIE}, {"postcode": "", "geboortedatum": None}])
    def test_what_no_source_says_is_asked_and_not_locked(
        self, wizard: Invuller, sanne: Inwoner, anders: dict[str, Any]
    ) -> None:
        Inwoner.objects.update(**anders)
        pagina = wizard.open("wie").text

        assert "Vul uw gegevens zelf in" in pagina
        assert 'name="wie-postcode"' in pagina
        wizard.send("wie", INVOER)
        assert wizard.stored().antwoorden["postcode"] == "4299 LA"

    def test_what_was_typed_stays_until_the_source_speaks(
        self, bronnen: Bronnen, wizard: Invuller, sanne: Inwoner
    ) -> None:
        Inwoner.objects.update(bron=Bron.BALIE)
        wizard.send("wie", INVOER)
        assert fill(wizard.aanvraag).antwoorden["postcode"] == "4299 LA"

        refresh_inwoner(inwoner=Inwoner.objects.get(), by=sanne.account, now=timezone.now())
        nu = fill(wizard.aanvraag)
        assert nu.antwoorden["postcode"] == "4299 LV"
        assert nu.is_bekend(nu.definitie.veld_per_sleutel["postcode"])
        assert nu.is_klaar("wie")
        assert nu.antwoorden["email"] == "s@voorbeeld.example"

    def test_who_did_not_log_in_is_asked_without_a_word_about_sources(self, formulier: Formulier) -> None:
        vooringevuld = Vooringevuld(AanvraagFactory(formulier=formulier, aanvrager=None, houder="x" * 43))

        assert [naam for naam in NAMEN if vooringevuld[naam]] == []
        velden = fill(vooringevuld.aanvraag).definitie.veld_per_sleutel.values()
        assert not any(vooringevuld.is_missed(veld) for veld in velden)


class TestNamens:
    def test_a_gemachtigde_sees_nothing_of_who_they_act_for(
        self, formulier: Formulier, sanne: Inwoner
    ) -> None:
        gemachtigde = InwonerFactory(voornamen="Mehmet")
        ContactpuntFactory(
            inwoner=sanne, kanaal="email", adres="sanne@voorbeeld.example", verified_at=timezone.now()
        )
        ContactpuntFactory(
            inwoner=gemachtigde, kanaal="email", adres="mehmet@voorbeeld.example", verified_at=timezone.now()
        )
        aanvraag = AanvraagFactory(formulier=formulier, aanvrager=sanne)
        aanvraag.gemachtigde = gemachtigde
        vooringevuld = Vooringevuld(aanvraag)

        bekend = {naam: vooringevuld[naam] for naam in NAMEN if vooringevuld[naam]}
        assert bekend == {"contact.email": "mehmet@voorbeeld.example"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefill", "soort"),
    [("inwoner.geboortedatum", "tekst"), ("contact.email", "telefoon"), ("organisatie.kvk", "getal")],
)
def test_a_source_that_does_not_fit_the_question_is_not_published(prefill: str, soort: str) -> None:
    veld = {"sleutel": "x", "type": soort, "label": "X", "prefill": prefill}
    stap = {"sleutel": "s", "titel": "S", "velden": [veld, {"sleutel": "e", "type": "email", "label": "E"}]}
    formulier = FormulierFactory(definitie=None)
    with pytest.raises(FormulierKloptNiet, match="past alleen bij"):
        publish_versie(
            formulier=formulier, definitie={"titel": "T", "stappen": [stap]}, by=None, now=timezone.now()
        )


def make_organisatie() -> Organisatie:
    nu = timezone.now() - timedelta(days=1)
    return Organisatie.objects.create(
        kvk_nummer="00012901", naam="Bakkerij De Korenaar", bijgewerkt_op=nu, created_at=nu
    )
