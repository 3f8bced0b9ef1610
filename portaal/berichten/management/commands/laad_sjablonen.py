"""Put the texts of messages that come with this release in the database."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portaal.berichten.operations import ensure_sjablonen


class Command(BaseCommand):
    help = "Zet de standaardteksten van berichten klaar; teksten van medewerkers blijven staan."

    def handle(self, *args: Any, **options: Any) -> None:
        aantal = ensure_sjablonen(by=None, now=timezone.now())
        self.stdout.write(f"{aantal} berichtteksten klaargezet.")
