"""The portal as a municipality runs it, started with bin/demo on PostgreSQL and Redis, for one test session."""

import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

WORTEL = Path(__file__).resolve().parents[2]
OPSTARTTIJD = 300  # seconds at most, on a busy machine


@dataclass(frozen=True)
class Portaal:
    """Where the running parts are, and the environment that bin/manage needs to reach the same data."""

    poort: int
    map: Path
    env: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://localhost:{self.poort}"

    def simulator(self, nummer: int, pad: str) -> str:
        """A page of a simulator: 1 is DigiD, 2 is Twilio, 3 is the mailbox."""
        return f"http://127.0.0.1:{self.poort + nummer}{pad}"

    def sms(self) -> list[dict[str, Any]]:
        return self._read(self.simulator(2, "/_sim/berichten.json"))

    def mails(self) -> list[dict[str, Any]]:
        return self._read(self.simulator(3, "/_sim/berichten.json"))

    def manage(self, *opdracht: str) -> str:
        klaar = subprocess.run(
            [WORTEL / "bin" / "manage", *opdracht], env=self.env, capture_output=True, text=True, check=True
        )
        return klaar.stdout.strip()

    @staticmethod
    def _read(url: str) -> list[dict[str, Any]]:
        with urllib.request.urlopen(url, timeout=5) as antwoord:
            inhoud = json.load(antwoord)
        return inhoud["berichten"] if isinstance(inhoud, dict) else inhoud


def find_poort() -> int:
    """A free port whose neighbours for the simulators are free as well."""
    for poort in range(18_000, 30_000, 40):
        if all(_is_free(poort + verschil) for verschil in (0, 1, 2, 3, 10, 25)):
            return poort
    raise RuntimeError("no free row of ports")


def _is_free(poort: int) -> bool:
    with closing(socket.socket()) as stopcontact:
        return stopcontact.connect_ex(("127.0.0.1", poort)) != 0


@contextmanager
def new_database() -> Iterator[str]:
    """An empty database on the server of the test run; gone afterwards."""
    delen = urlsplit(os.environ["DATABASE_URL"])
    naam = f"journeys_{os.getpid()}"
    with psycopg.connect(
        os.environ["DATABASE_URL"].replace("postgres://", "postgresql://"), autocommit=True
    ) as server:
        server.execute(f'CREATE DATABASE "{naam}"')
        try:
            yield urlunsplit(delen._replace(path=f"/{naam}"))
        finally:
            server.execute(f'DROP DATABASE "{naam}" WITH (FORCE)')


@contextmanager
def run_portaal(map_: Path) -> Iterator[Portaal]:
    """bin/demo until the block ends; its one SIGINT stops everything it started."""
    poort = find_poort()
    with new_database() as database_url:
        env = {
            **os.environ,
            "DATABASE_URL": database_url,
            "DEMO_MAP": str(map_),
            "PORTAAL_OMGEVING": "demo",
            "DJANGO_SETTINGS_MODULE": "portaal.settings.demo",
        }
        log = map_ / "bin-demo.log"
        with log.open("w") as uitvoer:
            proces = subprocess.Popen(
                [WORTEL / "bin" / "demo", "--poort", str(poort)],
                env=env,
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait_ready(poort, proces, log)
            yield Portaal(poort, map_, env)
        finally:
            proces.send_signal(2)
            proces.wait(timeout=30)


def _wait_ready(poort: int, proces: subprocess.Popen[bytes], log: Path) -> None:
    einde = time.monotonic() + OPSTARTTIJD
    while time.monotonic() < einde:
        if proces.poll() is not None:
            raise RuntimeError(f"bin/demo stopped:\n{log.read_text()[-4000:]}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{poort}/gezond/gereed/", timeout=3):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"bin/demo was not ready in {OPSTARTTIJD} s:\n{log.read_text()[-4000:]}")
