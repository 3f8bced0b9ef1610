""".env.example names exactly what the settings read, and production starts on it once the secrets are filled in."""

import os
import re
import subprocess
import sys

import pytest

from ..voorbeeld import GEHEIMEN, filled_in, named
from .bron import WORTEL

COMPOSE = set(re.findall(r"\$\{([A-Z_]+)", (WORTEL / "docker-compose.yml").read_text(encoding="utf-8")))


def import_settings(module: str, values: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Import settings in a process of its own that has only these variables."""
    script = f"import {module}; from portaal.settings.omgeving import NAMEN; print(*sorted(NAMEN))"
    env = {"PATH": os.environ["PATH"], **values}
    return subprocess.run([sys.executable, "-c", script], cwd=WORTEL, env=env, capture_output=True, text=True)


def test_example_names_what_the_settings_read() -> None:
    productie = import_settings("portaal.settings.productie", filled_in())
    demo = import_settings("portaal.settings.demo", {})
    assert productie.returncode == 0, productie.stderr
    assert demo.returncode == 0, demo.stderr
    assert set(named()) == set(productie.stdout.split()) | set(demo.stdout.split()) | COMPOSE


@pytest.mark.parametrize("naam", GEHEIMEN)
def test_production_does_not_start_without_a_secret(naam: str) -> None:
    result = import_settings("portaal.settings.productie", {**filled_in(), naam: ""})
    assert result.returncode == 1
    assert f"- {naam}: ontbreekt" in result.stderr
    assert "bin/manage maak_geheim" in result.stderr


@pytest.mark.parametrize("naam", GEHEIMEN)
def test_production_does_not_start_with_a_weak_secret(naam: str) -> None:
    result = import_settings("portaal.settings.productie", {**filled_in(), naam: "geheim"})
    assert result.returncode == 1
    assert f"- {naam}: " in result.stderr


def test_production_does_not_start_without_a_virus_scanner() -> None:
    result = import_settings("portaal.settings.productie", {**filled_in(), "CLAMAV_ADRES": ""})
    assert result.returncode == 1
    assert "- CLAMAV_ADRES: ontbreekt" in result.stderr


def test_all_problems_are_told_at_once() -> None:
    result = import_settings("portaal.settings.productie", {})
    assert all(f"- {naam}: " in result.stderr for naam in (*GEHEIMEN, "PUBLIEKE_URL", "DATABASE_URL"))


def test_no_secret_stands_in_the_example() -> None:
    assert [naam for naam in (*GEHEIMEN, "POSTGRES_PASSWORD") if named()[naam]] == []
