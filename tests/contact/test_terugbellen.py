"""Being called back: asked once, promised by a day, done by staff of the right team."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portaal.berichten.models import Bericht
from portaal.contact.enums import VerzoekStatus
from portaal.contact.models import Terugbelverzoek
from portaal.contact.operations import (
    VerzoekIsKlaar,
    finish_verzoek,
    note_niet_bereikt,
    remove_verlopen,
    request_terugbellen,
)
from portaal.contact.permissions import zichtbaar_voor
from portaal.inwoners.models import Inwoner
from portaal.organisatie.enums import TeamRol
from portaal.organisatie.models import Team
from portaal.organisatie.operations import laad_normen
from portaal.toegang.models import Account, Handeling, Inzage
from portaal.zaken.vervolg import Aanleiding, find_vervolg
from tests.conftest import ClientVoor
from tests.factories.organisatie import TeamFactory, TeamlidFactory
from tests.factories.toegang import MedewerkerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory
from tests.zaken.test_aanmaken_gelijktijdig import run_together

pytestmark = pytest.mark.django_db
PAD = "/terugbellen/"


def post(**anders: object) -> dict[str, object]:
    standaard = {
        "sleutel": str(uuid4()),
        "naam": "Sanne de Vries",
        "telefoon": "06 12 34 56 78",
        "onderwerp": "Paspoort",
        "wanneer": "ochtend",
    }
    return standaard | anders


def ask(now: datetime | None = None, **anders: object) -> Terugbelverzoek:
    velden = post(sleutel=uuid4(), telefoon="+31612345678") | anders
    return request_terugbellen(by=None, now=now or timezone.now(), **velden)


@pytest.fixture
def klantcontact(db: None) -> Account:
    team = TeamFactory(naam="Klantcontact", slug="klantcontact")
    account = MedewerkerFactory(first_name="Lotte", last_name="Prins")
    return TeamlidFactory(team=team, account=account, rol=TeamRol.KLANTCONTACT).account


def test_anybody_can_ask_and_reads_by_when(client: Client) -> None:
    antwoord = client.post(PAD, post(), follow=True)
    verzoek = Terugbelverzoek.objects.get()
    assert (verzoek.telefoon, verzoek.team.naam, verzoek.inwoner) == ("+31612345678", "Klantcontact", None)
    pagina = antwoord.content.decode()
    assert "Wij bellen u terug" in pagina and "Paspoort" in pagina
    assert "Sanne" not in pagina and "12345678" not in pagina


def test_mobile_of_who_did_not_log_in_gets_one_sms_without_the_subject(client: Client) -> None:
    invoer = post()
    client.post(PAD, invoer)
    client.post(PAD, invoer)
    assert Terugbelverzoek.objects.count() == 1
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.adres) == ("terugbelverzoek-ontvangen", "+31612345678")
    ask(telefoon="+31113000000")
    assert Bericht.objects.count() == 1


def test_who_is_logged_in_is_known_and_gets_it_in_mijn_omgeving(
    eigenaar: Account, client_voor: ClientVoor
) -> None:
    client = client_voor(eigenaar)
    assert 'value="Sanne de Vries"' in client.get(PAD).content.decode()
    client.post(PAD, post())
    verzoek = Terugbelverzoek.objects.get()
    assert verzoek.inwoner is not None and verzoek.inwoner.uuid == eigenaar.inwoner_uuid
    assert "Wij bellen u terug" in client.get("/mijn/berichten/").content.decode()
    assert "Over: Paspoort" in client.get("/mijn/").content.decode()


def test_zaak_goes_along_for_its_owner_only(
    eigenaar: Account, vreemde: Account, team: Team, client_voor: ClientVoor
) -> None:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=team), initiator=inwoner)
    pad = find_vervolg("terugbellen").url(Aanleiding("Iets", zaak.uuid))
    assert zaak.identificatie in client_voor(eigenaar).get(pad).content.decode()
    client_voor(eigenaar).post(pad, post())
    assert (Terugbelverzoek.objects.get().zaak, Terugbelverzoek.objects.get().team) == (zaak, team)
    for ander in (client_voor(vreemde), Client()):
        assert zaak.identificatie not in ander.get(pad).content.decode()
        ander.post(pad, post())
    assert Terugbelverzoek.objects.filter(zaak=zaak).count() == 1


def test_unknown_vervolg_leads_here_with_its_subject(client: Client) -> None:
    vervolg = find_vervolg("nog-niet-bekend")
    assert vervolg is not None
    pagina = client.get(vervolg.url(Aanleiding("Wat heb ik nodig?"))).content.decode()
    assert 'value="Wat heb ik nodig?"' in pagina


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"naam": ""}, "Vul uw naam in"),
        ({"telefoon": "12"}, "Vul een telefoonnummer in"),
        ({"telefoon": ""}, "Vul een telefoonnummer in"),
        ({"onderwerp": ""}, "Vul in waar het over gaat"),
        ({"wanneer": "nacht"}, "Kies wanneer"),
        ({"sleutel": "x"}, "Verstuur het formulier nog een keer"),
    ],
)
def test_what_is_missing_is_told_in_words(anders: dict[str, str], fout: str, client: Client) -> None:
    antwoord = client.post(PAD, post(**anders))
    assert antwoord.status_code == 422 and fout in antwoord.content.decode()
    assert not Terugbelverzoek.objects.exists()


def test_receipt_of_a_forged_or_old_link_is_404(client: Client, klok) -> None:
    antwoord = client.post(PAD, post())
    assert client.get("/terugbellen/ontvangen/eDp5Ono/").status_code == 404
    assert client.get(antwoord.url).status_code == 200


def test_flooding_is_braked(client: Client, settings) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "terugbellen": (2, 600)}
    assert [client.post(PAD, post()).status_code for _ in range(3)] == [302, 302, 429]


def test_day_follows_the_norm_and_skips_the_weekend() -> None:
    laad_normen()
    vrijdag = datetime(2026, 11, 27, 16, tzinfo=timezone.get_current_timezone())
    verzoek = ask(vrijdag)
    assert str(verzoek.uiterlijk) == "2026-11-30"
    assert verzoek.norm is not None and verzoek.norm.code == "telefoon-status"


def test_not_reached_three_times_ends_with_a_message(klantcontact: Account) -> None:
    verzoek = ask()
    for status in (VerzoekStatus.NIET_BEREIKT, VerzoekStatus.NIET_BEREIKT, VerzoekStatus.GESTOPT):
        verzoek = note_niet_bereikt(verzoek=verzoek, by=klantcontact, now=timezone.now())
        assert verzoek.status == status
    assert Bericht.objects.filter(soort="terugbelverzoek-niet-bereikt").count() == 1
    with pytest.raises(VerzoekIsKlaar):
        finish_verzoek(verzoek=verzoek, by=klantcontact, now=timezone.now())
    assert Handeling.objects.filter(soort="terugbelverzoek-niet-bereikt").count() == 3


def test_handled_requests_go_after_a_year(klantcontact: Account) -> None:
    nu = timezone.now()
    oud, nieuw, wacht = ask(), ask(), ask()
    finish_verzoek(verzoek=oud, by=klantcontact, now=nu - timedelta(days=366))
    finish_verzoek(verzoek=nieuw, by=klantcontact, now=nu)
    assert remove_verlopen(now=nu) == 1
    assert set(Terugbelverzoek.objects.all()) == {nieuw, wacht}


def test_staff_see_those_of_their_team_and_klantcontact_all(
    team: Team, medewerker: Account, medewerker_ander_team: Account, klantcontact: Account, eigenaar: Account
) -> None:
    zaak = ZaakFactory(zaaktype=ZaaktypeFactory(team=team))
    bij_zaak, los = ask(zaak=zaak), ask()
    assert set(zichtbaar_voor(medewerker)) == {bij_zaak}
    assert set(zichtbaar_voor(klantcontact)) == {bij_zaak, los}
    assert not zichtbaar_voor(medewerker_ander_team).exists()
    assert not zichtbaar_voor(eigenaar).exists()


def test_staff_call_from_list_to_done(klantcontact: Account, client_voor: ClientVoor) -> None:
    verzoek, client = ask(toelichting="Het gaat om mijn kind."), client_voor(klantcontact)
    assert "Paspoort" in client.get(reverse("werkplek:terugbellen")).content.decode()
    pagina = client.get(reverse("werkplek:terugbelverzoek", args=[verzoek.uuid])).content.decode()
    assert "06 12 34 56 78" in pagina.replace("\N{NO-BREAK SPACE}", " ") and "mijn kind" in pagina
    assert Inzage.objects.filter(wat=f"terugbelverzoek {verzoek.uuid}").count() == 1
    for actie in ("neem", "niet-bereikt", "gesproken"):
        client.post(reverse("werkplek:terugbel_actie", args=[verzoek.uuid, actie]))
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.pogingen, verzoek.behandelaar) == ("gedaan", 1, klantcontact)
    assert "Niemand wacht" in client.get(reverse("werkplek:terugbellen")).content.decode()
    nog_eens = client.post(reverse("werkplek:terugbel_actie", args=[verzoek.uuid, "gesproken"]), follow=True)
    assert "al afgehandeld" in nog_eens.content.decode()
    assert client.post(reverse("werkplek:terugbel_actie", args=[verzoek.uuid, "weg"])).status_code == 404


def test_list_asks_as_many_queries_for_30_as_for_3(klantcontact: Account, client_voor: ClientVoor) -> None:
    client, pad = client_voor(klantcontact), reverse("werkplek:terugbellen")
    for _ in range(3):
        ask()
    with CaptureQueriesContext(connection) as drie:
        client.get(pad)
    for _ in range(27):
        ask()
    with CaptureQueriesContext(connection) as dertig:
        client.get(pad)
    assert len(dertig) == len(drie)


@pytest.mark.django_db(transaction=True)
def test_one_page_sent_from_many_tabs_is_one_request() -> None:
    sleutel = uuid4()
    assert len(set(run_together(lambda _n: ask(sleutel=sleutel).pk))) == 1
    assert Terugbelverzoek.objects.count() == 1
