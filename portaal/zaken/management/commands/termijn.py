"""`bin/manage termijn`: the deadline rule as a calculator for staff."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portaal.zaken.termijnen import Grond, Opschorting, TermijnInvoer, compute_termijn

FOUTE_INVOER = 2


def parse_datum(tekst: str) -> date:
    """An ISO date; raises ValueError that says how to write one."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise ValueError(
            f"'{tekst}' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-02-06."
        ) from None


def parse_getal(tekst: str, optie: str) -> int:
    """A whole number; raises ValueError that names the option."""
    try:
        return int(tekst)
    except ValueError:
        raise ValueError(f"'{tekst}' is geen getal. Geef {optie} in hele weken, bijvoorbeeld 8.") from None


def parse_grond(tekst: str) -> Grond:
    try:
        return Grond(tekst)
    except ValueError:
        raise ValueError(f"'{tekst}' is geen grond. Kies uit: {', '.join(Grond)}.") from None


def parse_opschorting(tekst: str) -> Opschorting:
    """`EERSTE:LAATSTE`, two inclusive days."""
    eerste, scheiding, laatste = tekst.partition(":")
    if not scheiding:
        raise ValueError(
            f"'{tekst}' is geen opschorting. Schrijf EERSTE:LAATSTE, bijvoorbeeld 2026-09-16:2026-09-28."
        )
    return Opschorting(parse_datum(eerste), parse_datum(laatste))


class Command(BaseCommand):
    help = "Rekent een termijn uit: het einde zonder Algemene termijnenwet en de uiterste datum."
    requires_system_checks = ()  # pure arithmetic: it answers while the rest is being configured
    # Texts stay raw until handle(), so that every mistake gets a Dutch answer instead of argparse's own.

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ontvangst", default="", help="dag van ontvangst, bijvoorbeeld 2026-02-06")
        parser.add_argument("--weken", default="", help="lengte van de termijn in weken")
        parser.add_argument("--extra-weken", default="0", help="verlenging volgens een bijzondere wet")
        parser.add_argument(
            "--opschorting",
            action="append",
            default=[],
            metavar="EERSTE:LAATSTE",
            help="dagen die niet meetellen, eerste en laatste dag inbegrepen; mag vaker",
        )
        parser.add_argument("--grond", default=Grond.WET.value, help=f"een van: {', '.join(Grond)}")

    def handle(self, *args: Any, **options: Any) -> None:
        for optie in ("ontvangst", "weken"):
            if options[optie] == "":
                raise CommandError(f"Geef ook --{optie} op.", returncode=FOUTE_INVOER)
        try:
            invoer = TermijnInvoer(
                ontvangst=parse_datum(str(options["ontvangst"])),
                weken=parse_getal(str(options["weken"]), "--weken"),
                grond=parse_grond(options["grond"]),
                extra_weken=parse_getal(str(options["extra_weken"]), "--extra-weken"),
                opschortingen=tuple(parse_opschorting(tekst) for tekst in options["opschorting"]),
            )
            termijn = compute_termijn(invoer)
        except ValueError as fout:
            raise CommandError(str(fout), returncode=FOUTE_INVOER) from fout
        except OverflowError as fout:
            raise CommandError("Deze termijn eindigt buiten de kalender.", returncode=FOUTE_INVOER) from fout
        self.stdout.write(f"{termijn.einde_zonder_atw.isoformat()} {termijn.uiterste_datum.isoformat()}")
