"""What the migrations put in the tables, to put back after a test that emptied them.

Row by row in SQL: saving objects would run signal handlers that make rows of their own.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Site

Inhoud = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def read_tables() -> Inhoud:
    """All rows of all tables: Wagtail's root page, Locale and Site, permissions, our own texts."""
    inhoud = {}
    with connection.cursor() as cursor:
        for tabel in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")  # noqa: S608
            rijen = cursor.fetchall()
            if rijen:
                inhoud[tabel] = ([kolom[0] for kolom in cursor.description], rijen)
    return inhoud


def put_back(inhoud: Inhoud) -> None:
    """Exactly these rows and no others."""
    opties = {"reset_sequences": False, "allow_cascade": True, "inhibit_post_migrate": True}
    call_command("flush", verbosity=0, interactive=False, **opties)
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for tabel, (kolommen, rijen) in inhoud.items():
            namen = ", ".join(quote(kolom) for kolom in kolommen)
            plaatsen = ", ".join(["%s"] * len(kolommen))
            cursor.executemany(f"INSERT INTO {quote(tabel)} ({namen}) VALUES ({plaatsen})", rijen)  # noqa: S608
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
