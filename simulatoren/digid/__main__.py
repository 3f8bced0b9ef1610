"""python -m simulatoren.digid --poort 8001"""

import argparse
import sys

from simulatoren.gedeeld.start import add_poort, run

from .app import DigidSimulator
from .instellingen import load_instellingen

parser = argparse.ArgumentParser(prog="simulatoren.digid")
add_poort(parser, "--poort", "DIGID_SIM_POORT", 8001)
opties = parser.parse_args()
sys.exit(run([lambda: DigidSimulator(opties.poort, load_instellingen())]))
