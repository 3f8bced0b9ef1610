"""Tell a worker that there is work, after the transaction that wrote the work has committed.

The database is the queue of record; a nudge may be lost. A sweeper finds what was not nudged.
"""

import logging
import time
from functools import partial

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)

# After a failure this process lets the broker be for a while: one visitor waits, not each of them.
RUST = 5.0


class _Rust:
    tot = 0.0


def nudge(task_name: str, *args: str | int) -> None:
    """Queue a task by name once the surrounding transaction commits; a broker that is down is only logged."""
    transaction.on_commit(partial(_publish, task_name, args), robust=True)


def _publish(task_name: str, args: tuple[str | int, ...]) -> None:
    if time.monotonic() < _Rust.tot:
        return
    try:
        # No retry by Celery: redis-py itself renews a connection that went stale.
        current_app.send_task(task_name, args=args, retry=False)
    except Exception as fout:  # any broker error: the sweeper will find the row
        _Rust.tot = time.monotonic() + RUST
        logger.warning("nudge lost", extra={"task": task_name, "reason": type(fout).__name__})
