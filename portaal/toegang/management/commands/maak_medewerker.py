"""bin/manage maak_medewerker: an account for staff with its second factor."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from portaal.toegang.models import Account
from portaal.toegang.operations import create_medewerker, set_tweede_factor
from portaal.toegang.tweede_factor import otpauth_uri


class Command(BaseCommand):
    help = "Maak een account voor een medewerker, of geef een bestaand account een nieuwe tweede factor"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")
        parser.add_argument("--voornaam", default="")
        parser.add_argument("--achternaam", default="")
        parser.add_argument("--email", default="")
        parser.add_argument("--beheer", action="store_true", help="mag alles in het beheer van de website")
        parser.add_argument("--groep", action="append", default=[], help="groep in het beheer, bijv. Editors")
        parser.add_argument(
            "--nieuwe-tweede-factor", action="store_true", help="voor een account dat er al is"
        )

    def handle(self, *args: Any, gebruikersnaam: str, **opties: Any) -> None:
        bestaand = Account.objects.medewerkers().filter(username=gebruikersnaam).first()
        if opties["nieuwe_tweede_factor"] and bestaand is None:
            raise CommandError(f"Er is geen medewerker met de naam {gebruikersnaam}.")
        if bestaand is not None and not opties["nieuwe_tweede_factor"]:
            raise CommandError(
                "Deze medewerker bestaat al. Gebruik --nieuwe-tweede-factor voor een nieuwe code."
            )
        with transaction.atomic():
            account = bestaand or self._create(gebruikersnaam, opties)
            geheim = set_tweede_factor(account=account, by=None, now=timezone.now())
        self.stdout.write("Zet deze code in de app op de telefoon van de medewerker:")
        self.stdout.write(
            otpauth_uri(geheim, gebruikersnaam=gebruikersnaam, uitgever=settings.GEMEENTE["naam"])
        )

    def _create(self, gebruikersnaam: str, opties: dict[str, Any]) -> Account:
        wachtwoord = getpass.getpass("Wachtwoord: ")
        if wachtwoord != getpass.getpass("Nog een keer: "):
            raise CommandError("De wachtwoorden zijn niet gelijk.")
        try:
            account = create_medewerker(
                gebruikersnaam=gebruikersnaam,
                wachtwoord=wachtwoord,
                voornaam=opties["voornaam"],
                achternaam=opties["achternaam"],
                email=opties["email"],
                is_beheerder=opties["beheer"],
                by=None,
                now=timezone.now(),
            )
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        account.groups.set(Group.objects.filter(name__in=opties["groep"]))
        return account
