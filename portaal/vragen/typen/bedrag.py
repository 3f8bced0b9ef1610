"""An amount in euros, kept as decimal text with a point: `12.50`."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from portaal.kern.ui.notatie import format_bedrag

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import Kader, Veldtype, register
from .getal import BegrensdField

BEDRAG = re.compile(r"(?P<euro>\d{1,9}|\d{1,3}(\.\d{3}){1,2})([,.](?P<cent>\d{2}|-))?")


def normalize_bedrag(tekst: str) -> Decimal:
    """Euros as people write them, such as `€ 1.234,50`; `12,5` is refused as unclear. Raises ValueError."""
    compact = "".join(tekst.replace("€", "").split())
    gevonden = BEDRAG.fullmatch(compact) if compact.isascii() else None
    if gevonden is None:
        raise ValueError("geen bedrag")
    cent = (gevonden["cent"] or "00").replace("-", "00")
    return Decimal(f"{gevonden['euro'].replace('.', '')}.{cent}")


@register
class Bedrag(Veldtype):
    code = "bedrag"
    heeft_grenzen = True
    is_geordend = True

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return BegrensdField(
            normalize=normalize_bedrag,
            minimum=None if veld.min is None else Decimal(veld.min),
            maximum=None if veld.max is None else Decimal(veld.max),
            widget=forms.TextInput(self.get_attrs(veld, inputmode="decimal")),
            **self.get_field_arguments(
                veld,
                invalid="Vul een bedrag in euro’s in, bijvoorbeeld 12,50",
                te_laag=f"Vul een bedrag in van {format_bedrag(veld.min or 0)} of meer",
                te_hoog=f"Vul een bedrag in van {format_bedrag(veld.max or 0)} of minder",
            ),
        )

    def to_antwoord(self, waarde: Any) -> Antwoord:
        return f"{waarde:.2f}"

    def check_grens(self, grens: int | str) -> bool:
        try:
            return Decimal(grens).is_finite()
        except InvalidOperation:
            return False

    def to_initial(self, antwoord: Antwoord) -> Any:
        return str(antwoord).replace(".", ",")

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        return format_bedrag(str(antwoord))
