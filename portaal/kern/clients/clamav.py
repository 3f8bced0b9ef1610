"""Asks clamd whether a file holds a virus: INSTREAM over TCP or a unix socket, as clamd(8) describes it.

The scanner fails closed: whatever is not a plain answer of clamd is an exception, never "clean".
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import IO

from django.conf import settings

STUK = 65_536
VERBINDEN, ANTWOORDEN = 3, 30  # seconds
LANGSTE_ANTWOORD = 4_096
TE_GROOT = "size limit exceeded"


class ScannerWeg(Exception):
    """clamd does not answer, or not with a verdict; trying later may help."""


class NietTeScannen(Exception):
    """clamd refuses this file itself: it is larger than its StreamMaxLength."""


def scan(bestand: IO[bytes]) -> str:
    """The name of the virus in the file, empty when there is none. Raises ScannerWeg or NietTeScannen."""
    with _connect() as verbinding:
        try:
            verbinding.sendall(b"zINSTREAM\0")
            while stuk := bestand.read(STUK):
                verbinding.sendall(struct.pack("!I", len(stuk)) + stuk)
            verbinding.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it answers and hangs up in the middle of a file that is too large
        return _read_oordeel(_read(verbinding))


def ping() -> bool:
    """Whether clamd is there and answers."""
    try:
        with _connect() as verbinding:
            verbinding.sendall(b"zPING\0")
            return _read(verbinding) == "PONG"
    except (ScannerWeg, OSError):
        return False


def _read_oordeel(antwoord: str) -> str:
    uitslag = antwoord.removeprefix("stream: ")
    if uitslag == "OK":
        return ""
    if uitslag.endswith(" FOUND"):
        return uitslag.removesuffix(" FOUND")
    if TE_GROOT in antwoord:
        raise NietTeScannen
    raise ScannerWeg(f"unexpected answer of {len(antwoord)} characters")


@contextmanager
def _connect() -> Iterator[socket.socket]:
    """An open connection; what goes wrong within becomes ScannerWeg."""
    try:
        with closing(_open(settings.CLAMAV_ADRES)) as verbinding:
            verbinding.settimeout(ANTWOORDEN)
            yield verbinding
    except OSError as fout:
        raise ScannerWeg(type(fout).__name__) from fout


def _open(adres: str) -> socket.socket:
    """`adres` is host:port or the path of a unix socket."""
    if adres.startswith("/"):
        verbinding = socket.socket(socket.AF_UNIX)
        verbinding.settimeout(VERBINDEN)
        try:
            verbinding.connect(adres)
        except OSError:
            verbinding.close()
            raise
        return verbinding
    host, _, poort = adres.rpartition(":")
    if not (host and poort.isdecimal()):
        raise ScannerWeg("no address")
    return socket.create_connection((host.strip("[]"), int(poort)), timeout=VERBINDEN)


def _read(verbinding: socket.socket) -> str:
    """The answer up to its closing NUL."""
    antwoord = b""
    while not antwoord.endswith(b"\0"):
        if not (stuk := verbinding.recv(LANGSTE_ANTWOORD)) or len(antwoord) > LANGSTE_ANTWOORD:
            raise ScannerWeg("answer cut off")
        antwoord += stuk
    return antwoord.rstrip(b"\0").decode("utf-8", "replace")
