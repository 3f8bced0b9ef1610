"""Files with a form: sent along or at once, several per question, replaced, removed, resumed; never lost."""

import errno
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portaal.formulieren.enums import BijlageStatus, LoginEis
from portaal.formulieren.models import Aanvraag, Bijlage, Formulier
from portaal.formulieren.operations import verwijder_concept
from portaal.inwoners.models import Inwoner
from portaal.kern.tokens import hash_token
from portaal.toegang.models import Account
from tests.conftest import ClientVoor, Klok
from tests.kern.corpus import BRIEF, EICAR, heic, picture

from .bestanden import Bestandsinvuller, add, make_aanvraag, make_formulier
from .invuller import begin_anoniem

pytestmark = pytest.mark.django_db
ANDERE = BRIEF.replace(b"Beste", b"Geach")


@pytest.fixture
def invuller(eigenaar: Account, client_voor: ClientVoor) -> Bestandsinvuller:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    return Bestandsinvuller(client_voor(eigenaar), make_aanvraag(inwoner))


def files_on_disk() -> set[str]:
    """Every file of bijlagen in storage."""
    opslag = storages["prive"]
    assert isinstance(opslag, FileSystemStorage)
    wortel = Path(opslag.location) / Bijlage.MAP
    return {str(pad.relative_to(opslag.location)) for pad in wortel.rglob("*") if pad.is_file()}


@pytest.fixture
def voor() -> set[str]:
    """What other tests left."""
    return files_on_disk()


def test_a_picked_file_goes_along_with_the_next_step(invuller: Bestandsinvuller) -> None:
    antwoord = invuller.send_step([("Mijn brief.pdf", BRIEF)])
    assert antwoord.url == invuller.url("wie")
    assert invuller.names() == ["Mijn brief.pdf"]
    bijlage = Bijlage.objects.get()
    assert invuller.stored().antwoorden["bewijs"] == [str(bijlage.uuid)]
    assert bijlage.read().inhoud == BRIEF


def test_several_files_at_once(invuller: Bestandsinvuller) -> None:
    invuller.send_step([("a.pdf", BRIEF), ("b.heic", heic()), ("c.jpg", picture())])
    assert invuller.names() == ["a.pdf", "b.jpg", "c.jpg"]


def test_the_button_adds_and_keeps_what_was_typed(invuller: Bestandsinvuller) -> None:
    antwoord = invuller.send_step([("a.pdf", BRIEF)], reden="Half getypt", bestand="bewijs")
    assert antwoord.url == f"{invuller.url('stukken')}#id_stukken-bewijs"
    pagina = invuller.open("stukken").content.decode()
    assert "Half getypt" in pagina
    assert "a.pdf" in pagina
    assert "Wordt gecontroleerd op virussen" in pagina


def test_the_button_removes_and_keeps_what_was_typed(
    invuller: Bestandsinvuller, voor: set[str], django_capture_on_commit_callbacks
) -> None:
    bijlage = add(invuller.aanvraag)
    with django_capture_on_commit_callbacks(execute=True):
        invuller.send_step(reden="Half getypt", bestand=f"bewijs:{bijlage.uuid}")
    assert invuller.names() == []
    assert files_on_disk() == voor
    assert "Half getypt" in invuller.open("stukken").content.decode()


def test_a_refused_file_is_told_at_its_question(invuller: Bestandsinvuller) -> None:
    antwoord = invuller.send_step([("spel.exe", b"MZ"), ("a.pdf", BRIEF)])
    pagina = invuller.client.get(antwoord.url).content.decode()
    assert antwoord.url.startswith(invuller.url("stukken"))
    assert "<title>Fout: " in pagina
    assert pagina.count("‘spel.exe’: Dit soort bestand kunnen wij niet aannemen") == 2
    assert 'href="#id_stukken-bewijs"' in pagina
    assert invuller.names() == ["a.pdf"], "the good one is kept"
    assert "‘spel.exe’" not in invuller.open("stukken").content.decode(), "not told again later"


def test_a_required_file_is_asked_for(invuller: Bestandsinvuller) -> None:
    antwoord = invuller.send_step()
    assert "Voeg een bestand toe" in invuller.client.get(antwoord.url).content.decode()


def test_what_is_posted_as_ids_is_not_read(invuller: Bestandsinvuller) -> None:
    vreemd = add(make_aanvraag())
    invuller.send_step([("a.pdf", BRIEF)], **{"stukken-bewijs": str(vreemd.uuid)})
    assert invuller.stored().antwoorden["bewijs"] == [str(invuller.aanvraag.bijlagen.get().uuid)]


