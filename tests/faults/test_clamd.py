"""The client against the real scanner: what the simulator says is what clamd says."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from portaal.formulieren.enums import BijlageStatus
from portaal.formulieren.models import Bijlage
from portaal.formulieren.tasks import veeg
from portaal.kern.clients.clamav import NietTeScannen, ping, scan
from tests.formulieren.bestanden import add, make_aanvraag
from tests.kern.corpus import BRIEF, EICAR, office, pack, picture

from .clamd import NAAM, PROGRAMMA, run_clamd

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(
        not PROGRAMMA.exists(), reason="clamd is not installed (apt-get install clamav-daemon)"
    ),
]


@pytest.fixture(scope="module")
def adres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with run_clamd(tmp_path_factory.mktemp("clamd")) as adres:
        yield adres


@pytest.fixture(autouse=True)
def _scanner(adres: str, settings) -> None:
    settings.CLAMAV_ADRES = adres


def test_ping() -> None:
    assert ping()


@pytest.mark.parametrize("inhoud", [BRIEF, picture(), office(), b"naam;bedrag\r\n", b""])
def test_clean(inhoud: bytes) -> None:
    assert scan(io.BytesIO(inhoud)) == ""


@pytest.mark.parametrize("inhoud", [EICAR, b"x" * 5_000_000 + EICAR, pack({"map/a.txt": EICAR})])
def test_virus(inhoud: bytes) -> None:
    assert NAAM in scan(io.BytesIO(inhoud))


@pytest.mark.django_db
def test_a_scanner_that_was_killed_loses_no_file_and_releases_none(
    tmp_path: Path, settings, django_capture_on_commit_callbacks
) -> None:
    """One file clean, one with a virus: both wait while clamd is dead, both are judged once it is back."""
    aanvraag = make_aanvraag()
    schoon, besmet = add(aanvraag), add(aanvraag, "virus.txt", EICAR)
    with run_clamd(tmp_path / "eerst") as eerst:
        settings.CLAMAV_ADRES = eerst
    veeg()
    assert {bijlage.status for bijlage in Bijlage.objects.all()} == {BijlageStatus.QUARANTAINE}
    with run_clamd(tmp_path / "later") as later, django_capture_on_commit_callbacks(execute=True):
        settings.CLAMAV_ADRES = later
        veeg()
    schoon.refresh_from_db()
    besmet.refresh_from_db()
    assert (schoon.status, besmet.status) == (BijlageStatus.SCHOON, BijlageStatus.BESMET)
    assert schoon.inhoud.storage.exists(str(schoon.inhoud.name))
    assert not besmet.inhoud.storage.exists(str(besmet.inhoud.name))


def test_beyond_its_limit() -> None:
    with pytest.raises(NietTeScannen):
        scan(io.BytesIO(b"x" * 30_000_000))
