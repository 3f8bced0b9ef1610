"""The locks hold what pyproject.toml asks for, with hashes and without addresses; each dependency has its reason."""

import re
import tomllib

import pytest

from .bron import WORTEL

PYPROJECT = (WORTEL / "pyproject.toml").read_text(encoding="utf-8")
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)(?: ;.*?)? \\$", re.MULTILINE)
NAAM = re.compile(r"^[A-Za-z0-9._-]+")
SLOTEN = ("basis", "ontwikkel", "gereedschap")


def pins(slot: str) -> dict[str, str]:
    return dict(PIN.findall((WORTEL / "requirements" / f"{slot}.txt").read_text(encoding="utf-8")))


def normal(requirement: str) -> str:
    match = NAAM.match(requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def asked_for() -> dict[str, set[str]]:
    """Lock → the packages that pyproject.toml names for it."""
    data = tomllib.loads(PYPROJECT)
    basis = {normal(item) for item in data["project"]["dependencies"]}
    groups = {name: {normal(item) for item in items} for name, items in data["dependency-groups"].items()}
    return {"basis": basis, "ontwikkel": basis | groups["dev"], "gereedschap": groups["gereedschap"]}


@pytest.mark.parametrize("slot", SLOTEN)
def test_lock_holds_what_is_asked_for(slot: str) -> None:
    assert asked_for()[slot] - pins(slot).keys() == set()


@pytest.mark.parametrize("slot", SLOTEN)
def test_lock_has_hashes_and_no_addresses(slot: str) -> None:
    text = (WORTEL / "requirements" / f"{slot}.txt").read_text(encoding="utf-8")
    assert text.count("--hash=sha256:") >= len(pins(slot)) > 0
    assert "://" not in text
    assert " @ " not in text


def test_environment_of_developers_serves_the_demo_too() -> None:
    assert pins("basis").items() <= pins("ontwikkel").items()


def test_every_dependency_has_its_reason() -> None:
    lines = [line for line in PYPROJECT.splitlines() if re.match(r'    "[A-Za-z0-9._-]+[^"]*",', line)]
    requirements = [
        line for line in lines if normal(line.strip().strip('",')) in set().union(*asked_for().values())
    ]
    assert len(requirements) == len(asked_for()["ontwikkel"]) + 1
    assert [line.strip() for line in requirements if "  # " not in line and " # " not in line] == []
