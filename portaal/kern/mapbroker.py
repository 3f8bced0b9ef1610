"""A folder as Celery's broker, for the demo: kombu's own, but a message appears in the folder whole."""

from pathlib import Path
from time import time_ns
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, message: Any, **kwargs: Any) -> None:  # type: ignore[override]  # kombu names it twice
        """Write under another name and rename: kombu's worker stops when it reads half a message."""
        naam = f"{time_ns():020}_{uuid4().hex}"
        klad = Path(self.data_folder_out) / f"{naam}.klad"
        klad.write_text(dumps(message), encoding="utf-8")
        klad.rename(klad.with_name(f"{naam}.{queue}.msg"))


class Transport(filesystem.Transport):
    Channel = Channel
