"""Finding a resident, the klantbeeld, and starting something on their behalf."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portaal.berichten.models import Bericht
from portaal.formulieren.models import Aanvraag
from portaal.inwoners.models import Inwoner
from portaal.organisatie.models import Team
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.models import Account, Inzage
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.berichten import ContactpuntFactory
from tests.factories.formulieren import FormulierFactory
from tests.factories.inwoners import TEST_BSNS, InwonerFactory
from tests.factories.toegang import MedewerkerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory
from tests.tellen import count_queries

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
    assert f'value="{formulier.pk}" id="aanvraag_formulier_0" checked' in pagina
    assert not Aanvraag.objects.exists()


def test_zaak_is_registered_at_the_balie(werk: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    pad = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid])
    assert werk.get(pad).status_code == 200
    velden = {"zaaktype": zaaktype.pk, "omschrijving": "Kappen van een wilg", "kanaal": "balie"}
    antwoord = werk.post(pad, velden)
    zaak = Zaak.objects.get()
    assert antwoord["Location"] == reverse("werkplek:zaak", args=[zaak.uuid])
    assert (zaak.initiator, zaak.kanaal) == (inwoner, "balie")
    assert Bericht.objects.filter(betreft_uuid=zaak.uuid, soort="zaak-ontvangen").exists()


def test_zaak_for_another_team_leads_back_to_the_resident(werk: Client, inwoner: Inwoner) -> None:
    pad = reverse("werkplek:zaak_nieuw", args=[inwoner.uuid])
    ander = ZaaktypeFactory()
    antwoord = werk.post(pad, {"zaaktype": ander.pk, "omschrijving": "Klacht", "kanaal": "telefoon"})
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


@pytest.mark.parametrize("waar", ["zoeken", "klantbeeld"])
def test_list_asks_no_more_with_30_rows_than_with_3(
    waar: str, werk: Client, inwoner: Inwoner, team: Team
) -> None:
    pad = f"{ZOEKEN}?q=Vries" if waar == "zoeken" else klantbeeld(inwoner)
    add_rows(3, inwoner, team)
    met_3 = count_queries(werk, pad)
    add_rows(27, inwoner, team)
    assert count_queries(werk, pad) == met_3


def add_rows(aantal: int, inwoner: Inwoner, team: Team) -> None:
    """Zaken with messages, and persons of the same name."""
    for _ in range(aantal):
        ZaakFactory(zaaktype=ZaaktypeFactory(team=team), initiator=inwoner, in_behandeling=True)
        InwonerFactory(geslachtsnaam="Vries")
