"""The mails, oldest first, kept in memory and if wanted in a journal."""

import threading
from collections import defaultdict
from pathlib import Path

from simulatoren.gedeeld.journaal import Journaal

from .brief import Brief


class Postbus:
    def __init__(self, pad: Path | None) -> None:
        self._slot = threading.Lock()
        self._journaal = Journaal(pad)
        self._brieven = {record["id"]: Brief(**record) for record in self._journaal.records()}

    def add(self, brief: Brief) -> None:
        with self._slot:
            self._brieven[brief.id] = brief
            self._journaal.write(brief.id, brief.to_record())

    def get(self, brief_id: str) -> Brief | None:
        with self._slot:
            return self._brieven.get(brief_id)

    def all(self) -> list[Brief]:
        with self._slot:
            return list(self._brieven.values())

    def per_adres(self) -> dict[str, list[Brief]]:
        """Newest first; the address that was written to last comes first."""
        adressen: dict[str, list[Brief]] = defaultdict(list)
        for brief in reversed(self.all()):
            for adres in brief.ontvangers:
                adressen[adres].append(brief)
        return adressen

    def clear(self) -> None:
        with self._slot:
            self._brieven.clear()
            self._journaal.clear()

    def close(self) -> None:
        self._journaal.close()
