"""Short-lived values under unguessable keys: requests, codes, tokens, logins."""

import secrets
import threading
import time
from typing import Generic, TypeVar

T = TypeVar("T")


class Kluis(Generic[T]):
    def __init__(self, seconden: float) -> None:
        self._seconden = seconden
        self._slot = threading.Lock()
        self._waarden: dict[str, tuple[float, T]] = {}

    def put(self, waarde: T) -> str:
        """Keep a value and drop the expired ones; the key."""
        nu = time.monotonic()
        sleutel = secrets.token_urlsafe(32)
        with self._slot:
            self._waarden = {s: (tot, w) for s, (tot, w) in self._waarden.items() if tot > nu}
            self._waarden[sleutel] = (nu + self._seconden, waarde)
        return sleutel

    def get(self, sleutel: str) -> T | None:
        with self._slot:
            return self._fresh(self._waarden.get(sleutel))

    def pop(self, sleutel: str) -> T | None:
        """The value, for the last time."""
        with self._slot:
            return self._fresh(self._waarden.pop(sleutel, None))

    def clear(self) -> None:
        with self._slot:
            self._waarden.clear()

    def _fresh(self, gevonden: tuple[float, T] | None) -> T | None:
        return gevonden[1] if gevonden and gevonden[0] > time.monotonic() else None
