"""The real web server on the database of the test."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

WORTEL = Path(__file__).resolve().parents[2]


def database_url() -> str:
    """The address of the test database, for another process."""
    db = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{db['NAME']}"
    return f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{db['NAME']}"


def process_env(instellingen: str = "portaal.settings.test") -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": instellingen,
        "PORTAAL_OMGEVING": "test",
    }


@contextmanager
def run_web(
    *,
    workers: int = 2,
    threads: int = 10,
    app: str = "portaal.wsgi",
    instellingen: str = "portaal.settings.test",
) -> Iterator[str]:
    """gunicorn on a free port; gives its address."""
    with socket.socket() as stekker:
        stekker.bind(("127.0.0.1", 0))
        adres = f"127.0.0.1:{stekker.getsockname()[1]}"
    vorm = ["-k", "gthread", "-w", str(workers), "--threads", str(threads)]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", app, "-b", adres, "--no-control-socket", *vorm],
        cwd=WORTEL,
        env=process_env(instellingen),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://{adres}/gezond/")
        yield f"http://{adres}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str, seconds: float = 90) -> None:
    """Until the page answers; raises TimeoutError."""
    einde = time.monotonic() + seconds
    while time.monotonic() < einde:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)
