"""What did not arrive, and what did not become a zaak: seen, and let go again."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.models import Poging
from portaal.formulieren.enums import ActieStatus
from portaal.formulieren.models import UitgaandeActie
from portaal.toegang.models import Account, Handeling
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.berichten import ContactpuntFactory, PogingFactory
from tests.factories.formulieren import AanvraagFactory, FormulierFactory
from tests.factories.zaken import ZaakFactory
from tests.tellen import count_queries

pytestmark = pytest.mark.django_db
GEPARKEERD = "/werkplek/berichten/"


def park_message(zaak: Zaak) -> Poging:
    """A message about this zaak whose number does not exist."""
    return PogingFactory(geparkeerd=True, bericht__betreft_soort="zaak", bericht__betreft_uuid=zaak.uuid)


def park_aanvraag(zaaktype: Zaaktype) -> UitgaandeActie:
    aanvraag = AanvraagFactory(formulier=FormulierFactory(zaaktype=zaaktype), ingediend=True)
    UitgaandeActie.objects.filter(aanvraag=aanvraag).update(status=ActieStatus.GEPARKEERD)
    return UitgaandeActie.objects.filter(aanvraag=aanvraag).latest("pk")


def test_nothing_parked_says_that_all_is_well(werk: Client) -> None:
    pagina = werk.get(GEPARKEERD).content.decode()
    assert "Alle berichten zijn bezorgd of onderweg." in pagina
    assert "Alle aanvragen zijn verwerkt." in pagina


def test_parked_message_shows_why_and_goes_again(werk: Client, zaak: Zaak, medewerker: Account) -> None:
    poging = park_message(zaak)
    ContactpuntFactory(inwoner=poging.bericht.ontvanger)
    pagina = werk.get(GEPARKEERD).content.decode()
    assert "Dit is geen bestaand telefoonnummer." in pagina
    assert poging.adres not in pagina
    antwoord = werk.post(reverse("werkplek:bericht_opnieuw", args=[poging.uuid]), follow=True)
    assert "Wij proberen het bericht opnieuw te sturen." in antwoord.content.decode()
    assert "Alle berichten zijn bezorgd of onderweg." in antwoord.content.decode()
    assert poging.bericht.pogingen.filter(staat=PogingStaat.WACHT).exists()
    assert Handeling.objects.filter(wie=medewerker, soort="bericht-opnieuw-verstuurd").exists()


def test_message_without_an_address_that_works_stays_parked(werk: Client, zaak: Zaak) -> None:
    poging = park_message(zaak)
    antwoord = werk.post(reverse("werkplek:bericht_opnieuw", args=[poging.uuid]), follow=True)
    assert "Er is geen adres of nummer meer dat werkt." in antwoord.content.decode()
    assert "Opnieuw sturen" in antwoord.content.decode()


def test_message_that_another_channel_took_over_says_so(werk: Client, zaak: Zaak) -> None:
    poging = park_message(zaak)
    PogingFactory(bericht=poging.bericht, kanaal=Kanaal.EMAIL, staat=PogingStaat.AFGELEVERD)
    antwoord = werk.post(reverse("werkplek:bericht_opnieuw", args=[poging.uuid]), follow=True)
    pagina = antwoord.content.decode()
    assert "dit bericht gaat al via e-mail" in pagina
    assert "Overgenomen door: E-mail." in pagina
    assert "Er is geen adres of nummer meer dat werkt." not in pagina


def test_parked_message_leads_to_the_resident_and_the_zaak(werk: Client, zaak: Zaak) -> None:
    ontvanger = park_message(zaak).bericht.ontvanger
    assert ontvanger
    pagina = werk.get(GEPARKEERD).content.decode()
    assert f'href="{reverse("werkplek:inwoner", args=[ontvanger.uuid])}"' in pagina
    assert f'href="{reverse("werkplek:zaak", args=[zaak.uuid])}"' in pagina


def test_parked_message_is_taken_off_the_list(werk: Client, zaak: Zaak, medewerker: Account) -> None:
    poging = park_message(zaak)
    antwoord = werk.post(reverse("werkplek:bericht_afgehandeld", args=[poging.uuid]), follow=True)
    assert "Alle berichten zijn bezorgd of onderweg." in antwoord.content.decode()
    poging.refresh_from_db()
    assert (poging.geparkeerd_op, poging.staat) == (None, PogingStaat.BLIJVEND_MISLUKT)
    assert Handeling.objects.filter(wie=medewerker, soort="bericht-afgehandeld").exists()


def test_message_of_another_team_is_not_there(
    zaak: Zaak, medewerker_ander_team: Account, client_voor: ClientVoor
) -> None:
    poging = park_message(zaak)
    client = client_voor(medewerker_ander_team)
    assert "Alle berichten zijn bezorgd" in client.get(GEPARKEERD).content.decode()
    for pad in ("bericht_opnieuw", "bericht_afgehandeld"):
        assert client.post(reverse(f"werkplek:{pad}", args=[poging.uuid])).status_code == 404


def test_parked_aanvraag_runs_again(werk: Client, zaaktype: Zaaktype) -> None:
    actie = park_aanvraag(zaaktype)
    assert str(actie.aanvraag.referentie) in werk.get(GEPARKEERD).content.decode()
    werk.post(reverse("werkplek:aanvraag_opnieuw", args=[actie.aanvraag.uuid]))
    actie.refresh_from_db()
    assert actie.status == ActieStatus.WACHT
    assert isinstance(actie.volgende_op, datetime)
    assert actie.volgende_op <= timezone.now()


def test_parked_work_tells_what_since_when_and_why_in_words(werk: Client, zaaktype: Zaaktype) -> None:
    actie = park_aanvraag(zaaktype)
    UitgaandeActie.objects.filter(pk=actie.pk).update(fout="OSError", pogingen=8)
    tekst = werk.get(GEPARKEERD).content.decode()
    assert "Verhuizing doorgeven" in tekst
    assert "Er is nog geen zaak." in tekst
    assert "Afschrift bij de zaak bewaren" in tekst
    assert "8 keer geprobeerd. Het bestand kon niet worden gelezen of opgeslagen." in tekst
    assert "Ligt stil sinds" in tekst
    assert "OSError" not in tekst


def test_one_piece_runs_again_and_the_rest_stays(werk: Client, zaaktype: Zaaktype) -> None:
    actie = park_aanvraag(zaaktype)
    url = reverse("werkplek:aanvraag_opnieuw", args=[actie.aanvraag.uuid])
    assert werk.post(url, {"actie": "x"}).status_code == 404
    werk.post(url, {"actie": actie.pk})
    acties = UitgaandeActie.objects.filter(aanvraag=actie.aanvraag)
    assert acties.get(status=ActieStatus.WACHT) == actie
    assert acties.geparkeerd().count() == 2


def test_all_of_an_aanvraag_runs_again(werk: Client, zaaktype: Zaaktype) -> None:
    actie = park_aanvraag(zaaktype)
    werk.post(reverse("werkplek:aanvraag_opnieuw", args=[actie.aanvraag.uuid]))
    assert not UitgaandeActie.objects.geparkeerd().exists()


def test_parked_work_of_another_team_is_not_there(
    client_voor: ClientVoor, medewerker_ander_team: Account, zaaktype: Zaaktype
) -> None:
    actie = park_aanvraag(zaaktype)
    ander = client_voor(medewerker_ander_team)
    assert str(actie.aanvraag.referentie) not in ander.get(GEPARKEERD).content.decode()
    url = reverse("werkplek:aanvraag_opnieuw", args=[actie.aanvraag.uuid])
    assert ander.post(url).status_code == 404
    assert UitgaandeActie.objects.geparkeerd().count() == 3


def test_list_asks_no_more_with_30_rows_than_with_3(werk: Client, zaaktype: Zaaktype) -> None:
    for _ in range(3):
        park_message(ZaakFactory(zaaktype=zaaktype))
        park_aanvraag(zaaktype)
    met_3 = count_queries(werk, GEPARKEERD)
    for _ in range(27):
        park_message(ZaakFactory(zaaktype=zaaktype))
        park_aanvraag(zaaktype)
    assert count_queries(werk, GEPARKEERD) == met_3
