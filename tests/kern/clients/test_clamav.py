"""The scanner's client against a scanner that speaks the protocol, and against ones that do not."""

import io
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from portaal.kern.clients import clamav
from portaal.kern.clients.clamav import NietTeScannen, ScannerWeg, ping, scan
from simulatoren.clamav import ClamavSimulator

from ..corpus import BRIEF, EICAR, pack


@pytest.fixture
def scanner(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClamavSimulator]:
    monkeypatch.setenv("PORTAAL_OMGEVING", "test")
    with ClamavSimulator() as simulator:
        settings.CLAMAV_ADRES = simulator.adres
        yield simulator


@contextmanager
def listener(antwoord: bytes, *, lees: bool = True, unix: Path | None = None) -> Iterator[str]:
    """Somebody on a port who says this, whatever is asked, and hangs up."""
    server = socket.socket(socket.AF_UNIX if unix else socket.AF_INET)
    server.bind(str(unix) if unix else ("127.0.0.1", 0))
    server.listen()

    def serve() -> None:
        with closing(server.accept()[0]) as verbinding:
            while lees and not verbinding.recv(100_000).endswith(b"\0\0\0\0"):
                pass
            verbinding.sendall(antwoord)

    draad = threading.Thread(target=serve, daemon=True)
    draad.start()
    with closing(server):
        yield str(unix) if unix else f"127.0.0.1:{server.getsockname()[1]}"
        draad.join(5)


def test_clean_is_empty(scanner: ClamavSimulator) -> None:
    assert scan(io.BytesIO(BRIEF)) == ""
    assert scan(io.BytesIO(b"")) == ""


@pytest.mark.parametrize("inhoud", [EICAR, b"x" * 200_000 + EICAR, pack({"a/b.txt": EICAR})])
def test_virus_is_named(inhoud: bytes, scanner: ClamavSimulator) -> None:
    assert scan(io.BytesIO(inhoud)) == "Eicar-Test-Signature"


def test_a_large_file_goes_in_pieces(scanner: ClamavSimulator) -> None:
    assert scan(io.BytesIO(b"x" * 5_000_001)) == ""


def test_a_file_beyond_the_scanners_limit_is_told_apart(
    scanner: ClamavSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulatoren.clamav.GROOTSTE", 1_000)
    with pytest.raises(NietTeScannen):
        scan(io.BytesIO(b"x" * 1_001))


def test_ping(scanner: ClamavSimulator, settings) -> None:
    assert ping()
    settings.CLAMAV_ADRES = ""
    assert not ping()


def test_over_a_unix_socket(settings, tmp_path: Path) -> None:
    with listener(b"stream: Kwaad.B FOUND\0", unix=tmp_path / "clamd.ctl") as adres:
        settings.CLAMAV_ADRES = adres
        assert scan(io.BytesIO(b"x")) == "Kwaad.B"


@pytest.mark.parametrize(
    "antwoord",
    [
        b"",
        b"stream: OK",
        b"\0",
        b"HTTP/1.1 200 OK\r\n\0",
        b"stream: Can't allocate memory ERROR\0",
        b"x" * 9_000,
    ],
)
def test_whatever_is_no_verdict_is_not_clean(antwoord: bytes, settings) -> None:
    with listener(antwoord) as adres:
        settings.CLAMAV_ADRES = adres
        with pytest.raises(ScannerWeg):
            scan(io.BytesIO(b"x"))


@pytest.mark.parametrize("adres", ["", "nergens", ":3310", "127.0.0.1:x", "/bestaat/niet.ctl"])
def test_without_a_scanner_nothing_is_clean(adres: str, settings) -> None:
    settings.CLAMAV_ADRES = adres
    with pytest.raises(ScannerWeg):
        scan(io.BytesIO(b"x"))


def test_a_scanner_that_is_gone(scanner: ClamavSimulator, settings) -> None:
    with closing(socket.socket()) as vrij:
        vrij.bind(("127.0.0.1", 0))
        settings.CLAMAV_ADRES = f"127.0.0.1:{vrij.getsockname()[1]}"
    with pytest.raises(ScannerWeg):
        scan(io.BytesIO(b"x"))


def test_a_scanner_that_hangs_costs_no_more_than_its_time(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clamav, "ANTWOORDEN", 0.2)
    with closing(socket.create_server(("127.0.0.1", 0))) as stil:
        settings.CLAMAV_ADRES = f"127.0.0.1:{stil.getsockname()[1]}"
        with pytest.raises(ScannerWeg):
            scan(io.BytesIO(b"x"))


def test_the_simulator_refuses_what_it_does_not_know(scanner: ClamavSimulator) -> None:
    host, _, poort = scanner.adres.rpartition(":")
    for opdracht, antwoord in (
        (b"zSHUTDOWN\0", b"UNKNOWN COMMAND\0"),
        (b"zVERSION\0", b"ClamAV 1.0.0 (simulator)\0"),
    ):
        with closing(socket.create_connection((host, int(poort)), timeout=5)) as verbinding:
            verbinding.sendall(opdracht)
            assert verbinding.recv(100) == antwoord


def test_the_simulator_ends_a_client_that_stops_half_way(scanner: ClamavSimulator) -> None:
    host, _, poort = scanner.adres.rpartition(":")
    with closing(socket.create_connection((host, int(poort)), timeout=5)) as verbinding:
        verbinding.sendall(b"zINSTREAM\0" + struct.pack("!I", 100) + b"x")
        verbinding.shutdown(socket.SHUT_WR)
        assert verbinding.recv(100)
