"""bin/manage toon_code: the code of the second factor now, for the demo only."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portaal.toegang.models import Account
from portaal.toegang.tweede_factor import code_at


class Command(BaseCommand):
    help = "Toon de code waarmee een medewerker van de demo nu kan inloggen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")

    def handle(self, *args: Any, gebruikersnaam: str, **opties: Any) -> None:
        if settings.PORTAAL_OMGEVING not in {"demo", "test"}:
            raise CommandError("Dit werkt alleen in de demo.")
        account = Account.objects.medewerkers().filter(username=gebruikersnaam).first()
        if account is None or not account.totp_geheim:
            raise CommandError(f"Er is geen medewerker {gebruikersnaam} met een tweede factor.")
        self.stdout.write(code_at(account.totp_geheim, timezone.now()))
