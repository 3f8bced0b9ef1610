"""A virus scanner that speaks clamd's protocol and knows one virus: the EICAR test file, in a zip too.

It has no pages. Stopping it is its only fault: then it is gone, as a real one can be.
"""

import io
import socketserver
import struct
import threading
import zipfile
from typing import Self

from simulatoren.gedeeld.omgeving import check_omgeving
from simulatoren.gedeeld.server import LOOPBACK

# In two parts, so that no scanner finds it in this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NAAM = "Eicar-Test-Signature"
GROOTSTE = 26_214_400  # clamd's own StreamMaxLength
UITGEPAKT = 100_000_000


def find_virus(inhoud: bytes) -> bool:
    """Whether the test file stands in the content, or in a file of a zip."""
    if EICAR in inhoud:
        return True
    if not inhoud.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            if sum(deel.file_size for deel in archief.infolist()) > UITGEPAKT:
                return False
            return any(EICAR in archief.read(naam) for naam in archief.namelist())
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False


class Gesprek(socketserver.StreamRequestHandler):
    """One command of one client, in the form zCOMMAND NUL."""

    timeout = 30

    def handle(self) -> None:
        opdracht = bytearray()
        while len(opdracht) < 100 and (letter := self.rfile.read(1)) not in (b"", b"\0"):
            opdracht += letter
        antwoorden = {b"zPING": self.ping, b"zVERSION": self.version, b"zINSTREAM": self.instream}
        antwoord = antwoorden.get(bytes(opdracht), self.unknown)()
        self.wfile.write(antwoord.encode() + b"\0")

    def ping(self) -> str:
        return "PONG"

    def version(self) -> str:
        return "ClamAV 1.0.0 (simulator)"

    def unknown(self) -> str:
        return "UNKNOWN COMMAND"

    def instream(self) -> str:
        inhoud = bytearray()
        while lengte := struct.unpack("!I", self.rfile.read(4).rjust(4, b"\0"))[0]:
            inhoud += self.rfile.read(lengte)
            if len(inhoud) > GROOTSTE:
                return "INSTREAM size limit exceeded. ERROR"
        return f"stream: {NAAM} FOUND" if find_virus(bytes(inhoud)) else "stream: OK"


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


class ClamavSimulator:
    """Port 0 picks a free port; `adres` tells which."""

    def __init__(self, poort: int = 0) -> None:
        check_omgeving()
        self._server = _Server((LOOPBACK, poort), Gesprek)
        self._draad = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="clamav", daemon=True
        )

    @property
    def adres(self) -> str:
        return f"{LOOPBACK}:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        return f"tcp://{self.adres}"

    def __enter__(self) -> Self:
        self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._draad.join()
