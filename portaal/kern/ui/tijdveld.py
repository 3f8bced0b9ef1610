"""A time of day as people write it: 9.30 or 9:30."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

GEEN_TIJD = "Vul een tijd in, bijvoorbeeld 9.30"
STAP = 5


class TijdField(forms.TimeField):
    """On whole five minutes."""

    input_formats = ("%H.%M", "%H:%M")
    default_error_messages = {
        "required": GEEN_TIJD,
        "invalid": GEEN_TIJD,
        "stap": "Vul een tijd in die eindigt op een 0 of een 5, bijvoorbeeld 9.35",
    }

    def __init__(self, **kwargs: Any) -> None:
        invoer = forms.TimeInput({"autocomplete": "off", "size": 6}, format="%H.%M")
        super().__init__(**{"widget": invoer, **kwargs})

    def to_python(self, value: Any) -> time | None:
        tijd = super().to_python(value)
        if tijd is not None and tijd.minute % STAP:
            raise ValidationError(self.error_messages["stap"], code="stap")
        return tijd
