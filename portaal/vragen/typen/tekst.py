"""One line or several lines of free text."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from ..definitie import Veld
from .basis import ONZICHTBAAR, Kader, Veldtype, register


class TekstField(forms.CharField):
    """Text within a length, counted the way the sender counts: one character per line end.

    Invisible characters, as come along with a copied text, are left out.
    """

    def __init__(self, *, hoogstens: int, minstens: int, een_regel: bool, **kwargs: Any) -> None:
        self.hoogstens, self.minstens, self.een_regel = hoogstens, minstens, een_regel
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        regels = (super().to_python(value) or "").splitlines()
        tekst = ONZICHTBAAR.sub("", "\n".join(regels))
        return " ".join(tekst.split()) if self.een_regel else tekst.strip()

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.hoogstens:
            raise ValidationError(
                f"Gebruik hoogstens {self.hoogstens} tekens. Uw tekst heeft er {len(value)}", code="te_lang"
            )
        if value and len(value) < self.minstens:
            raise ValidationError(
                f"Gebruik minstens {self.minstens} tekens. Uw tekst heeft er {len(value)}", code="te_kort"
            )


class _Tekst(Veldtype):
    heeft_grenzen = True
    standaard_lengte: ClassVar[int]
    een_regel: ClassVar[bool]

    def build_widget(self, veld: Veld) -> forms.Widget:
        return forms.TextInput(self.get_attrs(veld))

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return TekstField(
            hoogstens=int(veld.max or self.standaard_lengte),
            minstens=int(veld.min or 0),
            een_regel=self.een_regel,
            widget=self.build_widget(veld),
            **self.get_field_arguments(veld),
        )

    def describe_leeg(self, veld: Veld) -> str:
        if not veld.fout and veld.label.endswith("?"):
            return f"Beantwoord de vraag ‘{veld.label}’"
        return super().describe_leeg(veld)

    def check_grens(self, grens: int | str) -> bool:
        return isinstance(grens, int) and grens > 0


@register
class Tekst(_Tekst):
    code = "tekst"
    standaard_lengte = 200
    een_regel = True


@register
class Lang(_Tekst):
    code = "lang"
    standaard_lengte = 2000
    een_regel = False

    def build_widget(self, veld: Veld) -> forms.Widget:
        return forms.Textarea(self.get_attrs(veld, rows="5"))
