"""Finding a resident, the klantbeeld, and starting something on their behalf."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from portaal.berichten.models import Bericht, Contactpunt
from portaal.formulieren.models import Aanvraag
from portaal.inwoners.models import Inwoner
from portaal.organisatie.models import Team
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.models import Account, Handeling, Inzage
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.berichten import ContactpuntFactory
from tests.factories.formulieren import FormulierFactory
from tests.factories.inwoners import TEST_BSNS, InwonerFactory
from tests.factories.organisatie import TeamlidFactory
from tests.factories.toegang import MedewerkerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory
from tests.tellen import count_queries

from ..bronnen import Bronnen

pytestmark = pytest.mark.django_db
ZOEKEN, OP_BSN = "/werkplek/zoeken/", "/werkplek/zoeken/bsn/"


def klantbeeld(inwoner: Inwoner) -> str:
    return reverse("werkplek:inwoner", args=[inwoner.uuid])


def search(client: Client, vraag: str) -> str:
    antwoord = client.get(ZOEKEN, {"q": vraag})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.parametrize("vraag", ["Vries", "sanne vries", "4299 LV 12", "beuk"])
def test_resident_or_zaak_is_found_by_name_address_or_subject(
    vraag: str, werk: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    Inwoner.objects.filter(pk=inwoner.pk).update(huisnummer="12")
    ZaakFactory(zaaktype=zaaktype, initiator=inwoner)
    pagina = search(werk, vraag)
    assert klantbeeld(inwoner) in pagina or "Kappen van een beuk" in pagina


def test_search_finds_no_zaak_of_another_team(werk: Client, inwoner: Inwoner) -> None:
    ander = ZaakFactory(initiator=inwoner, omschrijving="Geheim van een ander team")
    assert ander.omschrijving not in search(werk, "Vries")
    assert ander.omschrijving not in search(werk, ander.identificatie)


def test_each_search_is_logged_without_what_was_typed(werk: Client, inwoner: Inwoner) -> None:
    werk.get(ZOEKEN)
    assert not Inzage.objects.exists()
    search(werk, "Vries")
    inzage = Inzage.objects.get()
    assert "Vries" not in inzage.wat + inzage.waarom


def test_bsn_is_never_part_of_a_url(werk: Client, inwoner: Inwoner) -> None:
    bsn = inwoner.bsn_enc
    antwoord = werk.get(ZOEKEN, {"q": bsn})
    assert antwoord["Location"] == ZOEKEN
    gevonden = werk.post(OP_BSN, {"bsn": f" {bsn[:4]} {bsn[4:]}"})
    assert gevonden["Location"] == klantbeeld(inwoner)
    assert bsn not in werk.get(gevonden["Location"]).content.decode()


@pytest.mark.parametrize(
    "vraag", ["{0[0]}.{0[1]}.{0[2]}", "BSN {0[0]}{0[1]}{0[2]}", "bsn: {0[0]}-{0[1]}/{0[2]}"]
)
def test_bsn_is_recognised_however_it_is_typed(vraag: str, werk: Client, inwoner: Inwoner) -> None:
    bsn = inwoner.bsn_enc
    antwoord = werk.get(ZOEKEN, {"q": vraag.format((bsn[:3], bsn[3:6], bsn[6:]))}, follow=True)
    assert antwoord.redirect_chain == [(ZOEKEN, 302)]
    assert "Zoek niet op BSN in dit veld." in antwoord.content.decode()
    assert not Inzage.objects.exists()


def test_bsn_that_nobody_has_is_told_and_logged(werk: Client) -> None:
    antwoord = werk.post(OP_BSN, {"bsn": TEST_BSNS[-1]})
    assert antwoord.status_code == 422
    assert "Wij kennen niemand met dit burgerservicenummer." in antwoord.content.decode()
    assert Inzage.objects.get().resultaat == InzageResultaat.NIET_GEVONDEN


@pytest.mark.parametrize("invoer", ["", "123", "999999999", "abc"])
def test_bsn_that_cannot_be_one_is_told(werk: Client, invoer: str) -> None:
    antwoord = werk.post(OP_BSN, {"bsn": invoer})
    assert antwoord.status_code == 422
    assert "burgerservicenummer" in antwoord.content.decode()


def test_staff_without_a_team_find_nobody(inwoner: Inwoner, client_voor: ClientVoor) -> None:
    client = client_voor(MedewerkerFactory())
    assert klantbeeld(inwoner) not in search(client, "Vries")
    assert client.post(OP_BSN, {"bsn": inwoner.bsn_enc}).status_code == 422
    Inzage.objects.all()
    aantal = Inzage.objects.count()
    assert client.get(klantbeeld(inwoner)).status_code == 404
    assert Inzage.objects.count() == aantal, "what was not shown is not logged as shown"


def test_klantbeeld_is_logged_before_it_is_read(
    werk: Client, medewerker: Account, inwoner: Inwoner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise ConnectionError("the data cannot be read")

    monkeypatch.setattr("portaal.werkplek.inwoners.views.get_inwoner_or_404", fail)
    with pytest.raises(ConnectionError):
        werk.get(klantbeeld(inwoner))
    inzage = Inzage.objects.get()
    assert (inzage.wie, inzage.betrokkene) == (medewerker, inwoner.uuid)


def test_klantbeeld_shows_zaken_of_the_own_team_and_messages(
    werk: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    ContactpuntFactory(inwoner=inwoner)
    ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving="Loopt nog", in_behandeling=True)
    ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving="Is klaar", afgerond=True)
    ZaakFactory(initiator=inwoner, omschrijving="Van een ander team", in_behandeling=True)
    pagina = werk.get(klantbeeld(inwoner)).content.decode()
    assert pagina.index("Lopende zaken") < pagina.index("Loopt nog") < pagina.index("Afgeronde zaken")
    assert pagina.index("Afgeronde zaken") < pagina.index("Is klaar")
    assert "Van een ander team" not in pagina
    assert "Kapvergunning: In behandeling" in pagina, "a message of the zaak of the own team"
    assert "Sms naar" in pagina


def test_klantbeeld_of_somebody_new_says_so(werk: Client) -> None:
    pagina = werk.get(klantbeeld(InwonerFactory())).content.decode()
    assert "Geen lopende zaken die u mag zien." in pagina
    assert "Wij stuurden deze inwoner nog geen berichten." in pagina
    assert "Wij hebben geen telefoonnummer of e-mailadres." in pagina


def test_form_is_started_for_the_resident_with_its_kanaal(
    werk: Client, medewerker: Account, inwoner: Inwoner, team: Team
) -> None:
    formulier = FormulierFactory(zaaktype__team=team)
    pad = reverse("werkplek:aanvraag", args=[inwoner.uuid])
    antwoord = werk.post(pad, {"formulier": formulier.pk, "kanaal": "telefoon"})
    aanvraag = Aanvraag.objects.get()
    assert (aanvraag.aanvrager, aanvraag.ingevuld_door) == (inwoner, medewerker)
    assert aanvraag.kanaal == "telefoon"
    assert antwoord["Location"] == reverse("formulieren:verder", args=[aanvraag.uuid])


def test_form_without_kanaal_is_not_started_and_the_choice_stays(
    werk: Client, inwoner: Inwoner, team: Team
) -> None:
    formulier = FormulierFactory(zaaktype__team=team)
    antwoord = werk.post(reverse("werkplek:aanvraag", args=[inwoner.uuid]), {"formulier": formulier.pk})
    assert antwoord.status_code == 422
    pagina = antwoord.content.decode()
    assert pagina.count("Kies hoe de vraag binnenkwam.") == 2
    assert f'<option value="{formulier.pk}" selected>' in pagina
    assert not Aanvraag.objects.exists()


def test_zaak_is_registered_at_the_balie(werk: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    pad = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid])
    assert werk.get(pad).status_code == 200
    antwoord = werk.post(pad, filled_in(zaaktype))
    zaak = Zaak.objects.get()
    assert antwoord["Location"] == reverse("werkplek:zaak", args=[zaak.uuid])
    assert (zaak.initiator, zaak.kanaal) == (inwoner, "balie")
    assert Bericht.objects.filter(betreft_uuid=zaak.uuid, soort="zaak-ontvangen").exists()


def test_zaak_for_another_team_leads_back_to_the_resident(werk: Client, inwoner: Inwoner) -> None:
    pad = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid])
    ander = ZaaktypeFactory()
    antwoord = werk.post(pad, filled_in(ander))
    assert antwoord["Location"] == klantbeeld(inwoner)


def test_zaak_with_a_gap_is_not_registered_and_keeps_what_was_typed(werk: Client, inwoner: Inwoner) -> None:
    pad = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid])
    antwoord = werk.post(pad, {"omschrijving": "Dit typte ik", "toelichting": "En dit ook"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert pagina.count("Kies een soort zaak.") == 2
    assert 'value="Dit typte ik"' in pagina
    assert "En dit ook" in pagina
    assert not Zaak.objects.exists()


def test_same_page_sent_twice_registers_one_zaak(werk: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    pad = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid])
    velden = filled_in(zaaktype, sleutel=str(werk.get(pad).context["form"]["sleutel"].value()))
    eerste, tweede = werk.post(pad, velden), werk.post(pad, velden, follow=True)
    zaak = Zaak.objects.get()
    assert eerste["Location"] == tweede.redirect_chain[0][0] == reverse("werkplek:zaak", args=[zaak.uuid])
    assert f"U had deze zaak al geregistreerd: {zaak.identificatie}." in tweede.content.decode()
    werk.post(pad, {**velden, "sleutel": str(werk.get(pad).context["form"]["sleutel"].value())})
    assert Zaak.objects.count() == 2, "a page opened anew is another zaak"


def test_key_of_one_member_of_staff_is_not_that_of_another(
    werk: Client, client_voor: ClientVoor, team: Team, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    pad, velden = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid]), filled_in(zaaktype)
    for client in (werk, client_voor(TeamlidFactory(team=team).account)):
        client.post(pad, velden)
    assert Zaak.objects.count() == 2


@pytest.mark.parametrize("sleutel", ["", "geen-sleutel"])
def test_page_without_a_valid_key_registers_nothing_and_brings_one(
    sleutel: str, werk: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    pad, velden = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid]), filled_in(zaaktype, sleutel=sleutel)
    antwoord = werk.post(pad, velden)
    assert antwoord.status_code == 422
    assert "Verstuur het formulier nog een keer." in antwoord.content.decode()
    assert not Zaak.objects.exists()
    nieuw = antwoord.context["form"]["sleutel"].value()
    assert f'name="sleutel" value="{nieuw}"' in antwoord.content.decode()
    werk.post(pad, {**velden, "sleutel": str(nieuw)})
    assert Zaak.objects.count() == 1


CONTACT = {"kanaal": "sms", "adres": "06 87654321", "gelegitimeerd": "on"}


def test_number_is_changed_at_the_balie_and_logged(
    werk: Client, medewerker: Account, inwoner: Inwoner
) -> None:
    ContactpuntFactory(inwoner=inwoner)
    antwoord = werk.post(reverse("werkplek:contact", args=[inwoner.uuid]), CONTACT)
    assert antwoord["Location"] == klantbeeld(inwoner)
    assert Contactpunt.objects.get(inwoner=inwoner).adres == "+31687654321"
    handeling = Handeling.objects.get(soort="contactpunt-gezet")
    assert (handeling.wie, handeling.object_uuid) == (medewerker, inwoner.uuid)
    assert Inzage.objects.filter(wie=medewerker, betrokkene=inwoner.uuid).exists()


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"adres": "0118 123456"}, "Dit is geen mobiel nummer."),
        ({"kanaal": "email"}, "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."),
        ({"kanaal": "brief"}, "Kies wat er wijzigt."),
        ({"adres": ""}, "Vul het nieuwe nummer of e-mailadres in."),
        ({"gelegitimeerd": ""}, "Vraag de inwoner eerst om een geldig identiteitsbewijs."),
    ],
)
def test_number_that_cannot_be_used_changes_nothing_and_is_told(
    anders: dict[str, str], fout: str, werk: Client, inwoner: Inwoner
) -> None:
    oud = ContactpuntFactory(inwoner=inwoner)
    antwoord = werk.post(reverse("werkplek:contact", args=[inwoner.uuid]), {**CONTACT, **anders})
    assert antwoord.status_code == 422
    assert antwoord.content.decode().count(fout) == 2
    assert Contactpunt.objects.get() == oud


@pytest.mark.parametrize("waar", ["zoeken", "klantbeeld"])
def test_list_asks_no_more_with_30_rows_than_with_3(
    waar: str, werk: Client, inwoner: Inwoner, team: Team
) -> None:
    pad = f"{ZOEKEN}?q=Vries" if waar == "zoeken" else klantbeeld(inwoner)
    add_rows(3, inwoner, team)
    met_3 = count_queries(werk, pad)
    add_rows(27, inwoner, team)
    assert count_queries(werk, pad) == met_3


def filled_in(zaaktype: Zaaktype, **anders: str) -> dict[str, Any]:
    """The fields of a zaak as the page sends them."""
    velden = {"zaaktype": zaaktype.pk, "omschrijving": "Kappen van een wilg", "kanaal": "balie"}
    return {**velden, "sleutel": str(uuid4()), **anders}


def add_rows(aantal: int, inwoner: Inwoner, team: Team) -> None:
    """Zaken with messages, and persons of the same name."""
    for _ in range(aantal):
        ZaakFactory(zaaktype=ZaaktypeFactory(team=team), initiator=inwoner, in_behandeling=True)
        InwonerFactory(geslachtsnaam="Vries")


def test_who_is_not_known_yet_comes_from_the_brp(werk: Client, bronnen: Bronnen) -> None:
    antwoord = werk.post(OP_BSN, {"bsn": "999990159"})

    noor = Inwoner.objects.get(geslachtsnaam="Verhagen")
    assert antwoord["Location"].endswith(f"{noor.uuid}/")
    assert Inzage.objects.filter(wat="Gegevens opgehaald uit de BRP").count() == 1


def test_a_brp_that_is_down_is_told(werk: Client, bronnen: Bronnen) -> None:
    bronnen.brp.schakelaars.update({"fout": "500"})
    antwoord = werk.post(OP_BSN, {"bsn": "999990159"})

    assert antwoord.status_code == 422
    assert "de BRP geeft nu geen antwoord" in antwoord.text


def test_secrecy_and_death_are_told_first(werk: Client, inwoner: Inwoner) -> None:
    pad = f"/werkplek/inwoners/{inwoner.uuid}/"
    assert "Geheimhouding" not in werk.get(pad).text
    Inwoner.objects.update(is_geheim=True, is_overleden=True)

    pagina = werk.get(pad).text
    assert "Geef geen gegevens van deze inwoner aan anderen" in pagina
    assert "Deze inwoner is overleden" in pagina
