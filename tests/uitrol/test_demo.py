"""bin/demo: all of it starts, says where, keeps to its folder and its memory, and stops without a trace."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..journeys.opstelling import find_poort
from .compose import WORTEL, get, wait_for

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Demo:
    poort: int
    map: Path
    proces: subprocess.Popen[str]
    uitvoer: Path

    @property
    def tekst(self) -> str:
        return self.uitvoer.read_text(encoding="utf-8")


def start_demo(poort: int, map: Path, uitvoer: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "DEMO_MAP": str(map)}
    for naam in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "PORTAAL_OMGEVING"):
        env.pop(naam, None)
    command = [sys.executable, "bin/demo", "--poort", str(poort)]
    with uitvoer.open("w") as bestand:
        return subprocess.Popen(
            command, cwd=WORTEL, env=env, stdout=bestand, stderr=subprocess.STDOUT, text=True
        )


def processes_of(map: Path) -> dict[int, int]:
    """Resident memory of each process that works with this folder, by its number."""
    found = {}
    for pad in Path("/proc").glob("[0-9]*"):
        try:
            if str(map).encode() in (pad / "environ").read_bytes():
                regel = re.search(r"^VmRSS:\s+(\d+) kB", (pad / "status").read_text(), re.MULTILINE)
                found[int(pad.name)] = int(regel[1]) * 1000 if regel else 0
        except OSError:
            continue  # it ended while we looked
    return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    werkmap = tmp_path_factory.mktemp("demo")
    poort, map = find_poort(), werkmap / "gegevens"
    proces = start_demo(poort, map, werkmap / "uitvoer")
    gestart = Demo(poort, map, proces, werkmap / "uitvoer")
    try:
        wait_for(
            lambda: "De demo draait." in gestart.tekst or proces.poll() is not None, "bin/demo", seconds=240
        )
        assert proces.poll() is None, gestart.tekst
        yield gestart
    finally:
        proces.send_signal(signal.SIGINT)
        proces.wait(timeout=60)
    assert proces.returncode == 0
    assert processes_of(map) == {}


def test_it_says_where_everything_is(demo: Demo) -> None:
    wait_for(lambda: "Stoppen" in demo.tekst, "the whole message")
    for adres in (f"http://localhost:{demo.poort}/", f"http://127.0.0.1:{demo.poort + 2}/telefoon/"):
        assert adres in demo.tekst
    assert "Sanne de Vries (BSN 999990019)" in demo.tekst
    assert re.search(r"Code nu voor fatima\.aksoy: +\d{6}\n", demo.tekst)


@pytest.mark.parametrize("pad", ["/", "/inloggen/", "/formulieren/verhuizing/", "/gezond/gereed/"])
def test_the_website_answers(pad: str, demo: Demo) -> None:
    assert get(demo.poort, pad)[0] == 200


@pytest.mark.parametrize(
    ("verder", "pad"), [(1, "/.well-known/openid-configuration"), (2, "/telefoon/"), (3, "/")]
)
def test_the_simulators_answer(verder: int, pad: str, demo: Demo) -> None:
    assert get(demo.poort + verder, pad)[0] == 200


def test_beat_ticks(demo: Demo) -> None:
    log = demo.map / "log" / "worker.log"
    wait_for(lambda: "Task berichten.veeg" in log.read_text(), "a sweep in the log of the worker")


def test_all_together_stay_under_a_gigabyte(demo: Demo) -> None:
    memory = processes_of(demo.map)
    assert len(memory) >= 5
    assert sum(memory.values()) < 1000 * MEGABYTE


def test_a_busy_port_is_named(demo: Demo, tmp_path: Path) -> None:
    tweede = start_demo(demo.poort, tmp_path / "ander", tmp_path / "uitvoer")
    assert tweede.wait(timeout=30) == 1
    tekst = (tmp_path / "uitvoer").read_text()
    assert f"poort {demo.poort} (de website)" in tekst
    assert f"bin/demo --poort {demo.poort + 100}" in tekst


def test_two_demos_do_not_share_a_folder(demo: Demo, tmp_path: Path) -> None:
    tweede = start_demo(demo.poort + 200, demo.map, tmp_path / "uitvoer")
    assert tweede.wait(timeout=30) == 1
    assert f"Er draait al een demo met de gegevens in {demo.map}" in (tmp_path / "uitvoer").read_text()
