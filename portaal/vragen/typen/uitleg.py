"""Text between questions: `label` is its heading, `hulp` its text. Nothing to answer."""

from django import forms

from ..definitie import Veld
from .basis import Kader, Veldtype, register


@register
class Uitleg(Veldtype):
    code = "uitleg"
    heeft_invoer = False

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        raise NotImplementedError("an uitleg asks nothing; check heeft_invoer first")
