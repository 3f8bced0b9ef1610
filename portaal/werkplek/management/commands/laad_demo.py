"""`bin/manage laad_demo`: the municipality of the demo; only in the demo and in tests."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portaal.werkplek.demo.laden import load_demo


class Command(BaseCommand):
    help = "Vul de demo met inwoners, medewerkers, locaties en zaken. Kan zonder gevaar vaker."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PORTAAL_OMGEVING not in ("demo", "test"):
            raise CommandError("De demo kan alleen in de demo en in tests worden geladen.")
        geladen = load_demo(timezone.now())
        self.stdout.write(
            f"{geladen.inwoners} inwoners, {geladen.medewerkers} medewerkers, "
            f"{geladen.zaken} zaken ({geladen.nieuwe_zaken} nieuw)."
        )
