"""From quarantine to clean, or gone: the scanner's verdict on a file, and what sweeps up behind it."""

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.utils import timezone

from portaal.formulieren.enums import BijlageStatus
from portaal.formulieren.models import Aanvraag, Bijlage
from portaal.formulieren.operations import mark_missing, scan_bijlage, sweep_bestanden
from portaal.formulieren.tasks import scan, veeg, veeg_bestanden
from portaal.kern.bestanden import BestandGeweigerd
from portaal.kern.wezen import delete_wezen
from portaal.toegang.models import Handeling
from simulatoren.clamav import ClamavSimulator
from tests.kern.corpus import BRIEF, EICAR, pack

from .bestanden import add, make_aanvraag

# What these leave behind must not be swept up by one another.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opslag")]


@pytest.fixture
def scanner(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClamavSimulator]:
    monkeypatch.setenv("PORTAAL_OMGEVING", "test")
    with ClamavSimulator() as simulator:
        settings.CLAMAV_ADRES = simulator.adres
        yield simulator


@pytest.fixture
def aanvraag() -> Aanvraag:
    return make_aanvraag()


def path_of(bijlage: Bijlage) -> Path:
    opslag = storages["prive"]
    assert isinstance(opslag, FileSystemStorage)
    return Path(opslag.path(str(bijlage.inhoud.name)))


def age(pad: Path, **hoeveel: float) -> None:
    """As if it was written so long ago."""
    toen = time.time() - timedelta(**hoeveel).total_seconds()
    os.utime(pad, (toen, toen))


def status_of(bijlage: Bijlage) -> str:
    return Bijlage.objects.get(pk=bijlage.pk).status


def test_a_new_file_waits_and_has_a_random_name(aanvraag: Aanvraag) -> None:
    bijlage = add(aanvraag, naam="paspoort.pdf")
    assert bijlage.status == BijlageStatus.QUARANTAINE
    assert "paspoort" not in bijlage.inhoud.name
    assert path_of(bijlage).read_bytes() == BRIEF


def test_a_clean_file_is_released(aanvraag: Aanvraag, scanner: ClamavSimulator) -> None:
    bijlage = add(aanvraag)
    assert scan_bijlage(bijlage_id=bijlage.pk, now=timezone.now())
    assert status_of(bijlage) == BijlageStatus.SCHOON
    assert path_of(bijlage).exists()


@pytest.mark.parametrize(("naam", "inhoud"), [("a.txt", EICAR), ("a.zip", pack({"map/a.txt": EICAR}))])
def test_a_virus_is_gone_at_once_and_named_in_the_log(
    naam: str,
    inhoud: bytes,
    aanvraag: Aanvraag,
    scanner: ClamavSimulator,
    django_capture_on_commit_callbacks,
) -> None:
    bijlage = add(aanvraag, naam, inhoud)
    with django_capture_on_commit_callbacks(execute=True):
        scan(bijlage.pk)
    assert status_of(bijlage) == BijlageStatus.BESMET
    assert not path_of(bijlage).exists()
    handeling = Handeling.objects.get(soort="bijlage-besmet")
    assert (handeling.object_uuid, handeling.toelichting) == (aanvraag.uuid, "Eicar-Test-Signature")


def test_without_a_scanner_nothing_is_released_and_nothing_lost(aanvraag: Aanvraag, settings) -> None:
    settings.CLAMAV_ADRES = ""
    bijlage = add(aanvraag)
    assert not scan_bijlage(bijlage_id=bijlage.pk, now=timezone.now())
    assert status_of(bijlage) == BijlageStatus.QUARANTAINE
    assert path_of(bijlage).exists()


