"""Debian's own clamd on a free port of loopback, with one signature of ours: no download is needed."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.kern.corpus import EICAR

PROGRAMMA = Path("/usr/sbin/clamd")
NAAM = "Portaal.Eicar"
GROOTSTE = "25M"


def _free_port() -> int:
    with closing(socket.socket()) as stekker:
        stekker.bind(("127.0.0.1", 0))
        return int(stekker.getsockname()[1])


@contextmanager
def run_clamd(map: Path) -> Iterator[str]:
    """clamd until the block ends; its address as CLAMAV_ADRES names it."""
    signaturen = map / "signaturen"
    signaturen.mkdir(parents=True, exist_ok=True)
    (signaturen / "eicar.ndb").write_text(f"{NAAM}:0:*:{EICAR.hex()}\n")
    poort = _free_port()
    instellingen = map / "clamd.conf"
    instellingen.write_text(
        f"TCPSocket {poort}\nTCPAddr 127.0.0.1\nDatabaseDirectory {signaturen}\nForeground yes\n"
        f"StreamMaxLength {GROOTSTE}\nLogFile {map}/clamd.log\nTemporaryDirectory {map}\nMaxThreads 2\n"
    )
    proces = subprocess.Popen(
        [str(PROGRAMMA), "-c", str(instellingen)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(poort, proces)
        yield f"127.0.0.1:{poort}"
    finally:
        proces.terminate()
        proces.wait(timeout=20)


def _wait(poort: int, proces: "subprocess.Popen[bytes]") -> None:
    einde = time.monotonic() + 60
    while time.monotonic() < einde and proces.poll() is None:
        with closing(socket.socket()) as stekker:
            if stekker.connect_ex(("127.0.0.1", poort)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("clamd does not start")
