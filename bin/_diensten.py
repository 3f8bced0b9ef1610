"""The services that tests need: a throw-away PostgreSQL and Redis on random ports, and a Chromium."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import _omgeving as omgeving
import _processen as processen

# Program → package of Debian.
PAKKETTEN = {"postgres": "postgresql", "redis-server": "redis-server", "chromium": "chromium"}
# Only the fault runs need these; without them some are skipped.
PAKKETTEN_STORING = {"clamd": "clamav-daemon"}
POSTGRES_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    # The cluster lives for one run: speed before durability.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def find_program(name: str) -> Path | None:
    """On the path, or where Debian keeps the server programs of PostgreSQL."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([*map(str, places), os.environ.get("PATH", os.defpath), "/usr/sbin"])
    names = [name, "chromium-browser", "google-chrome"] if name == "chromium" else [name]
    return next((Path(found) for found in (shutil.which(n, path=path) for n in names) if found), None)


def need_program(name: str) -> Path:
    """The program, for callers that know it is there."""
    found = find_program(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not on this machine; Debian has it in {PAKKETTEN[name]}")
    return found


def install_missing(*, alles: bool = False) -> list[str]:
    """Install what is missing where that can be done (root on Debian); return what is still missing."""
    wanted = PAKKETTEN | PAKKETTEN_STORING if alles else PAKKETTEN
    missing = [name for name in wanted if find_program(name) is None]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = [wanted[name] for name in missing]
        print(f"Installing {', '.join(packages)} with apt-get …", flush=True)
        env = omgeving.environment(DEBIAN_FRONTEND="noninteractive")
        subprocess.run(["apt-get", "update", "-qq"], env=env)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], env=env)
    return [name for name in PAKKETTEN if find_program(name) is None]


@contextmanager
def postgres() -> Iterator[str]:
    """A new cluster; the URL under which tests make their database. Everything is gone afterwards."""
    server = need_program("postgres")
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="portaal-postgres-"))
    port = processen.free_port()
    try:
        if user:
            shutil.chown(folder, user, user)
        init = [str(server.parent / "initdb"), "-D", str(folder / "data"), "-U", "portaal", "-A", "trust"]
        init += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        groups: list[str] | None = [] if user else None
        subprocess.run(
            init,
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            user=user,
            group=user,
            extra_groups=groups,
        )
        command = [str(server), "-D", str(folder / "data"), "-p", str(port)]
        for name, value in POSTGRES_OPTIONS.items():
            command += ["-c", f"{name}={value}"]
        with _running("PostgreSQL", command, port, folder, signal.SIGINT, user):
            yield f"postgres://portaal@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def redis() -> Iterator[str]:
    """A Redis that keeps nothing; its URL."""
    server = need_program("redis-server")
    port = processen.free_port()
    with tempfile.TemporaryDirectory(prefix="portaal-redis-") as folder:
        command = [str(server), "--bind", "127.0.0.1", "--port", str(port), "--dir", folder]
        command += ["--save", "", "--appendonly", "no"]
        with _running("Redis", command, port, Path(folder), signal.SIGTERM):
            yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def _running(
    name: str, command: list[str], port: int, folder: Path, end: signal.Signals, user: str | None = None
) -> Iterator[None]:
    """A server that answers on its port, until the block ends."""
    log = folder / "log"
    process = processen.start(command, log=log, env=os.environ, cwd=folder, user=user)
    try:
        if not processen.wait_until(lambda: processen.answers(port), seconds=30, alive=[process]):
            omgeving.fail(f"{name} did not start:\n{processen.tail(log)}")
        yield
    finally:
        processen.stop([process], sort=end)
