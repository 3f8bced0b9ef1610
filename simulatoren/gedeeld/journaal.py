"""A journal on disk: one JSON line per change, the last line of a key counts."""

import json
import threading
from pathlib import Path
from typing import Any, TextIO


class Journaal:
    """Keeps records over a restart, also after kill -9. Without a path it keeps nothing."""

    def __init__(self, pad: Path | None) -> None:
        self._slot = threading.Lock()
        self._pad = pad
        self._oud = _read(pad) if pad else {}
        self._bestand: TextIO | None = None
        if pad:
            pad.parent.mkdir(parents=True, exist_ok=True)
            self._rewrite(pad)

    def records(self) -> list[dict[str, Any]]:
        """What was there at start, oldest first."""
        return list(self._oud.values())

    def write(self, sleutel: str, record: dict[str, Any]) -> None:
        with self._slot:
            if self._bestand:
                self._bestand.write(json.dumps([sleutel, record], ensure_ascii=False) + "\n")
                self._bestand.flush()

    def clear(self) -> None:
        with self._slot:
            if self._bestand:
                self._bestand.seek(0)
                self._bestand.truncate()

    def close(self) -> None:
        with self._slot:
            if self._bestand:
                self._bestand.close()
                self._bestand = None

    def _rewrite(self, pad: Path) -> None:
        """Drop superseded lines, by a new file that takes the old one's place in one step."""
        nieuw = pad.with_suffix(".nieuw")
        with nieuw.open("w", encoding="utf-8") as bestand:
            for sleutel, record in self._oud.items():
                bestand.write(json.dumps([sleutel, record], ensure_ascii=False) + "\n")
        nieuw.replace(pad)
        self._bestand = pad.open("a", encoding="utf-8")


def _read(pad: Path) -> dict[str, dict[str, Any]]:
    records: dict[str, dict[str, Any]] = {}
    if pad.exists():
        for regel in pad.read_text("utf-8").splitlines():
            try:
                sleutel, record = json.loads(regel)
            except ValueError:
                continue  # the line that was being written when the process was killed
            records[sleutel] = record
    return records
