"""Fault switches: named, checked values that tests and the switch page may set while a simulator runs."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass

GEEN = "geen"


class SchakelaarOnbekend(ValueError):
    """A switch or value that does not exist."""


@dataclass(frozen=True)
class Keuze:
    """A switch with one of a few named positions; the first is the normal one."""

    label: str
    standen: Mapping[str, str]

    @property
    def standaard(self) -> str:
        return next(iter(self.standen))

    def read(self, waarde: object) -> str:
        if waarde not in self.standen:
            raise SchakelaarOnbekend(f"{waarde!r} is geen stand. Kies uit: {', '.join(self.standen)}.")
        return str(waarde)


@dataclass(frozen=True)
class Getal:
    """A switch that holds a number."""

    label: str
    standaard: float = 0
    hoogste: float = 3600

    def read(self, waarde: object) -> float:
        try:
            getal = float(str(waarde).replace(",", "."))
        except ValueError as fout:
            raise SchakelaarOnbekend(f"{waarde!r} is geen getal.") from fout
        if not 0 <= getal <= self.hoogste:
            raise SchakelaarOnbekend(f"{waarde!r} ligt niet tussen 0 en {self.hoogste:g}.")
        return getal


class Schakelaars:
    """The switches of one simulator. `fout` with `keer` above 0 turns itself off after so many times."""

    def __init__(self, soorten: Mapping[str, Keuze | Getal]) -> None:
        self.soorten = soorten
        self._slot = threading.RLock()
        self._stand: dict[str, str | float] = {}
        self.reset()

    def reset(self) -> None:
        with self._slot:
            self._stand = {naam: soort.standaard for naam, soort in self.soorten.items()}

    def update(self, waarden: Mapping[str, object]) -> None:
        """Set all given switches, or none when one of them is wrong."""
        onbekend = set(waarden) - set(self.soorten)
        if onbekend:
            raise SchakelaarOnbekend(
                f"Onbekend: {', '.join(sorted(onbekend))}. Bestaat wel: {', '.join(self.soorten)}."
            )
        nieuw = {naam: self.soorten[naam].read(waarde) for naam, waarde in waarden.items()}
        with self._slot:
            self._stand.update(nieuw)

    def stand(self) -> dict[str, str | float]:
        with self._slot:
            return dict(self._stand)

    def keuze(self, naam: str) -> str:
        return str(self._stand[naam])

    def getal(self, naam: str) -> float:
        return float(self._stand[naam])

    def take_fout(self, *soorten: str) -> str:
        """The fault that is on, if it is one of `soorten`, counted as used; otherwise `geen`."""
        with self._slot:
            fout = str(self._stand["fout"])
            if fout not in soorten:
                return GEEN
            if self._stand["keer"]:
                self._stand["keer"] = float(self._stand["keer"]) - 1
                if not self._stand["keer"]:
                    self._stand["fout"] = GEEN
            return fout
