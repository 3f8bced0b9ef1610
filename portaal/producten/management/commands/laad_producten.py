"""`bin/manage laad_producten`: the products of a new installation, with their costs and what one needs."""

from typing import Any

from django.core.management.base import BaseCommand

from portaal.producten.operations import laad_producten


class Command(BaseCommand):
    help = "Zet de producten klaar; wat er al is, blijft zoals het is."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{laad_producten()} nieuwe producten.")
