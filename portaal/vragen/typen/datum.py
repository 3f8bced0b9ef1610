"""A date in three parts. Bounds are ISO dates or days from today: `vandaag`, `vandaag+28`, `vandaag-5`."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portaal.kern.ui.datumveld import DatumField
from portaal.kern.ui.notatie import format_datum

from ..antwoord import Antwoord
from ..definitie import Veld
from .basis import Kader, Veldtype, register

VANDAAG = re.compile(r"vandaag(?P<dagen>[+-]\d{1,5})?")
EEN_DAG = date(2000, 1, 1)  # any day far from both ends of the calendar
DEEL_NAMEN = ("_dag", "_maand", "_jaar")


def parse_grens(grens: int | str, vandaag: date) -> date:
    """The day that a bound stands for; raises ValueError when it stands for none."""
    gevonden = VANDAAG.fullmatch(str(grens))
    if gevonden is None:
        return date.fromisoformat(str(grens))
    return vandaag + timedelta(days=int(gevonden["dagen"] or 0))


class BegrensdDatumField(DatumField):
    """A date between two days, either of which may be absent."""

    def __init__(self, *, vanaf: date | None, tot_en_met: date | None, **kwargs: Any) -> None:
        self.vanaf, self.tot_en_met = vanaf, tot_en_met
        super().__init__(require_all_fields=False, **kwargs)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.vanaf and value < self.vanaf:
            raise ValidationError(f"Vul een datum in vanaf {format_datum(self.vanaf)}", code="te_vroeg")
        if value and self.tot_en_met and value > self.tot_en_met:
            raise ValidationError(
                f"Vul een datum in tot en met {format_datum(self.tot_en_met)}", code="te_laat"
            )


@register
class Datum(Veldtype):
    code = "datum"
    heeft_grenzen = True
    is_geordend = True
    leeg = "Vul een dag, maand en jaar in, bijvoorbeeld 9 11 2026"

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return BegrensdDatumField(
            vanaf=None if veld.min is None else parse_grens(veld.min, kader.vandaag),
            tot_en_met=None if veld.max is None else parse_grens(veld.max, kader.vandaag),
            geboortedatum=veld.autocomplete == "bday",
            **self.get_field_arguments(veld),
        )

    def to_antwoord(self, waarde: Any) -> Antwoord:
        return str(waarde.isoformat())

    def to_initial(self, antwoord: Antwoord) -> Any:
        return date.fromisoformat(str(antwoord))

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        return format_datum(date.fromisoformat(str(antwoord)))

    def is_bereik(self, laagste: int | str, hoogste: int | str) -> bool:
        """Two bounds of which one moves with today cannot be compared beforehand."""
        if len({VANDAAG.fullmatch(str(grens)) is None for grens in (laagste, hoogste)}) == 2:
            return True
        return parse_grens(laagste, EEN_DAG) <= parse_grens(hoogste, EEN_DAG)

    def check_grens(self, grens: int | str) -> bool:
        try:
            parse_grens(grens, EEN_DAG)
        except (ValueError, OverflowError):
            return False
        return True
