"""bin/manage maak_geheim: a new secret for the environment."""

import secrets
from argparse import ArgumentParser
from typing import Any

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Print een nieuw geheim, voor SECRET_KEY, BSN_INDEX_SLEUTEL of VELD_SLEUTELS"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--veldsleutel", action="store_true", help="een sleutel voor VELD_SLEUTELS")

    def handle(self, *args: Any, veldsleutel: bool, **opties: Any) -> None:
        self.stdout.write(Fernet.generate_key().decode() if veldsleutel else secrets.token_urlsafe(64))
