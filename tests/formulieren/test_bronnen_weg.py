"""A whole form is filled in and handed in while every source is down, slow or talks nonsense."""

import time
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.enums import AanvraagStatus
from portaal.inwoners.enums import Bron
from portaal.inwoners.models import Inwoner
from portaal.inwoners.operations import login_inwoner
from portaal.inwoners.tasks import ververs
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, FormulierFactory
from tests.factories.inwoners import InwonerFactory

from ..bronnen import Bronnen
from .invuller import Invuller

FOUTEN = ("weg", "500", "429", "401", "geen-json", "andere-vorm", "te-groot", "omleiding")
DEFINITIE: dict[str, Any] = {
    "titel": "Alles uit een bron",
    "stappen": [
        {
            "sleutel": "wie",
            "titel": "Wie bent u",
            "velden": [
                {"sleutel": "naam", "type": "tekst", "label": "Uw naam", "prefill": "inwoner.naam"},
                {"sleutel": "straat", "type": "tekst", "label": "Uw straat", "prefill": "inwoner.straat"},
                {"sleutel": "email", "type": "email", "label": "E-mail"},
            ],
        },
        {
            "sleutel": "waar",
            "titel": "Waar",
            "velden": [
                {"sleutel": "plek", "type": "adres", "label": "Adres"},
                {"sleutel": "kenteken", "type": "kenteken", "label": "Kenteken"},
                {"sleutel": "kvk", "type": "kvk", "label": "KVK-nummer"},
            ],
        },
    ],
}
WIE = {"naam": "Zelf Getypt", "straat": "Zelfstraat", "email": "z@voorbeeld.example"}
NUMMER = {"plek_postcode": "4299 LV", "plek_huisnummer": "12", "plek_toevoeging": ""}
WAAR = {**NUMMER, "plek_straat": "", "plek_woonplaats": "", "kenteken": "12-AEB-3", "kvk": "00012901"}
ZELF = {**WAAR, "plek_straat": "Beukenlaan", "plek_woonplaats": "Lindervoort"}


@pytest.fixture
def wizard(client_voor: ClientVoor) -> Invuller:
    """Somebody who was entered at the balie: we have no street of them, and the BRP has yet to be asked."""
    inwoner = InwonerFactory(met_account=True, bsn="999990019", straat="", bron=Bron.BALIE)
    aanvraag = AanvraagFactory(formulier=FormulierFactory(definitie=DEFINITIE), aanvrager=inwoner)
    return Invuller(client_voor(inwoner.account), aanvraag)


def walk(wizard: Invuller) -> None:
    """From the first step to the receipt; every answer is a page or leads to one."""
    assert "Vul uw gegevens zelf in" in wizard.open("wie").text
    wizard.send("wie", WIE)
    wizard.send("waar", ZELF)
    antwoord = wizard.send("controle", {"akkoord": "on"})
    assert antwoord.status_code == 302
    assert wizard.open("ontvangst").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("fout", FOUTEN)
def test_a_form_is_finished_while_every_source_fails(bronnen: Bronnen, wizard: Invuller, fout: str) -> None:
    bronnen.set_fout(fout)
    account = login_inwoner(inwoner=Inwoner.objects.get(), now=timezone.now())
    ververs(account.pk)
    walk(wizard)

    aanvraag = wizard.stored()
    assert aanvraag.status == AanvraagStatus.INGEDIEND
    assert aanvraag.antwoorden["naam"] == "Zelf Getypt"
    assert aanvraag.antwoorden["plek"]["straat"] == "Beukenlaan"


@pytest.mark.django_db
def test_a_street_that_cannot_be_looked_up_is_asked(bronnen: Bronnen, wizard: Invuller) -> None:
    bronnen.set_fout("500")
    wizard.send("wie", WIE)
    pagina = wizard.send_wrong("waar", WAAR)

    assert "Vul de straat zelf in" in pagina.text
    assert 'value="4299 LV"' in pagina.text
    assert wizard.send("waar", ZELF).status_code == 302
    assert wizard.stored().antwoorden["plek"]["woonplaats"] == "Lindervoort"


@pytest.mark.django_db
def test_a_street_is_looked_up_when_the_source_is_up(bronnen: Bronnen, wizard: Invuller) -> None:
    wizard.send("wie", WIE)
    wizard.send("waar", WAAR)

    assert wizard.stored().antwoorden["plek"]["straat"] == "Beukenlaan"


@pytest.mark.django_db
def test_slow_sources_cost_one_wait_and_not_one_per_page(
    bronnen: Bronnen, wizard: Invuller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portaal.kern.clients.adres.BUDGET", 0.3)
    for bron in bronnen.alle:
        bron.schakelaars.update({"vertraging": 3})
    wizard.send("wie", WIE)
    begin = time.monotonic()
    wizard.send_wrong("waar", WAAR)
    wizard.send_wrong("waar", WAAR)
    wizard.send("waar", ZELF)

    assert time.monotonic() - begin < 3
    assert bronnen.pdok.vragen == 1


@pytest.mark.django_db
def test_pages_without_a_question_for_a_source_ask_none(bronnen: Bronnen, wizard: Invuller) -> None:
    wizard.send("wie", WIE)
    wizard.send("waar", ZELF)
    gevraagd = bronnen.pdok.vragen
    for stap in ("wie", "waar", "controle"):
        wizard.open(stap)
    wizard.client.get(reverse("formulieren:start", args=["verhuizing"]))

    assert bronnen.pdok.vragen == gevraagd
    assert (bronnen.brp.vragen, bronnen.kvk.vragen, bronnen.rdw.vragen) == (0, 0, 0)
