"""A Redis of one test alone."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Redis:
    """A running server; it may be frozen with SIGSTOP."""

    poort: int
    proces: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.poort}/0"


def find_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as tijdelijk:
        tijdelijk.bind(("127.0.0.1", 0))
        return int(tijdelijk.getsockname()[1])


@contextmanager
def run_redis(map: Path) -> Iterator[Redis]:
    """Start a server that keeps nothing; skips the test where Redis is not installed."""
    programma = shutil.which("redis-server")
    if programma is None:
        pytest.skip("redis-server is not installed")
    poort = find_port()
    opties = ["--port", str(poort), "--bind", "127.0.0.1", "--save", "", "--dir", str(map)]
    proces = subprocess.Popen([programma, *opties], stdout=subprocess.DEVNULL)
    try:
        _wait_for(poort)
        yield Redis(poort, proces)
    finally:
        proces.send_signal(signal.SIGCONT)
        proces.terminate()
        proces.wait(10)


def _wait_for(poort: int) -> None:
    einde = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", poort), 1).close()
        except OSError:
            assert time.monotonic() < einde, "Redis does not start"
            time.sleep(0.05)
        else:
            return
