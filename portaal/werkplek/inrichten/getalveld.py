"""A whole number between two bounds, and what is wrong with what was typed."""

from typing import Any

from django import forms


class GetalField(forms.IntegerField):
    """`eenheid` stands in the error: minuten, dagen."""

    def __init__(self, *, laagste: int, hoogste: int, eenheid: str = "", **kwargs: Any) -> None:
        wat = f"een aantal {eenheid}" if eenheid else "een getal"
        fout = f"Vul {wat} in van {laagste} tot en met {hoogste}"
        invoer = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 6})
        super().__init__(
            min_value=laagste,
            max_value=hoogste,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), fout),
            **{"widget": invoer, **kwargs},
        )
