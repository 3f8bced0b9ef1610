"""One box to tick under a statement."""

from typing import Any

from django import forms

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import Kader, Veldtype, register


@register
class Akkoord(Veldtype):
    code = "akkoord"
    stuurt_altijd_mee = False
    leeg = "Zet een vinkje in het vakje om verder te gaan"

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return forms.BooleanField(**self.get_field_arguments(veld))

    def to_antwoord(self, waarde: Any) -> Antwoord:
        return bool(waarde)

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        return "Ja" if antwoord else "Nee"
