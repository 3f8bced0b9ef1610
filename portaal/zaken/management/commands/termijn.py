"""`bin/manage termijn`: the deadline rule as a calculator for staff."""

import argparse
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portaal.zaken.termijnen import Grond, Opschorting, TermijnInvoer, compute_termijn


def parse_datum(tekst: str) -> date:
    """An ISO date, or a message that says how to write one."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{tekst}' is geen datum. Schrijf de datum als jaar-maand-dag, bijvoorbeeld 2026-02-06."
        ) from None


def parse_opschorting(tekst: str) -> Opschorting:
    """`EERSTE:LAATSTE`, two inclusive days."""
    eerste, scheiding, laatste = tekst.partition(":")
    if not scheiding:
        raise argparse.ArgumentTypeError(
            f"'{tekst}' is geen opschorting. Schrijf EERSTE:LAATSTE, bijvoorbeeld 2026-09-16:2026-09-28."
        )
    try:
        return Opschorting(parse_datum(eerste), parse_datum(laatste))
    except ValueError as fout:
        raise argparse.ArgumentTypeError(str(fout)) from None


class Command(BaseCommand):
    help = "Rekent een termijn uit: het einde zonder Algemene termijnenwet en de uiterste datum."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ontvangst", type=parse_datum, required=True, help="dag van ontvangst")
        parser.add_argument("--weken", type=int, required=True, help="lengte van de termijn")
        parser.add_argument("--extra-weken", type=int, default=0, help="verlenging uit een wet")
        parser.add_argument(
            "--opschorting",
            type=parse_opschorting,
            action="append",
            default=[],
            metavar="EERSTE:LAATSTE",
            help="dagen die niet meetellen, eerste en laatste dag inbegrepen; mag vaker",
        )
        parser.add_argument("--grond", choices=[g.value for g in Grond], default=Grond.WET.value)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            invoer = TermijnInvoer(
                ontvangst=options["ontvangst"],
                weken=options["weken"],
                grond=Grond(options["grond"]),
                extra_weken=options["extra_weken"],
                opschortingen=tuple(options["opschorting"]),
            )
            termijn = compute_termijn(invoer)
        except (ValueError, OverflowError) as fout:
            raise CommandError(str(fout), returncode=2) from fout
        self.stdout.write(f"{termijn.einde_zonder_atw.isoformat()} {termijn.uiterste_datum.isoformat()}")
