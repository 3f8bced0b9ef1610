"""The small forms of the editor's own screens: a title and address for a copy, a file to take in."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.widgets import SlugInput

from portaal.kern.middleware import ONGELDIG

from ..models import Formulier

GROOTSTE_BESTAND = 1_000_000


class KopieForm(forms.Form):
    titel = forms.CharField(max_length=100)
    slug = forms.SlugField(
        label="Adres", max_length=50, widget=SlugInput, help_text="Het laatste deel van het webadres."
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Formulier.objects.filter(slug=slug).exists():
            raise ValidationError("Er is al een formulier met dit adres. Kies een ander.")
        return slug


class ImportForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand",
        help_text="Een .json-bestand dat met ‘Exporteren’ is gemaakt.",
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
        error_messages={"required": "Kies een bestand."},
    )

    def clean_bestand(self) -> dict[str, Any]:
        """What the file says; its content is judged when it is taken in."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE_BESTAND:
            raise ValidationError("Dit bestand is te groot voor een formulier.")
        try:
            gegevens = json.loads(bestand.read().decode("utf-8"))
            is_vreemd = _is_vreemd(gegevens)
        except (UnicodeDecodeError, ValueError, RecursionError) as fout:
            raise ValidationError("Dit is geen geldig JSON-bestand.") from fout
        if not isinstance(gegevens, dict):
            raise ValidationError("Het bestand beschrijft geen formulier.")
        if is_vreemd:
            raise ValidationError("Het bestand heeft tekens die niet in een formulier kunnen staan.")
        return gegevens


def _is_vreemd(waarde: Any) -> bool:
    """Whether it has a character that no page can show and no database can store."""
    match waarde:
        case str():
            return ONGELDIG.search(waarde) is not None
        case dict():
            return any(map(_is_vreemd, (*waarde, *waarde.values())))
        case list():
            return any(map(_is_vreemd, waarde))
    return False
