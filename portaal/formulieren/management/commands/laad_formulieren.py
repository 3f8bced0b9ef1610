"""bin/manage laad_formulieren: publish the forms in data/; a form that is the same already stays as it is."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portaal.zaken.models import Zaaktype

from ...operations import FormulierKloptNiet, publish_versie, register_formulier

DATA = Path(__file__).resolve().parents[2] / "data"


class Command(BaseCommand):
    help = "Publiceer de formulieren die bij het portaal horen."

    def handle(self, *args: Any, **options: Any) -> None:
        for bestand in sorted(DATA.glob("*.json")):
            self._load(bestand)

    def _load(self, bestand: Path) -> None:
        gegevens = json.loads(bestand.read_text(encoding="utf-8"))
        definitie, slug, code = gegevens.pop("definitie"), gegevens.pop("slug"), gegevens.pop("zaaktype")
        zaaktype = Zaaktype.objects.filter(identificatie=code).first()
        if zaaktype is None:
            raise CommandError(f"Zaaktype '{code}' bestaat nog niet. Laad eerst de zaaktypen.")
        now = timezone.now()
        formulier = register_formulier(slug=slug, zaaktype=zaaktype, teksten=gegevens, by=None, now=now)
        try:
            versie = publish_versie(formulier=formulier, definitie=definitie, by=None, now=now)
        except FormulierKloptNiet as fout:
            raise CommandError(f"{bestand.name}: {fout}") from fout
        self.stdout.write(str(versie))
