"""Writing to the database where the number of rows makes speed count."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model


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


def quick_update(model: type[Model], *, waar: Mapping[str, Any], waarden: Mapping[str, Any]) -> int:
    """UPDATE with plain values where plain values stand; gives the number of rows.

    The same as filter(**waar).update(**waarden), in a quarter of the time: composing that statement takes
    the ORM longer than the database needs to carry it out. For what is done for every message.
    """
    velden = [model._meta.get_field(naam) for naam in (*waarden, *waar)]
    invoer = zip(velden, (*waarden.values(), *waar.values()), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            _compose_update(model, tuple(waarden), tuple(waar)),
            [veld.get_db_prep_save(waarde, connection) for veld, waarde in invoer],  # type: ignore[union-attr]
        )
        return int(cursor.rowcount)


@cache
def _compose_update(model: type[Model], waarden: tuple[str, ...], waar: tuple[str, ...]) -> str:
    def columns(namen: tuple[str, ...]) -> list[str]:
        kolommen = [model._meta.get_field(naam).column for naam in namen]  # type: ignore[union-attr]
        return [f"{connection.ops.quote_name(str(kolom))} = %s" for kolom in kolommen]

    tabel = connection.ops.quote_name(model._meta.db_table)
    return f"UPDATE {tabel} SET {', '.join(columns(waarden))} WHERE {' AND '.join(columns(waar))}"  # noqa: S608
