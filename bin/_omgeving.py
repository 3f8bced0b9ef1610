"""The environment in .venv, made from the hashed locks in requirements/. Nothing but the standard library.

A stamp in .venv remembers which lock is installed, so that a second start costs nothing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
VENV = WORTEL / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
STEMPEL = VENV / "portaal.stempel"
BASIS, ONTWIKKEL, GEREEDSCHAP = "basis", "ontwikkel", "gereedschap"


def fail(message: str, status: int = 1) -> None:
    """Say what is wrong and what to do about it, and stop."""
    print(f"\n{message}", file=sys.stderr)
    sys.exit(status)


def lock_path(slot: str) -> Path:
    return WORTEL / "requirements" / f"{slot}.txt"


def ensure_environment(slot: str) -> None:
    """Make .venv hold what the lock says; ontwikkel holds all of basis."""
    if sys.version_info < (3, 11):  # noqa: UP036  a newcomer may have an older one
        fail(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try: python3.12 bin/…")
    installed = STEMPEL.read_text() if STEMPEL.exists() else ""
    if installed.startswith(ONTWIKKEL):
        slot = ONTWIKKEL  # the demo never takes a developer's tools away
    if PYTHON.exists() and installed == _fingerprint(slot):
        return
    print(f"Environment: installing requirements/{slot}.txt into .venv …", flush=True)
    make_venv()
    STEMPEL.write_text(slot)
    if ensure_uv():
        command = [str(UV), "pip", "sync", "--quiet", "--require-hashes", str(lock_path(slot))]
    else:
        command = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "-r",
            str(lock_path(slot)),
        ]
    if subprocess.run(command, env=environment()).returncode:
        fail(
            "The packages could not be installed; the message above says why. Is there a network connection?"
        )
    STEMPEL.write_text(_fingerprint(slot))


def make_venv() -> None:
    """Create .venv, or create it anew when its Python is gone (a moved clone, an upgraded system)."""
    if PYTHON.exists() and subprocess.run([str(PYTHON), "-c", ""]).returncode == 0:
        return
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True
    )
    if made.returncode:
        fail(
            f"Python could not make an environment:\n{made.stdout}{made.stderr}\n"
            "On Debian and Ubuntu the module venv is a package of its own: apt-get install python3-venv"
        )


def ensure_uv() -> bool:
    """Whether the pinned uv is in .venv; installs it when it is not. Plain pip can do the work without it."""
    pin = lock_path(GEREEDSCHAP).read_text().split(" ", 1)[0].strip()
    if UV.exists():
        version = subprocess.run([str(UV), "--version"], capture_output=True, text=True).stdout.split()
        if version[1:2] == [pin.partition("==")[2]]:
            return True
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
        str(lock_path(GEREEDSCHAP)),
    ]
    if subprocess.run(command, capture_output=True, env=environment()).returncode:
        print("uv is not available; plain pip does the same, only slower.", flush=True)
        return False
    return True


def environment(**extra: str) -> dict[str, str]:
    """The variables of this process, for a child that runs inside .venv."""
    values = {
        **os.environ,
        "VIRTUAL_ENV": str(VENV),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUNBUFFERED": "1",
    }
    values.pop("PYTHONHOME", None)
    values["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    values.update(extra)
    return values


def become(*command: str, **extra: str) -> None:
    """Replace this process by a command of .venv, run from the root of the clone."""
    os.chdir(WORTEL)
    os.execve(command[0], list(command), environment(**extra))  # noqa: S606


def _fingerprint(slot: str) -> str:
    return f"{slot} {sys.version_info[:2]} {hashlib.sha256(lock_path(slot).read_bytes()).hexdigest()}"
