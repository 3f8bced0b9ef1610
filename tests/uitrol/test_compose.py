"""docker-compose.yml is sound, and what it starts works: a page, a task and a tick of beat."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from ..redisserver import run_redis
from ..voorbeeld import filled_in
from .compose import (
    COMPOSE,
    EIGEN,
    SERVICES,
    WORTEL,
    answers,
    command_of,
    container_env,
    free_port,
    get,
    healthcheck_of,
    run_service,
    wait_for,
)
from .postgres import new_database

# What the proxy of the municipality passes on.
VIA_PROXY = {"host": "www.lindervoort.example", "x_forwarded_proto": "https"}


def test_it_follows_the_schema() -> None:
    """The schema that the Compose Specification publishes, kept beside this test."""
    schema = json.loads(
        (Path(__file__).parent / "compose-spec" / "compose-spec.json").read_text(encoding="utf-8")
    )
    assert [fout.message for fout in jsonschema.Draft7Validator(schema).iter_errors(COMPOSE)] == []


def test_the_schema_refuses_what_is_wrong() -> None:
    schema = json.loads(
        (Path(__file__).parent / "compose-spec" / "compose-spec.json").read_text(encoding="utf-8")
    )
    wrong = {**COMPOSE, "services": {"web": {**SERVICES["web"], "restrat": "always"}}}
    assert list(jsonschema.Draft7Validator(schema).iter_errors(wrong))


def test_own_services_have_no_more_than_they_need() -> None:
    assert set(EIGEN) == {"migrate", "web", "worker", "beat"}
    for service in EIGEN.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    dockerfile = (WORTEL / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER portaal$", dockerfile, re.MULTILINE)
    assert "--require-hashes" in dockerfile


def test_what_runs_on_restarts_and_says_how_it_is() -> None:
    for naam, service in SERVICES.items():
        assert service["restart"] == ("no" if naam == "migrate" else "unless-stopped")
        assert naam == "migrate" or service["healthcheck"]


def test_no_secret_stands_in_the_file() -> None:
    tekst = (WORTEL / "docker-compose.yml").read_text(encoding="utf-8")
    geheim = re.findall(r"^\s*(\w*(?:PASSWORD|SECRET|TOKEN|SLEUTEL)\w*): (.+)$", tekst, re.MULTILINE)
    assert geheim
    assert [naam for naam, waarde in geheim if not waarde.startswith("${")] == []


def test_the_image_holds_what_the_services_start() -> None:
    """.dockerignore lets in no more than what runs; what the commands name is among it."""
    binnen = {
        regel[1:] for regel in (WORTEL / ".dockerignore").read_text().splitlines() if regel.startswith("!")
    }
    assert binnen == {"requirements/basis.txt", "manage.py", "bin/gezond", "portaal", "cms"}


@dataclass(frozen=True)
class Uitrol:
    """The portal as it was started, with where it answers and what it logs."""

    poort: int
    env: dict[str, str]
    map: Path

    def log(self, naam: str) -> str:
        pad = self.map / f"{naam}.log"
        return pad.read_text(errors="replace") if pad.exists() else ""


@pytest.fixture(scope="module")
def uitrol(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Uitrol]:
    """migrate, then web, worker and beat, with production settings."""
    map = tmp_path_factory.mktemp("uitrol")
    with ExitStack() as stapel:
        database = stapel.enter_context(new_database())
        redis = os.environ.get("REDIS_URL") or stapel.enter_context(run_redis(map)).url
        poort = free_port()
        env = container_env(
            **filled_in()
            | {
                "DJANGO_SETTINGS_MODULE": "portaal.settings.productie",
                "DATABASE_URL": database,
                "REDIS_URL": redis.rpartition("/")[0] + "/7",
                "BESTANDEN_MAP": str(map / "bestanden"),
                "STATIC_MAP": str(map / "static"),
                "GUNICORN_CMD_ARGS": f"--bind=127.0.0.1:{poort}",
                "POORT": str(poort),
            }
        )
        _build_static(env)
        subprocess.run(command_of("migrate", map), cwd=WORTEL, env=env, check=True)
        for naam in ("web", "worker", "beat"):
            stapel.enter_context(run_service(command_of(naam, map), env, map / f"{naam}.log"))
        gestart = Uitrol(poort, env, map)
        wait_for(lambda: answers(poort, "/gezond/gereed/", **VIA_PROXY), "web")
        yield gestart


def _build_static(env: dict[str, str]) -> None:
    """As the Dockerfile does it: with the settings of the demo, which need no secrets."""
    demo = {**env, "DJANGO_SETTINGS_MODULE": "portaal.settings.demo", "PORTAAL_OMGEVING": "demo"}
    command = ["python", "manage.py", "collectstatic", "--noinput", "-v", "0"]
    assert " ".join(command[1:]) in (WORTEL / "Dockerfile").read_text(encoding="utf-8")
    subprocess.run(command, cwd=WORTEL, env=demo, check=True)


@pytest.mark.postgres
@pytest.mark.redis
def test_a_page_answers_and_is_as_safe_as_production_asks(uitrol: Uitrol) -> None:
    status, tekst = get(uitrol.poort, "/inloggen/", **VIA_PROXY)
    assert status == 200
    assert "Inloggen met DigiD" in tekst


@pytest.mark.postgres
@pytest.mark.redis
def test_a_task_runs(uitrol: Uitrol) -> None:
    subprocess.run(
        ["celery", "-A", "portaal", "call", "kern.hartslag"], cwd=WORTEL, env=uitrol.env, check=True
    )
    wait_for(lambda: '"bericht": "hartslag"' in uitrol.log("worker"), "the task in the log of the worker")


@pytest.mark.postgres
@pytest.mark.redis
def test_beat_ticks_and_the_worker_hears_it(uitrol: Uitrol) -> None:
    wait_for(lambda: "berichten.veeg" in uitrol.log("beat"), "a tick in the log of beat")
    wait_for(lambda: "Task berichten.veeg" in uitrol.log("worker"), "the sweep in the log of the worker")


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.parametrize("naam", ["web", "worker", "beat"])
def test_the_health_check_says_that_it_is_well(naam: str, uitrol: Uitrol) -> None:
    def is_well() -> bool:
        command = healthcheck_of(naam, uitrol.map)
        return subprocess.run(command, cwd=WORTEL, env=uitrol.env, capture_output=True).returncode == 0

    wait_for(is_well, f"the health check of {naam}")


@pytest.mark.postgres
@pytest.mark.redis
def test_the_health_check_says_that_it_is_not(uitrol: Uitrol) -> None:
    env = {**uitrol.env, "POORT": str(free_port())}
    command = healthcheck_of("web", uitrol.map)
    assert subprocess.run(command, cwd=WORTEL, env=env, capture_output=True).returncode != 0


@pytest.mark.postgres
@pytest.mark.redis
def test_every_line_of_a_log_is_json(uitrol: Uitrol) -> None:
    wait_for(lambda: "Task berichten.veeg" in uitrol.log("worker"), "the sweep in the log of the worker")
    for naam in ("worker", "beat"):
        lines = [line for line in uitrol.log(naam).splitlines() if "Task " in line or "due task" in line]
        assert lines
        assert all(json.loads(line)["niveau"] == "INFO" for line in lines)
