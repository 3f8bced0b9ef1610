"""python -m simulatoren.mail --poort 8003 --smtp-poort 8025"""

import argparse
import sys

from simulatoren.gedeeld.start import add_map, add_poort, run

from .app import MailSimulator

parser = argparse.ArgumentParser(prog="simulatoren.mail")
add_poort(parser, "--poort", "MAIL_SIM_POORT", 8003)
add_poort(parser, "--smtp-poort", "SMTP_SIM_POORT", 8025)
add_map(parser)
opties = parser.parse_args()
sys.exit(run([lambda: MailSimulator(opties.poort, opties.smtp_poort, opties.map)]))
