"""The page of one zaak, its documents and its messages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portaal.berichten.enums import PogingStaat
from portaal.berichten.models import Poging, Portaalbericht
from portaal.inwoners.models import Inwoner
from portaal.kern.ui.notatie import format_telefoon
from portaal.organisatie.models import Team
from portaal.toegang.models import Account
from portaal.zaken.models import Zaak, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.berichten import ContactpuntFactory, PortaalberichtFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory, make_document

pytestmark = pytest.mark.django_db


def show(client: Client, zaak: Zaak) -> str:
    antwoord = client.get(reverse("pip:zaak", args=[zaak.uuid]))
    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] and "no-store" in antwoord["Cache-Control"]
    return antwoord.content.decode()


def test_running_zaak_tells_what_happens_and_both_dates(
    mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    pagina = show(mijn, ZaakFactory(zaaktype=zaaktype, initiator=inwoner, in_behandeling=True))
    assert "Wij doen dit: In behandeling." in pagina
    assert "Wij verwachten ons besluit op" in pagina
    assert "Volgens de wet uiterlijk op" in pagina
    assert "Zo is de datum berekend" in pagina
    assert "Omgevingswet 16.64" in pagina


def test_suspended_zaak_has_no_hard_date(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    pagina = show(mijn, ZaakFactory(zaaktype=zaaktype, initiator=inwoner, opgeschort=True))
    assert "De termijn staat stil" in pagina
    assert "is er geen vaste datum" in pagina
    assert "Volgens de wet uiterlijk op" not in pagina
    assert "Gepland" not in pagina
    assert "Dit moet u doen" in pagina


def test_late_zaak_says_sorry_and_what_the_resident_may_do(
    mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype
) -> None:
    op = timezone.now() - timedelta(days=90)
    pagina = show(mijn, ZaakFactory(zaaktype=zaaktype, initiator=inwoner, op=op))
    assert "Wij zijn te laat" in pagina
    assert "Dat spijt ons" in pagina
    assert "ingebrekestelling" in pagina


def test_zaak_with_only_a_norm_has_no_legal_date(mijn: Client, inwoner: Inwoner, team: Team) -> None:
    aangifte = ZaaktypeFactory(team=team, alleen_norm=True)
    pagina = show(mijn, ZaakFactory(zaaktype=aangifte, initiator=inwoner))
    assert "Wij beloven dit uiterlijk" in pagina
    assert "Volgens de wet" not in pagina


def test_what_lies_ready_says_where_and_promises_no_date(mijn: Client, inwoner: Inwoner, team: Team) -> None:
    paspoort = ZaaktypeFactory(team=team, ophaalproduct=True)
    zaak = ZaakFactory(zaaktype=paspoort, initiator=inwoner, klaar=True)
    pagina = show(mijn, zaak)
    assert "Klaar om op te halen" in pagina
    assert zaak.ophaallocatie.naam in pagina
    assert "Wij beloven dit" not in pagina


def test_finished_zaak_shows_its_result(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    pagina = show(mijn, ZaakFactory(zaaktype=zaaktype, initiator=inwoner, afgerond=True))
    assert "Het resultaat" in pagina
    assert "Uw aanvraag is verleend." in pagina


def test_zaaktype_is_not_said_twice(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving="Kappen van een eik")
    assert f"<p>{zaaktype.omschrijving}</p>" in show(mijn, zaak)
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner, omschrijving=zaaktype.omschrijving)
    assert f"<p>{zaaktype.omschrijving}</p>" not in show(mijn, zaak)


def test_what_was_asked_stands_beside_it(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    gevraagd = [{"naam": "Waar", "waarde": "In de tuin\nAchter het <hek>"}]
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner, eigenschappen=gevraagd)
    assert "In de tuin<br>Achter het &lt;hek&gt;" in show(mijn, zaak)


def test_delivery_shows_with_its_state(mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype) -> None:
    ContactpuntFactory(inwoner=inwoner)
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner, in_behandeling=True)
    Poging.objects.update(staat=PogingStaat.AFGELEVERD, volgende_op=None)
    pagina = show(mijn, zaak)
    assert "Bewijs van bezorging" in pagina
    assert ": bezorgd" in pagina
    assert "+316" not in pagina, "an address stands masked"


def test_document_is_a_download_for_the_owner_alone(
    mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype, vreemde: Account, client_voor: ClientVoor
) -> None:
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner)
    pad = reverse("pip:document", args=[make_document(zaak).uuid])
    assert pad in show(mijn, zaak)
    antwoord = mijn.get(pad)
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert b"".join(antwoord.streaming_content).startswith(b"%PDF")
    assert client_voor(vreemde).get(pad).status_code == 404


def test_stranger_gets_404_and_staff_the_login(
    zaaktype: Zaaktype, inwoner: Inwoner, vreemde: Account, medewerker: Account, client_voor: ClientVoor
) -> None:
    pad = reverse("pip:zaak", args=[ZaakFactory(zaaktype=zaaktype, initiator=inwoner).uuid])
    assert client_voor(vreemde).get(pad).status_code == 404
    for client in (Client(), client_voor(medewerker)):
        assert client.get(pad).url.startswith(reverse("inwoners:inloggen"))


def test_message_is_read_once_opened_and_leads_to_its_zaak(
    mijn: Client, inwoner: Inwoner, zaaktype: Zaaktype, vreemde: Account, client_voor: ClientVoor
) -> None:
    zaak = ZaakFactory(zaaktype=zaaktype, initiator=inwoner, in_behandeling=True)
    bericht = Portaalbericht.objects.get(bericht__betreft_uuid=zaak.uuid)
    pad = reverse("pip:bericht", args=[bericht.uuid])
    assert client_voor(vreemde).get(pad).status_code == 404
    bericht.refresh_from_db()
    assert bericht.gelezen_op is None
    assert reverse("pip:zaak", args=[zaak.uuid]) in mijn.get(pad).content.decode()
    bericht.refresh_from_db()
    assert bericht.gelezen_op is not None


def test_message_about_nothing_has_no_link_to_a_zaak(mijn: Client, inwoner: Inwoner) -> None:
    bericht = PortaalberichtFactory(bericht__ontvanger=inwoner)
    pagina = mijn.get(reverse("pip:bericht", args=[bericht.uuid])).content.decode()
    assert bericht.tekst in pagina
    assert "Bekijk de zaak" not in pagina


def test_own_data_stand_with_their_source_and_without_the_bsn(mijn: Client, inwoner: Inwoner) -> None:
    ContactpuntFactory(inwoner=inwoner, adres="+31612345678")
    pagina = mijn.get(reverse("pip:gegevens")).content.decode()
    assert inwoner.adresregel in pagina
    assert "Basisregistratie Personen" in pagina
    assert format_telefoon("+31612345678") in pagina
    assert inwoner.bsn_enc not in pagina
