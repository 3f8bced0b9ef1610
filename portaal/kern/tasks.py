"""The beat is alive: a tick in the log that monitoring can watch."""

import logging

from celery import shared_task

logger = logging.getLogger(__name__)


@shared_task(name="kern.hartslag")
def hartslag() -> None:
    logger.info("hartslag")
