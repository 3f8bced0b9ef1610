"""A form field for several files at once, each checked as a whole."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..bestanden import ALLE, GecontroleerdBestand, accept_of, check_uploads


class BestandenInput(forms.ClearableFileInput):
    """One input for several files; a phone offers its camera too."""

    allow_multiple_selected = True

    def __init__(self, formaten: Collection[str] = ALLE) -> None:
        super().__init__({"accept": accept_of(formaten), "multiple": True})

    def format_value(self, value: Any) -> None:
        """A browser never gets a file back."""


class BestandenField(forms.FileField):
    """Gives the checked files; what is wrong with one of them is told with its name."""

    def __init__(self, *, formaten: Collection[str] = ALLE, **kwargs: Any) -> None:
        self.formaten = formaten
        super().__init__(widget=BestandenInput(formaten), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        bestanden = [bestand for bestand in data or () if bestand]
        if not bestanden and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        goed, meldingen = check_uploads(bestanden, formaten=self.formaten)
        if meldingen:
            raise ValidationError(meldingen)
        checked: list[GecontroleerdBestand] = goed
        return checked
