"""How to reach someone: e-mail and phone."""

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError

from portaal.kern.ui.notatie import format_telefoon

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import ONZICHTBAAR, GenormaliseerdField, Kader, Veldtype, register

LANGSTE_ADRES = 254
EMAIL_VOORBEELD = "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"
TELEFOON_VOORBEELD = "Vul een telefoonnummer in, bijvoorbeeld 06 12 34 56 78"


class EmailField(forms.EmailField):
    """An e-mail address with its domain in lower case."""

    def to_python(self, value: Any) -> Any:
        """The quoted form of an address may hold control characters; ours may not."""
        adres = super().to_python(value)
        if ONZICHTBAAR.search(str(adres)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return adres

    def clean(self, value: Any) -> str:
        adres = str(super().clean(value))
        naam, apenstaart, domein = adres.rpartition("@")
        return f"{naam}{apenstaart}{domein.lower()}"


def normalize_telefoon(tekst: str) -> str:
    """E.164; a number without country code is Dutch. Raises ValueError when no such number can exist."""
    try:
        nummer = phonenumbers.parse(tekst, "NL")
    except phonenumbers.NumberParseException as fout:
        raise ValueError("geen telefoonnummer") from fout
    if not phonenumbers.is_valid_number(nummer) or nummer.extension:
        raise ValueError("geen telefoonnummer")
    return phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.E164)


@register
class Email(Veldtype):
    code = "email"
    autocomplete = "email"
    leeg = EMAIL_VOORBEELD

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return EmailField(
            max_length=LANGSTE_ADRES,
            widget=forms.EmailInput(self.get_attrs(veld, inputmode="email", spellcheck="false")),
            **self.get_field_arguments(veld, invalid=EMAIL_VOORBEELD, max_length=EMAIL_VOORBEELD),
        )


@register
class Telefoon(Veldtype):
    code = "telefoon"
    autocomplete = "tel"
    leeg = TELEFOON_VOORBEELD

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return GenormaliseerdField(
            normalize=normalize_telefoon,
            widget=forms.TextInput(self.get_attrs(veld, type="tel", inputmode="tel")),
            **self.get_field_arguments(veld, invalid=TELEFOON_VOORBEELD),
        )

    def to_initial(self, antwoord: Antwoord) -> Any:
        return format_telefoon(str(antwoord))

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        return format_telefoon(str(antwoord))
