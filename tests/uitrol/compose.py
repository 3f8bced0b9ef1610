"""docker-compose.yml, and its services started without Docker: the same commands, other addresses."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import yaml

WORTEL = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((WORTEL / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
# Where a container may write.
TMP = "/tmp"  # noqa: S108
EIGEN = {naam: service for naam, service in SERVICES.items() if "build" in service}


def command_of(naam: str, tijdelijk: Path) -> list[str]:
    """The command of a service, with this folder as the /tmp of its container."""
    return [str(deel).replace("$$", "$").replace(TMP, str(tijdelijk)) for deel in SERVICES[naam]["command"]]


def healthcheck_of(naam: str, tijdelijk: Path) -> list[str]:
    """What asks whether the service is well, as a command."""
    soort, *delen = (
        deel.replace("$$", "$").replace(TMP, str(tijdelijk)) for deel in SERVICES[naam]["healthcheck"]["test"]
    )
    return ["sh", "-c", *delen] if soort == "CMD-SHELL" else delen


def container_env(**waarden: str) -> dict[str, str]:
    """The variables of a container: nothing of this machine but the programs of the environment."""
    programmas = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": programmas, "HOSTNAME": socket.gethostname(), "PYTHONUNBUFFERED": "1", **waarden}


@contextmanager
def run_service(command: list[str], env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends, with its children, when the block does."""
    with log.open("ab") as uitvoer:
        proces = subprocess.Popen(
            command, cwd=WORTEL, env=env, stdout=uitvoer, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield proces
    finally:
        os.killpg(proces.pid, signal.SIGTERM)
        try:
            proces.wait(timeout=30)
        finally:
            if proces.poll() is None:
                os.killpg(proces.pid, signal.SIGKILL)


def wait_for(condition: Callable[[], bool], wat: str, seconds: float = 90) -> None:
    """Until the condition holds; raises TimeoutError with what was waited for."""
    einde = time.monotonic() + seconds
    while time.monotonic() < einde:
        if condition():
            return
        time.sleep(0.2)
    raise TimeoutError(wat)


def free_port() -> int:
    with socket.socket() as stekker:
        stekker.bind(("127.0.0.1", 0))
        return int(stekker.getsockname()[1])


def get(poort: int, pad: str, **koppen: str) -> tuple[int, str]:
    """Status and text of a page; keywords are headers, host="…"."""
    with closing(http.client.HTTPConnection("127.0.0.1", poort, timeout=30)) as verbinding:
        verbinding.request(
            "GET", pad, headers={naam.replace("_", "-"): waarde for naam, waarde in koppen.items()}
        )
        antwoord = verbinding.getresponse()
        return antwoord.status, antwoord.read().decode()


def answers(poort: int, pad: str, **koppen: str) -> bool:
    """Whether the page is there, and the server."""
    try:
        return get(poort, pad, **koppen)[0] == 200
    except OSError:
        return False
