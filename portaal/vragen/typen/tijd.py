"""A time of day, kept as `HH:MM`."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portaal.kern.ui.notatie import format_tijd

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import GenormaliseerdField, Kader, Veldtype, register

TIJD = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.]?([0-5][0-9]))?(?: ?u(?:ur)?)?", re.ASCII)
VAST = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
VOORBEELD = "Vul een tijd in met uren en minuten, bijvoorbeeld 9:30"


def normalize_tijd(tekst: str) -> str:
    """`9.30`, `930` and `9 uur` become `09:30`, `09:30` and `09:00`. Raises ValueError."""
    gevonden = TIJD.fullmatch(" ".join(tekst.lower().split()))
    if gevonden is None:
        raise ValueError("geen tijd")
    return f"{int(gevonden[1]):02}:{gevonden[2] or '00'}"


def _format(tijd: str) -> str:
    return format_tijd(time.fromisoformat(tijd))


class BegrensdTijdField(GenormaliseerdField):
    """A time between two times, either of which may be absent."""

    def __init__(self, *, vanaf: str | None, tot_en_met: str | None, **kwargs: Any) -> None:
        self.vanaf, self.tot_en_met = vanaf, tot_en_met
        super().__init__(normalize=normalize_tijd, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and self.vanaf and value < self.vanaf:
            raise ValidationError(f"Vul een tijd in vanaf {_format(self.vanaf)}", code="te_vroeg")
        if value and self.tot_en_met and value > self.tot_en_met:
            raise ValidationError(f"Vul een tijd in tot en met {_format(self.tot_en_met)}", code="te_laat")


@register
class Tijd(Veldtype):
    code = "tijd"
    heeft_grenzen = True
    is_geordend = True
    autocomplete = "off"
    leeg = VOORBEELD

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return BegrensdTijdField(
            vanaf=None if veld.min is None else str(veld.min),
            tot_en_met=None if veld.max is None else str(veld.max),
            widget=forms.TextInput(self.get_attrs(veld)),
            **self.get_field_arguments(veld, invalid=VOORBEELD),
        )

    def check_grens(self, grens: int | str) -> bool:
        return VAST.fullmatch(str(grens)) is not None

    def is_bereik(self, laagste: int | str, hoogste: int | str) -> bool:
        return str(laagste) <= str(hoogste)

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        return _format(str(antwoord))
