"""The messages, in order of arrival, kept in memory and if wanted in a journal."""

import threading
import time
from collections import Counter
from pathlib import Path

from simulatoren.gedeeld.journaal import Journaal

from .bericht import Bericht, Terugmelding


class Opslag:
    def __init__(self, pad: Path | None) -> None:
        self._slot = threading.RLock()
        self._journaal = Journaal(pad)
        self._berichten = {record["sid"]: Bericht.from_record(record) for record in self._journaal.records()}
        self._afgemeld: set[str] = set()

    def add(self, bericht: Bericht) -> None:
        with self._slot:
            self._berichten[bericht.sid] = bericht
            self._journaal.write(bericht.sid, bericht.to_record())

    def get(self, sid: str) -> Bericht | None:
        with self._slot:
            return self._berichten.get(sid)

    def all(self) -> list[Bericht]:
        """Oldest first."""
        with self._slot:
            return list(self._berichten.values())

    def set_status(
        self, bericht: Bericht, status: str, code: int | None = None, uitleg: str | None = None
    ) -> None:
        with self._slot:
            if bericht.sid not in self._berichten:
                return  # cleared meanwhile
            bericht.status, bericht.error_code, bericht.error_message = status, code, uitleg
            bericht.date_updated = time.time()
            if status == "sent":
                bericht.date_sent = bericht.date_updated
            self._journaal.write(bericht.sid, bericht.to_record())

    def add_terugmelding(self, bericht: Bericht, status: str, uitkomst: str) -> None:
        with self._slot:
            if bericht.sid in self._berichten:
                bericht.terugmeldingen.append(Terugmelding(status, time.time(), uitkomst))
                self._journaal.write(bericht.sid, bericht.to_record())

    def count_double(self) -> int:
        """Messages beyond the first with the same receiver, text and callback address."""
        aantallen = Counter((b.to, b.body, b.status_callback) for b in self.all())
        return sum(aantal - 1 for aantal in aantallen.values())

    def opt_out(self, nummer: str) -> None:
        with self._slot:
            self._afgemeld.add(nummer)

    def opt_in(self, nummer: str) -> None:
        with self._slot:
            self._afgemeld.discard(nummer)

    def is_opted_out(self, nummer: str) -> bool:
        with self._slot:
            return nummer in self._afgemeld

    def clear(self) -> None:
        with self._slot:
            self._berichten.clear()
            self._afgemeld.clear()
            self._journaal.clear()

    def close(self) -> None:
        self._journaal.close()
