"""`bin/manage laad_zaaktypen`: the default norms and zaaktypen, for a new installation."""

from typing import Any

from django.core.management.base import BaseCommand

from portaal.organisatie.operations import laad_normen
from portaal.zaken.operations import laad_zaaktypen


class Command(BaseCommand):
    help = "Zet de servicenormen en de zaaktypen klaar die nog ontbreken. Kan zonder gevaar vaker."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{laad_normen()} servicenormen, {laad_zaaktypen()} nieuwe zaaktypen.")