def test_the_sweeper_scans_once_the_scanner_is_back(
    aanvraag: Aanvraag, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    bijlagen = [add(aanvraag), add(aanvraag, "b.txt", b"hallo")]
    monkeypatch.setenv("PORTAAL_OMGEVING", "test")
    settings.CLAMAV_ADRES = ""
    veeg()
    assert [status_of(bijlage) for bijlage in bijlagen] == [BijlageStatus.QUARANTAINE] * 2
    with ClamavSimulator() as simulator:
        settings.CLAMAV_ADRES = simulator.adres
        veeg()
    assert [status_of(bijlage) for bijlage in bijlagen] == [BijlageStatus.SCHOON] * 2


def test_a_file_is_judged_once(aanvraag: Aanvraag, scanner: ClamavSimulator) -> None:
    bijlage = add(aanvraag)
    Bijlage.objects.update(status=BijlageStatus.BESMET)
    assert scan_bijlage(bijlage_id=bijlage.pk, now=timezone.now())
    assert status_of(bijlage) == BijlageStatus.BESMET


def test_a_file_that_the_scanner_does_not_take(
    aanvraag: Aanvraag, scanner: ClamavSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulatoren.clamav.GROOTSTE", 10)
    bijlage = add(aanvraag)
    scan(bijlage.pk)
    assert status_of(bijlage) == BijlageStatus.FOUT


def test_a_file_that_is_gone_is_told(aanvraag: Aanvraag, scanner: ClamavSimulator) -> None:
    bijlage = add(aanvraag)
    path_of(bijlage).unlink()
    scan(bijlage.pk)
    assert status_of(bijlage) == BijlageStatus.FOUT


def test_a_row_that_was_removed_meanwhile_is_no_fault(aanvraag: Aanvraag, scanner: ClamavSimulator) -> None:
    bijlage = add(aanvraag)
    Bijlage.objects.all().delete()
    scan(bijlage.pk)


@pytest.mark.parametrize(("uren", "blijft"), [(23, True), (25, False)])
def test_a_file_without_a_row_goes_after_a_day(uren: int, blijft: bool, aanvraag: Aanvraag) -> None:
    """A transaction that failed after the file was written."""
    bijlage = add(aanvraag)
    Bijlage.objects.all().delete()
    age(path_of(bijlage), hours=uren)
    sweep_bestanden(now=timezone.now())
    assert path_of(bijlage).exists() is blijft


def test_a_file_with_a_row_stays(aanvraag: Aanvraag) -> None:
    bijlage = add(aanvraag)
    age(path_of(bijlage), days=400)
    veeg_bestanden()
    assert path_of(bijlage).exists()
    assert status_of(bijlage) == BijlageStatus.QUARANTAINE


def test_what_was_not_deleted_with_its_virus_goes_later(aanvraag: Aanvraag) -> None:
    bijlage = add(aanvraag)
    Bijlage.objects.update(status=BijlageStatus.BESMET)
    age(path_of(bijlage), days=2)
    assert sweep_bestanden(now=timezone.now()) == 1
    assert not path_of(bijlage).exists()


def test_a_row_whose_file_is_gone_is_told_after_a_day(aanvraag: Aanvraag) -> None:
    bijlage = add(aanvraag)
    path_of(bijlage).unlink()
    assert mark_missing(now=timezone.now()) == 0
    assert mark_missing(now=timezone.now() + timedelta(days=2)) == 1
    assert status_of(bijlage) == BijlageStatus.FOUT


def test_sweeping_an_empty_storage_is_no_fault(tmp_path: Path) -> None:
    opslag = FileSystemStorage(tmp_path / "leeg")
    assert delete_wezen(opslag, "bijlagen", bekend=set, ouder_dan=timezone.now()) == 0


def test_a_scan_of_paper_is_for_staff_only(aanvraag: Aanvraag) -> None:
    with pytest.raises(BestandGeweigerd, match="geen bestand"):
        add(aanvraag, veld="")
    assert add(make_aanvraag(namens=True), veld="").veld == ""


def test_other_files_in_storage_are_left_alone(aanvraag: Aanvraag) -> None:
    naam = storages["prive"].save("ergens-anders/x", ContentFile(b"x"))
    age(Path(storages["prive"].path(naam)), days=3)
    sweep_bestanden(now=timezone.now())
    assert storages["prive"].exists(naam)
    storages["prive"].delete(naam)