def test_a_question_for_one_file_has_it_replaced(
    invuller: Bestandsinvuller, voor: set[str], django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invuller.upload("oud.jpg", picture(), veld="foto")
        invuller.upload("nieuw.jpg", picture(size=(80, 40)), veld="foto")
    assert invuller.names("foto") == ["nieuw.jpg"]
    assert files_on_disk() - voor == {Bijlage.objects.get().inhoud.name}


def test_the_same_file_twice_is_once(invuller: Bestandsinvuller) -> None:
    invuller.upload("a.pdf", BRIEF)
    invuller.upload("a.pdf", BRIEF)
    assert invuller.names() == ["a.pdf"]


def test_no_more_than_the_question_takes(invuller: Bestandsinvuller) -> None:
    for breedte in (10, 20, 30):
        invuller.upload(f"{breedte}.png", picture("PNG", size=(breedte, 10)))
    antwoord = invuller.upload("te-veel.png", picture("PNG", size=(40, 10))).json()
    assert antwoord["geweigerd"] == [
        "‘te-veel.png’: U kunt hier hoogstens 3 bestanden sturen. Verwijder er eerst een."
    ]
    assert antwoord["mag_erbij"] is False
    assert len(invuller.names()) == 3


def test_no_more_than_fits_in_all(invuller: Bestandsinvuller, settings) -> None:
    settings.UPLOAD_MAX_TOTAAL = len(BRIEF) + 10
    invuller.upload("a.pdf", BRIEF)
    assert "samen te groot" in invuller.upload("b.pdf", ANDERE).json()["geweigerd"][0]
    assert invuller.names() == ["a.pdf"]


def test_at_once_gives_the_list(invuller: Bestandsinvuller) -> None:
    antwoord = invuller.upload("a.pdf", BRIEF).json()
    assert antwoord["geweigerd"] == []
    assert antwoord["wacht"] is True
    assert "a.pdf" in antwoord["lijst"]
    assert (
        antwoord["stand"]
        == invuller.client.get(
            reverse("formulieren:bestanden_stand", args=[invuller.aanvraag.uuid, "stukken", "bewijs"])
        ).json()["stand"]
    )


def test_at_once_removes(invuller: Bestandsinvuller) -> None:
    bijlage = add(invuller.aanvraag)
    url = reverse("formulieren:bestand_verwijderen", args=[invuller.aanvraag.uuid, bijlage.uuid])
    assert invuller.client.post(url).status_code == 200
    assert invuller.client.post(url).status_code == 200, "twice is no fault"
    assert invuller.names() == []


def test_more_files_cost_no_more_queries(invuller: Bestandsinvuller) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert invuller.open("stukken").status_code == 200
        return len(vragen)

    count()  # fills what is kept for every page
    zonder = count()
    for nummer in range(3):
        add(invuller.aanvraag, f"{nummer}.txt", f"tekst {nummer}".encode())
    assert count() == zonder <= 9


def test_a_name_is_never_markup(invuller: Bestandsinvuller) -> None:
    invuller.upload('<img src=x onerror="alert(1)">.pdf', BRIEF)
    assert "<img" not in invuller.open("stukken").content.decode()


def test_resuming_elsewhere_finds_the_files(
    invuller: Bestandsinvuller, eigenaar: Account, client_voor: ClientVoor
) -> None:
    invuller.upload("a.pdf", BRIEF)
    elders = Bestandsinvuller(client_voor(eigenaar), invuller.aanvraag)
    assert "a.pdf" in elders.open("stukken").content.decode()
    assert elders.send_step().url == elders.url("wie"), "coming back never asks for the file again"


def test_a_session_that_ended_loses_no_file(invuller: Bestandsinvuller, klok: Klok) -> None:
    pagina = invuller.open("stukken")
    klok.vooruit(minutes=16)
    antwoord = invuller.send_step([("a.pdf", BRIEF)], pagina=pagina)
    assert "/inloggen/" in antwoord.url
    assert invuller.names() == ["a.pdf"]
    assert invuller.stored().ruwe_invoer["stukken"]["velden"]["stukken-reden"] == ["Daarom"]


def test_too_much_text_beside_a_file_is_shown_again(invuller: Bestandsinvuller) -> None:
    antwoord = invuller.send_step([("spel.exe", b"MZ"), ("a.pdf", BRIEF)], reden="x" * 60_000)
    assert antwoord.status_code == 200
    assert "x" * 60_000 in antwoord.content.decode()
    assert "‘spel.exe’" in antwoord.content.decode()
    assert invuller.names() == ["a.pdf"]


def test_an_infected_file_no_longer_answers_the_question(invuller: Bestandsinvuller) -> None:
    invuller.send_step([("a.txt", EICAR)])
    Bijlage.objects.update(status=BijlageStatus.BESMET)
    pagina = invuller.open("stukken").content.decode()
    assert "Er zit een virus in dit bestand" in pagina
    assert invuller.open("controle").status_code == 302, "the check page leads back to the question"


def test_only_a_clean_file_opens(invuller: Bestandsinvuller) -> None:
    bijlage = add(invuller.aanvraag)
    url = reverse("formulieren:bestand", args=[invuller.aanvraag.uuid, bijlage.uuid])
    assert invuller.client.get(url).status_code == 404
    Bijlage.objects.update(status=BijlageStatus.SCHOON)
    antwoord = invuller.client.get(url)
    assert b"".join(antwoord.streaming_content) == BRIEF
    assert antwoord["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in antwoord["Content-Security-Policy"]


@pytest.mark.parametrize("wie", ["vreemde", "medewerker", None])
def test_files_are_of_their_applicant_only(
    wie: str | None, invuller: Bestandsinvuller, client_voor: ClientVoor, request: pytest.FixtureRequest
) -> None:
    bijlage = add(invuller.aanvraag)
    Bijlage.objects.update(status=BijlageStatus.SCHOON)
    client = client_voor(request.getfixturevalue(wie)) if wie else Client()
    ander = Bestandsinvuller(client, invuller.aanvraag)
    assert ander.upload("b.pdf", ANDERE).status_code == 404
    for naam in ("bestand", "bestand_verwijderen"):
        url = reverse(f"formulieren:{naam}", args=[invuller.aanvraag.uuid, bijlage.uuid])
        assert client.get(url).status_code in {404, 405}
        assert client.post(url).status_code in {404, 405}
    assert invuller.names() == ["brief.pdf"]


def test_a_file_of_another_draft_is_not_reached_through_ones_own(invuller: Bestandsinvuller) -> None:
    vreemd = add(make_aanvraag())
    Bijlage.objects.update(status=BijlageStatus.SCHOON)
    url = reverse("formulieren:bestand", args=[invuller.aanvraag.uuid, vreemd.uuid])
    assert invuller.client.get(url).status_code == 404
    invuller.client.post(
        reverse("formulieren:bestand_verwijderen", args=[invuller.aanvraag.uuid, vreemd.uuid])
    )
    assert Bijlage.objects.filter(pk=vreemd.pk).exists()


@pytest.mark.parametrize("veld", ["reden", "bestaat-niet"])
def test_a_question_that_takes_no_files_is_no_address(veld: str, invuller: Bestandsinvuller) -> None:
    assert invuller.upload("a.pdf", BRIEF, veld=veld).status_code == 404
    assert not Bijlage.objects.exists()


def test_a_draft_that_goes_takes_its_files_along(
    invuller: Bestandsinvuller, voor: set[str], django_capture_on_commit_callbacks
) -> None:
    add(invuller.aanvraag)
    assert files_on_disk() != voor
    with django_capture_on_commit_callbacks(execute=True):
        verwijder_concept(aanvraag=invuller.aanvraag, by=None, now=timezone.now())
    assert files_on_disk() == voor
    assert not Aanvraag.objects.exists()


def test_a_full_disk_is_told_and_leaves_nothing(
    invuller: Bestandsinvuller, voor: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = FileSystemStorage._save

    def save_half(self: FileSystemStorage, naam: str, inhoud: object) -> str:
        echt(self, naam, inhoud)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", save_half)
    antwoord = invuller.upload("a.pdf", BRIEF)
    assert "Dat ligt aan ons" in antwoord.json()["geweigerd"][0]
    assert not Bijlage.objects.exists()
    assert files_on_disk() == voor


def test_a_file_that_comes_too_late(invuller: Bestandsinvuller) -> None:
    add(invuller.aanvraag)
    Aanvraag.objects.update(status="ingediend", referentie="Z-2026-1", ingediend_op=timezone.now())
    assert invuller.upload("b.pdf", ANDERE).status_code == 409
    assert invuller.names() == ["brief.pdf"]


def test_who_is_not_logged_in_is_slowed_down(settings, client: Client) -> None:
    settings.SNELHEDEN = {**settings.SNELHEDEN, "bestanden": (1, 600)}
    client.cookies[settings.HOUDER_COOKIE_NAME] = houder = "h" * 43
    aanvraag = make_aanvraag()
    Formulier.objects.update(login=LoginEis.GEEN)
    Aanvraag.objects.update(aanvrager=None, houder_hash=hash_token(houder))
    anoniem = Bestandsinvuller(client, aanvraag)
    assert anoniem.upload("a.pdf", BRIEF).json()["geweigerd"] == []
    assert "te veel bestanden" in anoniem.upload("b.pdf", ANDERE).json()["geweigerd"][0]
    assert anoniem.names() == ["a.pdf"]


def test_sending_later_is_offered_to_who_can_be_asked_for_it(invuller: Bestandsinvuller) -> None:
    assert 'name="stukken-later_later"' in invuller.open("stukken").content.decode()
    niemand = begin_anoniem(make_formulier(slug="met-bewijs-mag", login=LoginEis.MAG))
    pagina = niemand.open("stukken").content.decode()
    assert "data-portaal-bestanden" in pagina
    assert "later_later" not in pagina
