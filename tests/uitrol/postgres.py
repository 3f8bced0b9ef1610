"""Databases of one test on the PostgreSQL that the tests run on, and its own tools."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from psycopg.sql import SQL, Identifier


def server_url(database: str) -> str:
    """The address of a database on that server; skips the test when the tests run on SQLite."""
    db = settings.DATABASES["default"]
    if not db["ENGINE"].endswith("postgresql"):
        pytest.skip("needs PostgreSQL")
    wachtwoord = f":{db['PASSWORD']}" if db["PASSWORD"] else ""
    return f"postgres://{db['USER']}{wachtwoord}@{db['HOST']}:{db['PORT']}/{database}"


@contextmanager
def new_database() -> Iterator[str]:
    """An empty database; its address."""
    naam = f"uitrol_{uuid4().hex[:12]}"
    with psycopg.connect(server_url("postgres"), autocommit=True) as verbinding:
        verbinding.execute(SQL("CREATE DATABASE {}").format(Identifier(naam)))
        try:
            yield server_url(naam)
        finally:
            verbinding.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(naam)))


def run_tool(programma: str, *opties: str | Path) -> None:
    """pg_dump or pg_restore, from the path or from where Debian keeps them."""
    plaatsen = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
    pad = shutil.which(programma, path=os.pathsep.join([*plaatsen, os.environ["PATH"]]))
    if pad is None:
        pytest.skip(f"{programma} is not installed")
    subprocess.run([pad, *map(str, opties)], check=True)


def count_rows(url: str) -> dict[str, int]:
    """Rows per table of a database."""
    vraag = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    with psycopg.connect(url) as verbinding:
        aantallen = {}
        for (naam,) in verbinding.execute(vraag).fetchall():
            rij = verbinding.execute(SQL("SELECT count(*) FROM {}").format(Identifier(naam))).fetchone()
            aantallen[naam] = rij[0] if rij else 0
        return aantallen
