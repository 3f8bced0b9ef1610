"""bin/manage roteer_sleutels: after a new key was put first in VELD_SLEUTELS (docs/beheer.md)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portaal.kern.sleutelwissel import encrypted_fields, rotate_model


class Command(BaseCommand):
    help = "Versleutel alle opgeslagen waarden opnieuw met de eerste sleutel van VELD_SLEUTELS"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--per", type=int, default=500, help="aantal rijen per transactie")

    def handle(self, *args: Any, per: int, **opties: Any) -> None:
        for model, namen in encrypted_fields():
            aantal = rotate_model(model, namen, per=per)
            self.stdout.write(f"{model._meta.label}: {aantal} rijen ({', '.join(namen)})")
