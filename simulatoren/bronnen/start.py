"""The four sources on the command line, alone or with the other simulators."""

import argparse
from collections.abc import Callable

from simulatoren.gedeeld.simulator import Simulator
from simulatoren.gedeeld.start import add_poort

from .brp import BrpSimulator
from .kvk import KvkSimulator
from .pdok import PdokSimulator
from .rdw import RdwSimulator

POORTEN = {"brp": 8004, "kvk": 8005, "rdw": 8006, "pdok": 8007}


def add_poorten(parser: argparse.ArgumentParser) -> None:
    for naam, poort in POORTEN.items():
        add_poort(parser, f"--{naam}-poort", f"{naam.upper()}_SIM_POORT", poort)


def makers(opties: argparse.Namespace) -> list[Callable[[], Simulator]]:
    return [
        lambda: BrpSimulator(opties.brp_poort),
        lambda: KvkSimulator(opties.kvk_poort),
        lambda: RdwSimulator(opties.rdw_poort),
        lambda: PdokSimulator(opties.pdok_poort),
    ]
