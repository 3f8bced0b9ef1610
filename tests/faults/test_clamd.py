"""The client against the real scanner: what the simulator says is what clamd says."""

import io
from collections.abc import Iterator

import pytest

from portaal.kern.clients.clamav import NietTeScannen, ping, scan
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


def test_beyond_its_limit() -> None:
    with pytest.raises(NietTeScannen):
        scan(io.BytesIO(b"x" * 30_000_000))
