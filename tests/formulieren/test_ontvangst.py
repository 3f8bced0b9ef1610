"""The receipt stays and says the same, whoever opens it again and whenever."""

import hashlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from portaal.berichten.models import Bericht, Poging
from portaal.berichten.permissions import pogingen_voor
from portaal.formulieren import tasks
from portaal.formulieren.models import Aanvraag
from portaal.formulieren.notices import explain_vervolg
from portaal.formulieren.ontvangstlink import receipt_path
from portaal.formulieren.queries import get_verwachting
from portaal.toegang.models import Account
from portaal.zaken.models import EnkelvoudigInformatieObject, Zaaktype
from tests.conftest import ClientVoor
from tests.factories.berichten import ContactpuntFactory
from tests.factories.formulieren import AanvraagFactory, FormulierFactory, answers_verhuizing, hand_in
from tests.factories.zaken import ZaaktypeFactory

from .invuller import Invuller, typed

pytestmark = pytest.mark.django_db
VRIJDAGAVOND = datetime(2026, 11, 27, 22, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_receipt_has_reference_next_step_day_and_copy(invuller: Invuller) -> None:
    invuller.fill_in()
    invuller.send("controle")
    Aanvraag.objects.update(ingediend_op=VRIJDAGAVOND)
    tekst = invuller.open("ontvangst").content.decode()
    assert "<title>Wij hebben uw verhuizing ontvangen" in tekst
    assert invuller.stored().referentie in tekst
    assert "Vrijdag 27 november 2026, 22.00" in tekst
    assert "Wij verwerken dit uiterlijk op maandag 30 november 2026." in tekst
    assert "een e-mail op Sanne@voorbeeld.example" in tekst
    assert "Kerkpad" in tekst
    assert "data-portaal-afdrukken" in tekst
    assert 'href="/mijn/"' in tekst
    assert "?terug=controle" not in tekst


def test_receipt_can_be_opened_again_and_again(invuller: Invuller) -> None:
    invuller.fill_in()
    invuller.send("controle")
    eerste, tweede = invuller.open("ontvangst"), invuller.open("ontvangst")
    assert eerste.status_code == tweede.status_code == 200
    assert invuller.stored().referentie in tweede.content.decode()


def test_draft_has_no_receipt_yet(invuller: Invuller) -> None:
    assert invuller.client.get(invuller.url("ontvangst")).url == invuller.url("verder")


@pytest.fixture
def bewijs(invuller: Invuller) -> str:
    """The signed address of a receipt, with the owner's own browser still logged in."""
    invuller.fill_in()
    invuller.send("controle")
    return str(invuller.client.get(invuller.url("ontvangst")).url)


def test_address_of_the_receipt_stays_valid_after_logging_out(invuller: Invuller, bewijs: str) -> None:
    aanvraag = invuller.stored()
    assert "Kerkpad" in invuller.client.get(bewijs).content.decode()
    invuller.client.logout()
    for _ in range(2):
        antwoord = invuller.client.get(bewijs)
        assert antwoord.status_code == 200
        tekst = antwoord.content.decode()
        assert str(aanvraag.referentie) in tekst
        assert "Wij verwerken dit uiterlijk op" in tekst
        assert f"?next={bewijs}" in tekst


def test_link_alone_shows_nothing_of_what_was_sent(invuller: Invuller, bewijs: str) -> None:
    """Not even which form it was: the link stands in histories and mailboxes."""
    tekst = Client().get(bewijs).content.decode().lower()
    for geheim in ("kerkpad", "sanne", "verhuiz", "beukenlaan"):
        assert geheim not in tekst
    assert "data-portaal-afdrukken" in tekst


def test_other_resident_with_the_link_sees_no_more(
    bewijs: str, vreemde: Account, client_voor: ClientVoor
) -> None:
    assert "Kerkpad" not in client_voor(vreemde).get(bewijs).content.decode()
    antwoord = client_voor(vreemde).get(f"{bewijs}afschrift.pdf")
    assert antwoord.url == bewijs


@pytest.mark.parametrize("token", ["x", "0" * 32, "0" * 75, "z" * 75, "a-b_c"])
def test_address_that_we_did_not_sign_is_unknown(client: Client, token: str) -> None:
    assert client.get(f"/ontvangst/{token}/").status_code == 404


def test_link_of_a_draft_shows_no_receipt(invuller: Invuller) -> None:
    assert invuller.client.get(receipt_path(invuller.aanvraag)).status_code == 404


@pytest.mark.parametrize("vorm", ["pdf", "json"])
def test_copy_is_downloaded_before_and_after_the_zaak_is_there_and_is_the_same(
    invuller: Invuller, bewijs: str, vorm: str
) -> None:
    url = f"{bewijs}afschrift.{vorm}"
    eerst = invuller.client.get(url)
    tasks.veeg()
    later = invuller.client.get(url)
    inhoud = [b"".join(antwoord.streaming_content) for antwoord in (eerst, later)]
    assert inhoud[0] == inhoud[1] != b""
    assert eerst["Content-Disposition"].startswith("attachment")
    document = EnkelvoudigInformatieObject.objects.get(formaat=f"application/{vorm}")
    assert document.sha256 == hashlib.sha256(inhoud[0]).hexdigest()


def test_copy_without_login_leads_to_the_receipt_and_is_never_refused(bewijs: str) -> None:
    antwoord = Client().get(f"{bewijs}afschrift.pdf", follow=True)
    assert antwoord.status_code == 200
    assert "Log in om te zien en te downloaden" in antwoord.content.decode()
    assert Client().get(f"{bewijs}afschrift.exe").status_code == 404


def fill_in_without_login(anoniem: Invuller) -> None:
    """Their address is not known, so it is asked."""
    anoniem.send("adres", {**typed()["adres"], "huidig_adres": "Beukenlaan 12"})
    for stap in ("datum", "wie", "contact", "controle"):
        anoniem.send(stap)


def test_who_did_not_log_in_has_all_of_it_in_the_same_browser(anoniem: Invuller) -> None:
    fill_in_without_login(anoniem)
    bewijs = anoniem.client.get(anoniem.url("ontvangst")).url
    tekst = anoniem.client.get(bewijs).content.decode()
    assert "Kerkpad" in tekst
    assert "een e-mail op Sanne@voorbeeld.example" in tekst
    assert "Mijn Lindervoort" not in tekst.split("<main", 1)[1].split("</main", 1)[0]
    assert anoniem.client.get(f"{bewijs}afschrift.json").status_code == 200
    elders = Client().get(bewijs).content.decode()
    assert "Kerkpad" not in elders
    assert "Wilt u een kopie? Bel ons" in elders


def test_who_did_not_log_in_is_mailed_the_link(anoniem: Invuller) -> None:
    fill_in_without_login(anoniem)
    aanvraag = anoniem.stored()
    bericht = Bericht.objects.get(soort="aanvraag-ontvangen-link")
    assert bericht.context == {"link": f"{settings.PUBLIEKE_URL}{receipt_path(aanvraag)}"}
    poging = Poging.objects.get(bericht=bericht)
    assert (poging.kanaal, poging.adres) == ("email", "Sanne@voorbeeld.example")
    assert Client().get(receipt_path(aanvraag)).status_code == 200


def test_receipt_goes_by_sms_to_who_can_only_be_reached_that_way() -> None:
    antwoorden = answers_verhuizing(contact={"email": None})
    aanvraag = AanvraagFactory(ingevuld=antwoorden)
    ContactpuntFactory(inwoner=aanvraag.aanvrager, kanaal="sms", adres="+31612345678")
    hand_in(aanvraag)
    assert Poging.objects.get().kanaal == "sms"


def test_staff_of_the_team_see_a_receipt_that_did_not_arrive(
    invuller: Invuller, bewijs: str, medewerker: Account, medewerker_ander_team: Account
) -> None:
    Zaaktype.objects.update(team=medewerker.teams.first())
    Poging.objects.update(geparkeerd_op=timezone.now())
    assert pogingen_voor(medewerker).count() == 1
    assert pogingen_voor(medewerker_ander_team).count() == 0


def test_staff_hand_in_for_a_resident_who_gets_the_receipt(
    medewerker: Account, client_voor: ClientVoor
) -> None:
    aanvraag = AanvraagFactory(ingevuld_door=medewerker, kanaal="telefoon")
    balie = Invuller(client_voor(medewerker), aanvraag)
    assert f"voor {aanvraag.aanvrager.naam}" in balie.open("adres").content.decode()
    balie.fill_in()
    assert "De inwoner heeft gezegd dat alles klopt" in balie.open("controle").content.decode()
    assert balie.send("controle").url == balie.url("ontvangst")
    tekst = balie.open("ontvangst").content.decode()
    assert "De inwoner krijgt een e-mail" in tekst
    assert "Werkplek" in tekst
    assert "portaal-held" not in tekst, "the stylesheet of the werkplek has no picture on top of a page"
    assert f"<strong>{balie.stored().referentie}</strong>" in tekst
    bericht = Bericht.objects.get()
    assert (bericht.ontvanger, bericht.created_by) == (aanvraag.aanvrager, medewerker)


def test_law_gives_the_last_day_where_there_is_no_norm() -> None:
    verwachting = get_verwachting(ZaaktypeFactory(), VRIJDAGAVOND)
    assert verwachting.is_wettelijk
    assert verwachting.datum.isoformat() == "2027-01-22"
    aanvraag = AanvraagFactory(
        formulier=FormulierFactory(slug="kap", zaaktype=ZaaktypeFactory()), ingediend=True
    )
    assert explain_vervolg(aanvraag).startswith("Wij nemen een besluit uiterlijk op ")


def test_without_norm_and_law_no_day_is_promised() -> None:
    zaaktype = ZaaktypeFactory(alleen_norm=True, norm=None)
    assert get_verwachting(zaaktype, VRIJDAGAVOND).datum is None
