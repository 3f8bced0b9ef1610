"""The processes that send messages: Celery workers, two beats, a web server for the callbacks."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.redisserver import find_port

from .webserver import WORTEL, process_env, wait_for

WACHTRIJEN = "sms,mail,sweep,callbacks,standaard"
STIL = ["-l", "CRITICAL", "--without-gossip", "--without-mingle", "--without-heartbeat"]


@dataclass
class Ploeg:
    """Two workers with two children each. kill() takes one of them with SIGKILL, as the kernel would."""

    env: dict[str, str]
    toeval: random.Random
    logboek: Path
    werkers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    gedood: int = 0

    def start(self) -> None:
        self.werkers = [self._start_worker(nummer) for nummer in range(2)]

    def kill(self) -> None:
        """Mostly a child in the middle of its work; sometimes a whole worker, which is then started anew."""
        nummer = self.toeval.randrange(len(self.werkers))
        werker = self.werkers[nummer]
        kinderen = children_of(werker.pid)
        if kinderen and self.toeval.random() < 0.9:
            os.kill(self.toeval.choice(kinderen), signal.SIGKILL)
        else:
            os.killpg(werker.pid, signal.SIGKILL)
            werker.wait(10)
            self.werkers[nummer] = self._start_worker(nummer)
        self.gedood += 1

    def stop(self) -> None:
        for werker in self.werkers:
            os.killpg(werker.pid, signal.SIGKILL)
            werker.wait(10)

    def _start_worker(self, nummer: int) -> subprocess.Popen[bytes]:
        naam = ["-n", f"proef{nummer}-{self.gedood}@%h"]
        opdracht = ["worker", "-P", "prefork", "-c", "2", "-Q", WACHTRIJEN, *naam, *STIL]
        return start_celery(opdracht, self.env, self.logboek)


def start_celery(opdracht: list[str], env: dict[str, str], logboek: Path) -> subprocess.Popen[bytes]:
    """A process in a group of its own, so that it can be killed with its children."""
    with logboek.open("ab") as uitvoer:
        return subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "portaal", *opdracht],
            cwd=WORTEL,
            env=env,
            stdout=uitvoer,
            stderr=uitvoer,
            start_new_session=True,
        )


def children_of(pid: int) -> list[int]:
    """The child processes, as the kernel knows them."""
    try:
        return [int(kind) for kind in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


@contextmanager
def run_ploeg(*, broker: str, twilio_url: str, map: Path, zaad: int) -> Iterator[Ploeg]:
    """Everything on the database of the test; the callbacks of Twilio come in at a web server of its own."""
    poort = find_port()
    env = process_env() | {
        "DJANGO_SETTINGS_MODULE": "tests.faults.instellingen",
        "PROEF_BROKER": broker,
        "TWILIO_SIMULATOR_URL": twilio_url,
        "PUBLIEKE_URL": f"http://127.0.0.1:{poort}",
    }
    logboek = map / "ploeg.log"
    web = [
        sys.executable,
        "-m",
        "gunicorn",
        "portaal.wsgi",
        "-b",
        f"127.0.0.1:{poort}",
        "--threads",
        "4",
        "--no-control-socket",
    ]
    with ExitStack() as stapel:
        uitvoer = stapel.enter_context(logboek.open("ab"))
        server = subprocess.Popen(web, cwd=WORTEL, env=env, stdout=uitvoer, stderr=uitvoer)
        stapel.callback(_end, server)
        for nummer in range(2):
            schema = ["beat", "-s", str(map / f"schema{nummer}"), "--pidfile", "", "-l", "CRITICAL"]
            stapel.callback(_end, start_celery(schema, env, logboek))
        ploeg = Ploeg(env, random.Random(zaad), logboek)
        stapel.callback(ploeg.stop)
        ploeg.start()
        wait_for(f"http://127.0.0.1:{poort}/gezond/")
        yield ploeg


def _end(proces: subprocess.Popen[bytes]) -> None:
    proces.terminate()
    proces.wait(20)
