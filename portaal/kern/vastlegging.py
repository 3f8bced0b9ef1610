"""How sure the database must be before it says that something is stored."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_waiting_for_disk() -> Iterator[None]:
    """Within, a commit does not wait until PostgreSQL's disk has it; whoever reads sees it at once.

    Should the database server itself crash, the last second may be lost. So only for what can be found out
    again. SQLite in WAL mode works like this anyway.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO DEFAULT")
