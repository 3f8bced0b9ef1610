"""The source as the structure tests read it: every file that is or will be committed, parsed once."""

import ast
import subprocess
from functools import cache
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
EIGEN = ("portaal", "cms", "simulatoren", "tests", "bin", "bench")


@cache
def committed_files() -> tuple[Path, ...]:
    """What git keeps, and what it would keep: new files count before they are committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    output = subprocess.run(command, cwd=WORTEL, capture_output=True, check=True, text=True).stdout
    paths = (WORTEL / name for name in output.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def relative(path: Path) -> str:
    return path.relative_to(WORTEL).as_posix()


@cache
def python_files() -> tuple[Path, ...]:
    """Own Python, migrations left out: Django writes those."""
    return tuple(
        path
        for path in committed_files()
        if path.suffix == ".py" and relative(path).startswith(EIGEN) and "migrations" not in path.parts
    )


@cache
def template_files() -> tuple[Path, ...]:
    return tuple(path for path in committed_files() if path.suffix == ".html" and "templates" in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
