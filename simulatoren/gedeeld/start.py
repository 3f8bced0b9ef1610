"""Start simulators from the command line and stop them on Ctrl-C or SIGTERM."""

import argparse
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from .omgeving import OmgevingGeweigerd


class Draaiend(Protocol):
    """What runs between entering and leaving, on the address `url`."""

    @property
    def url(self) -> str: ...

    def __enter__(self) -> "Draaiend": ...

    def __exit__(self, *_: object) -> None: ...


def add_poort(parser: argparse.ArgumentParser, optie: str, variabele: str, standaard: int) -> None:
    """Add a port option whose default may come from the environment."""
    parser.add_argument(
        optie,
        type=int,
        default=os.environ.get(variabele, str(standaard)),
        help=f"poort op 127.0.0.1 (standaard {standaard}, of {variabele})",
    )


def add_map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--map",
        type=Path,
        default=os.environ.get("SIMULATOR_MAP") or None,
        help="map waarin berichten een herstart overleven (of SIMULATOR_MAP)",
    )


def run(makers: Sequence[Callable[[], Draaiend]]) -> int:
    """Make, start and run the simulators until a signal comes; the exit status."""
    klaar = threading.Event()
    for soort in (signal.SIGINT, signal.SIGTERM):
        signal.signal(soort, lambda *_: klaar.set())
    with contextlib.ExitStack() as stapel:
        try:
            for maak in makers:
                simulator = stapel.enter_context(maak())
                print(f"{type(simulator).__name__}: {simulator.url}/", flush=True)
        except OmgevingGeweigerd as fout:
            print(fout, file=sys.stderr)
            return 2
        except OSError as fout:
            print(f"Een simulator kan niet starten: {fout.strerror}. Is de poort vrij?", file=sys.stderr)
            return 3
        klaar.wait()
    return 0
