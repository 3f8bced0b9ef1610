"""When it is busy, for what, and what people had better do."""

from typing import Any

from django import forms

from portaal.afspraken.models import Afspraaksoort, Drukteperiode
from portaal.kern.ui.datumveld import DatumField

from .forms_locatie import SoortenField

JAAR = 365
VELDEN = ("naam", "advies", "van", "tot", "elk_jaar")


class PeriodeForm(forms.Form):
    naam = forms.CharField(
        label="Wanneer is het druk?",
        max_length=60,
        help_text="De inwoner leest hierachter: is het druk. Bijvoorbeeld: In mei, juni en juli",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Vul in wanneer het druk is, bijvoorbeeld In mei, juni en juli"},
    )
    advies = forms.CharField(
        label="Wat raadt u aan?",
        max_length=160,
        help_text="Bijvoorbeeld: Kies liever een rustige dag, dan bent u sneller klaar.",
        error_messages={"required": "Vul in wat iemand beter kan doen"},
    )
    van = DatumField(label="Eerste dag")
    tot = DatumField(label="Laatste dag")
    elk_jaar = forms.BooleanField(
        label="Dit is elk jaar zo", required=False, help_text="Dan telt het jaar van de dagen niet."
    )
    soorten = SoortenField(
        Afspraaksoort.objects.all(),
        to_field_name="slug",
        label="Waarvoor is het dan druk?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies waarvoor het dan druk is",
            "invalid_choice": "Deze keuze bestaat niet meer. Kies opnieuw",
        },
    )

    def __init__(self, data: Any = None, *, periode: Drukteperiode | None) -> None:
        super().__init__(data, initial=_initial(periode))

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        van, tot = velden.get("van"), velden.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Kies een dag na de eerste dag")
        elif van and tot and velden.get("elk_jaar") and (tot - van).days >= JAAR:
            self.add_error("tot", "Een periode die elk jaar terugkomt, duurt korter dan een jaar")
        return velden


def _initial(periode: Drukteperiode | None) -> dict[str, Any]:
    if periode is None:
        return {"elk_jaar": True}
    soorten = list(periode.soorten.values_list("slug", flat=True))
    return {**{veld: getattr(periode, veld) for veld in VELDEN}, "soorten": soorten}
