"""python -m simulatoren.twilio --poort 8002"""

import argparse
import sys

from simulatoren.gedeeld.start import add_map, add_poort, run

from .app import TwilioSimulator, load_rekening

parser = argparse.ArgumentParser(prog="simulatoren.twilio")
add_poort(parser, "--poort", "TWILIO_SIM_POORT", 8002)
add_map(parser)
opties = parser.parse_args()
sys.exit(run([lambda: TwilioSimulator(opties.poort, load_rekening(), opties.map)]))
