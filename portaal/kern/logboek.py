"""Log lines as JSON, each with the correlation id of its request. Never a BSN, number or address in it."""

import logging

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter as BaseJsonFormatter

from .middleware import correlatie_var


class CorrelatieFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.correlatie_id = correlatie_var.get()
        return True


class JsonFormatter(BaseJsonFormatter):
    """timestamp, level, logger, message, correlatie_id and what the call passed as extra."""

    def __init__(self) -> None:
        super().__init__(
            "{asctime}{levelname}{name}{message}{correlatie_id}",
            style="{",
            # Django adds the request to its records; written out it would show the query string.
            reserved_attrs=[*RESERVED_ATTRS, "request"],
            rename_fields={"asctime": "tijd", "levelname": "niveau", "name": "logger", "message": "bericht"},
        )
