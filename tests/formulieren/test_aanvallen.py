"""Every file that should not get in is refused or made harmless; never an error page, never an orphan file.

The table of B13, and all that tests/kern refuses, sent by a browser to a draft: along with the step and at once.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from portaal.formulieren.enums import BijlageStatus
from portaal.formulieren.models import Bijlage
from portaal.formulieren.tasks import veeg
from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from simulatoren.clamav import ClamavSimulator
from tests.conftest import ClientVoor
from tests.kern.corpus import BRIEF, DOCM, EICAR, heic, office, pack, picture
from tests.kern.test_bestanden import GEWEIGERD
from tests.kern.test_bestanden_kantoor import FOUT, ZIP_FOUT

from .bestanden import Bestandsinvuller, make_aanvraag

pytestmark = pytest.mark.django_db

WEG = "geweigerd"
VIRUS = "besmet"
# What was sent, and what is left of it: refused, deleted after the scan, or kept under this name.
B13 = {
    "EICAR als tekst": ("virus.txt", EICAR, VIRUS),
    "EICAR als pdf": ("virus.pdf", EICAR, WEG),
    "EICAR in een zip": ("virus.zip", pack({"map/virus.txt": EICAR}), VIRUS),
    "EICAR in een zip in een zip": ("virus.zip", pack({"a.zip": pack({"a.txt": EICAR})}), WEG),
    "html voor een pdf": ("brief.pdf", b"<html><script>1</script>" + BRIEF, WEG),
    "pdf met een zip erachter": ("brief.pdf", BRIEF + pack({"a.txt": "x"}), WEG),
    "foto met script erachter": ("foto.jpg", picture() + b"<script>alert(1)</script>", "foto.jpg"),
    "verkeerde extensie": ("foto.png", picture(), WEG),
    "programma als foto": ("foto.jpg", b"MZ\x90\0" + b"\0" * 500, WEG),
    "svg": ("plaatje.svg", b'<svg onload="alert(1)"/>', WEG),
    "iPhone": ("IMG_1.HEIC", heic(), "IMG_1.jpg"),
    "docm": ("brief.docm", office(DOCM), WEG),
    "docm die docx heet": ("brief.docx", office(DOCM), WEG),
    "zipbom": ("fotos.zip", pack({"a.txt": b"0" * 60_000_000}), WEG),
    "zipbom als docx": ("brief.docx", office(word__nul=b"0" * 60_000_000), WEG),
    "0 bytes": ("leeg.pdf", b"", WEG),
    "pad in de naam": ("../../../etc/passwd.pdf", BRIEF, "passwd.pdf"),
    "pad van Windows": ("..\\..\\autoexec.pdf", BRIEF + b"\n", "autoexec.pdf"),
    "omgekeerde naam": ("factuur\u202efdp.exe", b"MZ", WEG),
    "omgekeerde naam van een pdf": ("exe\u202e.pdf", BRIEF + b"\r\n", "exe.pdf"),
    "twee punten": ("factuur.exe.pdf", BRIEF + b"\n\n", "factuur.exe.pdf"),
    "twee punten, laatste fout": ("factuur.pdf.exe", BRIEF, WEG),
    "heel lange naam": ("a" * 3_000 + ".pdf", BRIEF + b"\r\n\r\n", None),
    "naam zonder letters": ("\u200b.pdf", BRIEF + b"\n\n\n", "bestand.pdf"),
    "naam met tekens": ("<b>'&.pdf", BRIEF + b"\r", None),
}


@pytest.fixture
def invuller(eigenaar: Account, client_voor: ClientVoor) -> Bestandsinvuller:
    inwoner = Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)
    return Bestandsinvuller(client_voor(eigenaar), make_aanvraag(inwoner))


@pytest.fixture
def scanner(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClamavSimulator]:
    monkeypatch.setenv("PORTAAL_OMGEVING", "test")
    with ClamavSimulator() as simulator:
        settings.CLAMAV_ADRES = simulator.adres
        yield simulator


def check_no_orphans(opslag: Path) -> None:
    """Each file has a row that keeps it, and each such row its file."""
    op_schijf = {str(pad.relative_to(opslag)) for pad in opslag.rglob("*") if pad.is_file()}
    assert op_schijf == set(Bijlage.objects.bruikbaar().values_list("inhoud", flat=True))


@pytest.mark.parametrize("geval", B13)
@pytest.mark.parametrize("hoe", ["mee", "direct"])
def test_b13(
    hoe: str,
    geval: str,
    invuller: Bestandsinvuller,
    scanner: ClamavSimulator,
    opslag: Path,
    django_capture_on_commit_callbacks,
) -> None:
    naam, inhoud, wordt = B13[geval]
    with django_capture_on_commit_callbacks(execute=True):
        if hoe == "mee":
            antwoord = invuller.send_step([(naam, inhoud)])
            assert antwoord.status_code == 302
            assert invuller.client.get(antwoord.url).status_code == 200
        else:
            antwoord = invuller.upload(naam, inhoud)
            assert antwoord.status_code == 200
            assert bool(antwoord.json()["geweigerd"]) is (wordt == WEG)
        veeg()
    bijlagen = list(Bijlage.objects.all())
    if wordt == WEG:
        assert bijlagen == []
    elif wordt == VIRUS:
        assert [bijlage.status for bijlage in bijlagen] == [BijlageStatus.BESMET]
    else:
        assert [bijlage.status for bijlage in bijlagen] == [BijlageStatus.SCHOON]
        assert wordt in {None, bijlagen[0].bestandsnaam}
        assert len(bijlagen[0].bestandsnaam) <= 100
        assert b"<script" not in bijlagen[0].read().inhoud
    check_no_orphans(opslag)


def test_one_byte_too_many(invuller: Bestandsinvuller, opslag: Path, settings) -> None:
    settings.UPLOAD_MAX_BYTES = len(BRIEF)
    assert invuller.upload("past.pdf", BRIEF).json()["geweigerd"] == []
    assert "te groot" in invuller.upload("te-groot.pdf", BRIEF + b"\n").json()["geweigerd"][0]
    assert invuller.names() == ["past.pdf"]
    check_no_orphans(opslag)


def test_a_post_beyond_all_limits_is_not_read(invuller: Bestandsinvuller, opslag: Path, settings) -> None:
    settings.UPLOAD_MAX_TOTAAL = 1_000
    antwoord = invuller.send_step([("groot.txt", b"x" * 1_100_000)])
    assert antwoord.status_code == 413
    check_no_orphans(opslag)


def test_who_has_no_draft_cannot_send_files_at_all(invuller: Bestandsinvuller, opslag: Path) -> None:
    vreemd = Bestandsinvuller(Client(), invuller.aanvraag)
    assert vreemd.upload("groot.txt", b"x" * 1_100_000).status_code == 413
    check_no_orphans(opslag)


def test_all_that_the_checks_refuse_is_refused_here(invuller: Bestandsinvuller, opslag: Path) -> None:
    gevallen = [(inhoud, naam) for inhoud, naam, _ in (*GEWEIGERD.values(), *FOUT.values())]
    gevallen += [(inhoud, "alles.zip") for inhoud, _ in ZIP_FOUT.values()]
    assert len(gevallen) > 80
    doorgelaten = []
    for inhoud, naam in gevallen:
        antwoord = invuller.upload(naam, inhoud)
        if antwoord.status_code != 200 or not antwoord.json()["geweigerd"]:
            doorgelaten.append(naam)
    assert doorgelaten == []
    assert not Bijlage.objects.exists()
    check_no_orphans(opslag)
