"""Health: is the process alive, and can it serve."""

import logging

from celery import current_app
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from .toegang_markering import Wie, declare

logger = logging.getLogger(__name__)


@declare(Wie.IEDEREEN, telt_als_activiteit=False)
def gezond(request: HttpRequest) -> JsonResponse:
    """Alive: the process answers. Touches nothing else."""
    return JsonResponse({"status": "goed"})


@declare(Wie.IEDEREEN, telt_als_activiteit=False)
def gereed(request: HttpRequest) -> JsonResponse:
    """Ready: database reachable, migrations done, broker reachable; 503 when one is not."""
    delen = {"database": _database(), "migraties": _migraties(), "broker": _broker()}
    goed = all(delen.values())
    teksten = {naam: "goed" if stand else "fout" for naam, stand in delen.items()}
    return JsonResponse({"status": "goed" if goed else "fout", **teksten}, status=200 if goed else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.warning("database not reachable")
        return False
    return True


def _migraties() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _broker() -> bool:
    try:
        with current_app.connection_for_write() as verbinding:
            verbinding.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=2)
    except Exception:  # any transport error means the same here
        logger.warning("broker not reachable")
        return False
    return True
