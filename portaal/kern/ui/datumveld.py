"""A date asked as day, month and year: three short fields, no calendar to fight with."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class DatumWidget(forms.MultiWidget):
    """Three number fields; deel_labels are shown above them."""

    deel_labels = ("Dag", "Maand", "Jaar")

    def __init__(self, attrs: dict[str, Any] | None = None, *, geboortedatum: bool = False) -> None:
        aanvullen = ("bday-day", "bday-month", "bday-year") if geboortedatum else ("off",) * 3
        delen: dict[str, forms.Widget | type[forms.Widget]] = {
            naam: forms.TextInput(
                {"inputmode": "numeric", "maxlength": lengte, "size": lengte, "autocomplete": aanvulling}
            )
            for naam, lengte, aanvulling in zip(("dag", "maand", "jaar"), (2, 2, 4), aanvullen, strict=True)
        }
        super().__init__(delen, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DatumField(forms.MultiValueField):
    """A date out of three parts; says which part is missing or that the date does not exist."""

    default_error_messages = {
        "required": "Vul een dag, maand en jaar in, bijvoorbeeld 9 11 2026",
        "incomplete": "Vul een dag, maand en jaar in, bijvoorbeeld 9 11 2026",
        "bestaat_niet": "Deze datum bestaat niet. Controleer de dag, de maand en het jaar",
    }

    def __init__(self, *, geboortedatum: bool = False, **kwargs: Any) -> None:
        deel = {"invalid": "Vul de datum in met cijfers, bijvoorbeeld 9 11 2026"}
        velden = (
            forms.IntegerField(error_messages=deel),
            forms.IntegerField(error_messages=deel),
            forms.IntegerField(
                min_value=1000, error_messages={**deel, "min_value": "Vul het jaar in met 4 cijfers"}
            ),
        )
        kwargs.setdefault("widget", DatumWidget(geboortedatum=geboortedatum))
        super().__init__(velden, **kwargs)

    def compress(self, data_list: list[int] | None) -> date | None:
        if not data_list:
            return None
        dag, maand, jaar = data_list
        try:
            return date(jaar, maand, dag)
        except (ValueError, OverflowError) as fout:
            raise ValidationError(self.error_messages["bestaat_niet"], code="bestaat_niet") from fout
