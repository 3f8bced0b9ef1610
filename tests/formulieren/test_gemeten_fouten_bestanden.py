"""The rest of the thirteen faults that were measured in formtools' session wizard; each is gone here.

In test_gemeten_fouten.py: 1 a second tab wipes answers, 2 a step opens by its address, 3 a step that became
inapplicable gives a 500, 6 parallel last clicks, 7 a GET writes, 12 "previous" discards input; in
test_sessie.py: 4 an expired session drops the text. Here: 5 get_form_list, 8 a BSN in clear, and those of
files: 9 a replaced file stays on disk, 10 a step with files asks again, 11 a purged file gives a 500, 13 one
file per field.
"""

from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import storages
from django.db import connection
from formtools.wizard.views import WizardView

from portaal.formulieren.enums import BijlageStatus
from portaal.formulieren.models import Aanvraag, Bijlage
from portaal.formulieren.views import AanvraagWizard
from portaal.inwoners.models import Inwoner
from portaal.kern.pdf import write_brief
from portaal.toegang.models import Account
from tests.conftest import ClientVoor
from tests.factories.formulieren import AanvraagFactory, FormulierFactory
from tests.kern.corpus import BRIEF

from .bestanden import Bestandsinvuller, make_aanvraag
from .invuller import STAPPEN, Invuller

pytestmark = pytest.mark.django_db
BSN = "999990019"


@pytest.fixture
def met_bestanden(eigenaar: Account, client_voor: ClientVoor) -> Bestandsinvuller:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    return Bestandsinvuller(client_voor(eigenaar), make_aanvraag(inwoner))


def files_on_disk() -> set[str]:
    wortel = Path(storages["prive"].path("bijlagen"))
    return {pad.name for pad in wortel.rglob("*") if pad.is_file()}


def test_5_steps_of_the_moment_need_no_override_of_formtools(invuller: Invuller) -> None:
    """Which steps there are is given to formtools' own method; it is not replaced."""
    assert AanvraagWizard.get_form_list is WizardView.get_form_list
    invuller.fill_in("wie")
    invuller.send("wie", {"wie_verhuist": "alleen", "bewoning": "inwonend"})
    for stap in (*STAPPEN, "toestemming", "laat", "controle"):
        assert invuller.open(stap).status_code in (200, 302), stap


def test_8_bsn_stands_nowhere_in_clear(eigenaar: Account, client_voor: ClientVoor) -> None:
    velden = [
        {"sleutel": "bsn", "type": "bsn", "label": "Burgerservicenummer"},
        {"sleutel": "email", "type": "email", "label": "E-mailadres"},
    ]
    stappen = [{"sleutel": "wie", "titel": "Wie bent u?", "velden": velden}]
    formulier = FormulierFactory(
        slug="met-bsn", definitie={"titel": "Met BSN", "stappen": stappen, "regels": []}
    )
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    tab = Invuller(client_voor(eigenaar), AanvraagFactory(formulier=formulier, aanvrager=inwoner))
    tab.send_wrong("wie", {"bsn": BSN, "email": "half@"})
    tab.send("wie", {"bsn": BSN, "email": "sanne@voorbeeld.example"})
    assert tab.stored().antwoorden["bsn"] == BSN
    assert BSN not in str([sessie.get_decoded() for sessie in Session.objects.all()])
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{Aanvraag._meta.db_table}"')  # noqa: S608  the name of a table
        assert BSN not in str(cursor.fetchall())


def test_9_replaced_file_leaves_the_disk(
    met_bestanden: Bestandsinvuller, django_capture_on_commit_callbacks
) -> None:
    voor = files_on_disk()
    with django_capture_on_commit_callbacks(execute=True):
        met_bestanden.send_step([("een.pdf", BRIEF)], veld="foto", bestand="foto")
    eerste = files_on_disk() - voor
    assert len(eerste) == 1
    with django_capture_on_commit_callbacks(execute=True):
        met_bestanden.send_step([("twee.pdf", write_brief("Twee", ["Twee"]))], veld="foto", bestand="foto")
    assert met_bestanden.names("foto") == ["twee.pdf"]
    tweede = files_on_disk() - voor
    assert len(tweede) == 1
    assert tweede != eerste


def test_10_step_with_files_does_not_ask_for_them_again(met_bestanden: Bestandsinvuller) -> None:
    met_bestanden.send_step([("brief.pdf", BRIEF)])
    assert "brief.pdf" in met_bestanden.open("stukken").content.decode()
    assert met_bestanden.send_step(reden="Anders").url == met_bestanden.url("wie")
    met_bestanden.send("wie", {"email": "sanne@voorbeeld.example"})
    assert "brief.pdf" in met_bestanden.open("controle").content.decode()
    assert met_bestanden.names() == ["brief.pdf"]


@pytest.mark.parametrize("status", BijlageStatus.values)
def test_11_file_that_is_gone_from_the_disk_is_no_fault_of_the_pages(
    met_bestanden: Bestandsinvuller, status: str
) -> None:
    met_bestanden.send_step([("brief.pdf", BRIEF)])
    bijlage = Bijlage.objects.get()
    bijlage.inhoud.storage.delete(bijlage.inhoud.name)
    Bijlage.objects.update(status=status)
    for stap in ("stukken", "wie", "controle", "verder"):
        assert met_bestanden.open(stap).status_code in (200, 302), stap
    assert met_bestanden.send_step(reden="Anders").status_code == 302
    assert met_bestanden.send_step(bestand=f"bewijs:{bijlage.uuid}").status_code == 302
    assert met_bestanden.names() == []


def test_13_a_question_takes_several_files(met_bestanden: Bestandsinvuller) -> None:
    bestanden = [(f"{nummer}.pdf", write_brief("Brief", [str(nummer)])) for nummer in range(3)]
    assert met_bestanden.send_step(bestanden).url == met_bestanden.url("wie")
    assert met_bestanden.names() == ["0.pdf", "1.pdf", "2.pdf"]
