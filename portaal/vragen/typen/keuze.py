"""Choosing: yes or no, one of several, some of several."""

from collections.abc import Iterator
from typing import Any

from django import forms

from ..antwoord import Antwoord
from ..definitie import Optie, Veld
from .basis import Kader, Veldtype, register

LANGSTE_RIJ = 7
JA_NEE = (Optie("ja", "Ja"), Optie("nee", "Nee"))
KIES = "Kies uw antwoord"
ONBEKEND = "Kies een antwoord uit de lijst"


class _Keuze(Veldtype):
    heeft_opties = True
    stuurt_altijd_mee = False

    def get_opties(self, veld: Veld) -> tuple[Optie, ...]:
        return veld.opties

    def get_waarden(self, veld: Veld) -> tuple[str, ...]:
        return tuple(optie.waarde for optie in self.get_opties(veld))

    def get_choices(self, veld: Veld) -> list[tuple[str, str]]:
        return [(optie.waarde, optie.label) for optie in self.get_opties(veld)]

    def describe_leeg(self, veld: Veld) -> str:
        return veld.fout or f"Kies een antwoord bij ‘{veld.label}’"

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        labels = dict(self.get_choices(veld))
        waarden = [str(waarde) for waarde in (antwoord if isinstance(antwoord, list) else [antwoord])]
        return ", ".join(labels.get(waarde, waarde) for waarde in waarden)

    def check_veld(self, veld: Veld) -> Iterator[str]:
        waarden = self.get_waarden(veld)
        if len(set(waarden)) != len(waarden):
            yield "heeft twee antwoorden met dezelfde waarde"
        if any(not optie.waarde or not optie.label for optie in veld.opties):
            yield "heeft een antwoord zonder waarde of zonder tekst"
        if len(waarden) < 2:
            yield "heeft minder dan twee antwoorden om uit te kiezen"


@register
class Keuze(_Keuze):
    """Buttons for a short list, a drop-down for a long one."""

    code = "keuze"

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        choices = self.get_choices(veld)
        widget: forms.Widget = forms.RadioSelect()
        if len(choices) > LANGSTE_RIJ:
            choices = [("", KIES), *choices]
            widget = forms.Select(self.get_attrs(veld))
        return forms.ChoiceField(
            choices=choices, widget=widget, **self.get_field_arguments(veld, invalid_choice=ONBEKEND)
        )


@register
class Keuzelijst(_Keuze):
    """Always a drop-down, for answers that people look up by their first letter."""

    code = "keuzelijst"
    stuurt_altijd_mee = True

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return forms.ChoiceField(
            choices=[("", KIES), *self.get_choices(veld)],
            widget=forms.Select(self.get_attrs(veld)),
            **self.get_field_arguments(veld, invalid_choice=ONBEKEND),
        )


@register
class JaNee(Keuze):
    """Answers are kept as the words `ja` and `nee`, which is what rules compare with."""

    code = "ja_nee"
    heeft_opties = False

    def get_opties(self, veld: Veld) -> tuple[Optie, ...]:
        return JA_NEE


@register
class Meerkeuze(_Keuze):
    code = "meerkeuze"

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.get_choices(veld),
            widget=forms.CheckboxSelectMultiple(),
            **self.get_field_arguments(veld, invalid_choice=ONBEKEND, invalid_list=ONBEKEND),
        )

    def to_antwoord(self, waarde: Any) -> Antwoord:
        return [str(keuze) for keuze in waarde]

    def describe_leeg(self, veld: Veld) -> str:
        return veld.fout or f"Kies een of meer antwoorden bij ‘{veld.label}’"
