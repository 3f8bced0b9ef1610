"""python -m simulatoren.bronnen --brp-poort 8004"""

import argparse
import sys

from simulatoren.gedeeld.start import run

from .start import add_poorten, makers

parser = argparse.ArgumentParser(prog="simulatoren.bronnen")
add_poorten(parser)
sys.exit(run(makers(parser.parse_args())))
