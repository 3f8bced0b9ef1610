"""All simulators in one process: python -m simulatoren"""

import argparse
import sys

from simulatoren.bronnen.start import add_poorten, makers
from simulatoren.clamav import ClamavSimulator
from simulatoren.digid.app import DigidSimulator
from simulatoren.digid.instellingen import load_instellingen
from simulatoren.gedeeld.start import add_map, add_poort, run
from simulatoren.mail.app import MailSimulator
from simulatoren.twilio.app import TwilioSimulator, load_rekening

parser = argparse.ArgumentParser(prog="simulatoren")
add_poort(parser, "--digid-poort", "DIGID_SIM_POORT", 8001)
add_poort(parser, "--twilio-poort", "TWILIO_SIM_POORT", 8002)
add_poort(parser, "--mail-poort", "MAIL_SIM_POORT", 8003)
add_poort(parser, "--smtp-poort", "SMTP_SIM_POORT", 8025)
add_poort(parser, "--clamav-poort", "CLAMAV_SIM_POORT", 8010)
add_poorten(parser)
add_map(parser)
opties = parser.parse_args()
sys.exit(
    run(
        [
            lambda: DigidSimulator(opties.digid_poort, load_instellingen()),
            lambda: TwilioSimulator(opties.twilio_poort, load_rekening(), opties.map),
            lambda: MailSimulator(opties.mail_poort, opties.smtp_poort, opties.map),
            *makers(opties),
            lambda: ClamavSimulator(opties.clamav_poort),
        ]
    )
)
