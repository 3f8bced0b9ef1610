"""The receipt stays and says the same, whoever opens it again and whenever."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from portaal.berichten.models import Bericht
from portaal.formulieren.models import Aanvraag
from portaal.formulieren.notices import explain_vervolg
from portaal.formulieren.queries import get_verwachting
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, FormulierFactory
from tests.factories.zaken import ZaaktypeFactory

from .invuller import Invuller

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
    assert invuller.open("ontvangst").url == invuller.url("verder")


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
