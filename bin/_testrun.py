"""One run of pytest and what came of it."""

from __future__ import annotations

import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import _omgeving as omgeving

NO_TESTS_COLLECTED = 5


@dataclass(frozen=True)
class Run:
    """What ran on what, and the counts. `reason` says why a run was left out."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0
    status: int = 0
    reason: str = ""
    skips: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_good(self) -> bool:
        return self.status == 0

    @property
    def line(self) -> str:
        if self.reason:
            return f"{self.name:<42} not run: {self.reason}"
        counts = f"{self.passed:>6} passed {self.failed:>4} failed {self.skipped:>4} skipped"
        verdict = "" if self.is_good else f"   FAILED (code {self.status})"
        return f"{self.name:<42} {counts} {self.seconds:>6.0f} s{verdict}"


def run_pytest(
    name: str, arguments: Sequence[str], env: Mapping[str, str], *, may_be_empty: bool = False
) -> Run:
    """Run pytest in .venv; its output goes to the terminal as it comes."""
    print(f"\n=== {name}", flush=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="portaal-verslag-") as folder:
        verslag = Path(folder) / "verslag.xml"
        command = [str(omgeving.PYTHON), "-m", "pytest", f"--junitxml={verslag}", *arguments]
        status = subprocess.run(command, cwd=omgeving.WORTEL, env=omgeving.environment(**env)).returncode
        if status == NO_TESTS_COLLECTED and may_be_empty:
            status = 0
        counts = _read(verslag) if verslag.exists() else {}
    return Run(name, seconds=time.monotonic() - start, status=status, **counts)  # type: ignore[arg-type]


def run_command(name: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> Run:
    """Run something that is either good or not, and count it as one."""
    print(f"\n=== {name}", flush=True)
    start = time.monotonic()
    full = omgeving.environment(**env) if env is not None else None
    status = subprocess.run(command, cwd=omgeving.WORTEL, env=full).returncode
    return Run(name, int(status == 0), int(status != 0), seconds=time.monotonic() - start, status=status)


def _read(verslag: Path) -> dict[str, object]:
    suites = list(ET.parse(verslag).getroot().iter("testsuite"))  # noqa: S314  written by pytest just now

    def total(name: str) -> int:
        return sum(int(suite.get(name, "0")) for suite in suites)

    failed, skipped = total("failures") + total("errors"), total("skipped")
    reasons = {element.get("message", "") for suite in suites for element in suite.iter("skipped")}
    return {
        "passed": total("tests") - failed - skipped,
        "failed": failed,
        "skipped": skipped,
        "skips": frozenset(reasons),
    }
