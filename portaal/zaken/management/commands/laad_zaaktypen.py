"""`bin/manage laad_zaaktypen`: the default norms, parkeerzones and zaaktypen, for a new installation."""

from typing import Any

from django.core.management.base import BaseCommand

from portaal.organisatie.operations import laad_normen, laad_parkeerzones
from portaal.zaken.operations import laad_zaaktypen


class Command(BaseCommand):
    help = "Zet de servicenormen, parkeerzones en zaaktypen klaar die nog ontbreken. Kan zonder gevaar vaker."

    def handle(self, *args: Any, **options: Any) -> None:
        normen, zones = laad_normen(), laad_parkeerzones()
        self.stdout.write(
            f"{normen} servicenormen, {zones} nieuwe parkeerzones, {laad_zaaktypen()} nieuwe zaaktypen."
        )
