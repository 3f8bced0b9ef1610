"""bin/manage laad_formulieren: publish the forms in data/; what editors changed stays theirs."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...operations import FormulierKloptNiet, load_formulier
from ...redactie.rechten import ensure_redactie
from ...redactie.uitwisselen import BestandOnjuist

DATA = Path(__file__).resolve().parents[2] / "data"


class Command(BaseCommand):
    help = "Publiceer de formulieren die bij het portaal horen. Wat de redactie heeft gewijzigd, blijft zo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--opnieuw", action="store_true", help="ook over wat de redactie heeft gewijzigd heen"
        )
        parser.add_argument("slugs", nargs="*", help="alleen deze formulieren")

    def handle(self, *args: Any, slugs: list[str], opnieuw: bool, **options: Any) -> None:
        ensure_redactie()
        for bestand in sorted(DATA.glob("*.json")):
            if not slugs or bestand.stem in slugs:
                self._load(bestand, opnieuw)

    def _load(self, bestand: Path, opnieuw: bool) -> None:
        gegevens = json.loads(bestand.read_text(encoding="utf-8"))
        try:
            versie = load_formulier(gegevens=gegevens, opnieuw=opnieuw, now=timezone.now())
        except BestandOnjuist as fout:
            raise CommandError(f"{bestand.name}: {fout} Laad eerst de zaaktypen en de producten.") from fout
        except FormulierKloptNiet as fout:
            raise CommandError(f"{bestand.name}: {fout}") from fout
        self.stdout.write(str(versie or f"{bestand.stem}: gewijzigd door de redactie, blijft zo"))
