"""The life of a message after acceptance: its states over time and the callbacks they cause."""

import heapq
import itertools
import queue
import random
import threading
import time
from collections.abc import Callable

from simulatoren.gedeeld.schakelaars import Schakelaars

from .bericht import Bericht
from .fouten import BEZORGFOUTEN, NIET_BEZORGD, magic_ending
from .opslag import Opslag
from .terugmelding import post_callback

BEZORGERS = 4
Stap = tuple[str, int | None]


def remaining_steps(bericht: Bericht) -> list[Stap]:
    """The states still to come, each with the error code it carries."""
    einde, code = NIET_BEZORGD.get(magic_ending(bericht.to), ("delivered", None))
    tussen = ["queued", "sending"] if einde == "failed" else ["queued", "sending", "sent"]
    namen = ["accepted", *tussen]
    stappen: list[Stap] = [(naam, None) for naam in namen[namen.index(bericht.status) + 1 :]]
    return [*stappen, (einde, code)]


class Bezorging:
    """One clock for all messages; callbacks of one message leave in order, those of others do not wait."""

    def __init__(self, opslag: Opslag, schakelaars: Schakelaars, token: str) -> None:
        self._opslag, self._schakelaars, self._token = opslag, schakelaars, token
        self._gepland: list[tuple[float, int, Callable[[], None]]] = []
        self._volgnummer = itertools.count()
        self._wacht = threading.Condition()
        self._gestopt = False
        self._rijen: list[queue.SimpleQueue[tuple[Bericht, str] | None]] = [
            queue.SimpleQueue() for _ in range(BEZORGERS)
        ]
        self._draden = [threading.Thread(target=self._run_clock, daemon=True)] + [
            threading.Thread(target=self._run_callbacks, args=[rij], daemon=True) for rij in self._rijen
        ]

    def start(self) -> None:
        for draad in self._draden:
            draad.start()
        for bericht in self._opslag.all():
            if not bericht.is_final:
                self.begin(bericht)

    def stop(self) -> None:
        with self._wacht:
            self._gestopt = True
            self._wacht.notify()
        for rij in self._rijen:
            rij.put(None)
        for draad in self._draden:
            draad.join(timeout=1)

    def begin(self, bericht: Bericht) -> None:
        """Let the message go its way from the state it is in."""
        self._plan(bericht, remaining_steps(bericht), [])

    def finish(self, bericht: Bericht) -> None:
        """Go through all states at once and post all callbacks, shuffled, before returning."""
        stappen = remaining_steps(bericht)
        for status, code in stappen:
            self._set(bericht, status, code)
        for status in shuffle([status for status, _ in stappen], bericht.sid):
            for _ in range(self._exemplaren):
                self._post(bericht, status)

    def _plan(self, bericht: Bericht, stappen: list[Stap], gemeld: list[str]) -> None:
        moment = time.monotonic() + self._schakelaars.getal("staptijd")
        with self._wacht:
            heapq.heappush(
                self._gepland,
                (moment, next(self._volgnummer), lambda: self._step(bericht, stappen, gemeld)),
            )
            self._wacht.notify()

    def _step(self, bericht: Bericht, stappen: list[Stap], gemeld: list[str]) -> None:
        (status, code), rest = stappen[0], stappen[1:]
        if self._opslag.get(bericht.sid) is not bericht:
            return  # cleared meanwhile
        if status != "delivered" and time.time() - bericht.date_created > bericht.validity_period:
            status, code, rest = "failed", 30036, []
        self._set(bericht, status, code)
        gemeld = [*gemeld, status]
        if self._schakelaars.keuze("terugmelding") != "geschud":
            self._announce(bericht, [status])
        elif not rest:
            self._announce(bericht, shuffle(gemeld, bericht.sid))
        if rest:
            self._plan(bericht, rest, gemeld)

    def _set(self, bericht: Bericht, status: str, code: int | None) -> None:
        self._opslag.set_status(bericht, status, code, BEZORGFOUTEN[code] if code else None)

    def _announce(self, bericht: Bericht, statussen: list[str]) -> None:
        if not bericht.status_callback or self._schakelaars.keuze("terugmelding") == "uit":
            return
        rij = self._rijen[int(bericht.sid[2:], 16) % BEZORGERS]
        for status in statussen:
            for _ in range(self._exemplaren):
                rij.put((bericht, status))

    @property
    def _exemplaren(self) -> int:
        return int(self._schakelaars.getal("exemplaren"))

    def _post(self, bericht: Bericht, status: str) -> None:
        if bericht.status_callback:
            self._opslag.add_terugmelding(bericht, status, post_callback(bericht, status, self._token))

    def _run_clock(self) -> None:
        while True:
            with self._wacht:
                while not self._gestopt and (not self._gepland or self._gepland[0][0] > time.monotonic()):
                    self._wacht.wait(self._gepland[0][0] - time.monotonic() if self._gepland else None)
                if self._gestopt:
                    return
                stap = heapq.heappop(self._gepland)[2]
            stap()

    def _run_callbacks(self, rij: "queue.SimpleQueue[tuple[Bericht, str] | None]") -> None:
        while (opdracht := rij.get()) is not None:
            self._post(*opdracht)


def shuffle(statussen: list[str], sid: str) -> list[str]:
    """The end state first, the others after it in an order of their own per message."""
    rest = statussen[:-1]
    random.Random(sid).shuffle(rest)  # noqa: S311 - an order, not a secret
    return [statussen[-1], *rest]
