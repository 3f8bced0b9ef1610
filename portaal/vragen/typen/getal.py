"""A whole number."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import GenormaliseerdField, Kader, Veldtype, register

GETAL = re.compile(r"-?(\d{1,9}|\d{1,3}(\.\d{3}){1,2})")


def normalize_getal(tekst: str) -> int:
    """`1 000` and `1.000` are a thousand. Raises ValueError on anything but a whole number of nine digits."""
    compact = "".join(tekst.split())
    if not compact.isascii() or not GETAL.fullmatch(compact):
        raise ValueError("geen heel getal")
    return int(compact.replace(".", ""))


class BegrensdField(GenormaliseerdField):
    """A number between two bounds, which may be absent; the messages name the bound."""

    def __init__(self, *, minimum: Any, maximum: Any, **kwargs: Any) -> None:
        self.minimum, self.maximum = minimum, maximum
        super().__init__(**kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value in self.empty_values:
            return
        if self.minimum is not None and value < self.minimum:
            raise ValidationError(self.error_messages["te_laag"], code="te_laag")
        if self.maximum is not None and value > self.maximum:
            raise ValidationError(self.error_messages["te_hoog"], code="te_hoog")


@register
class Getal(Veldtype):
    code = "getal"
    heeft_grenzen = True
    is_geordend = True

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return BegrensdField(
            normalize=normalize_getal,
            minimum=veld.min,
            maximum=veld.max,
            widget=forms.TextInput(self.get_attrs(veld, inputmode="numeric")),
            **self.get_field_arguments(
                veld,
                invalid="Vul een heel getal in, bijvoorbeeld 3",
                te_laag=f"Vul een getal in van {veld.min} of meer",
                te_hoog=f"Vul een getal in van {veld.max} of minder",
            ),
        )

    def to_antwoord(self, waarde: Any) -> Antwoord:
        return int(waarde)
