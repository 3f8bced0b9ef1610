"""What closes, when and why; and which day people go to, if staff have one in mind."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from portaal.afspraken.queries import load_rooster
from portaal.kern.ui.datumveld import DatumField
from portaal.kern.ui.sleutelveld import SleutelField
from portaal.kern.ui.tijdveld import TijdField
from portaal.organisatie.models import Locatie

VERSTE_DAG = timedelta(days=365)


class SluitForm(forms.Form):
    sleutel = SleutelField()
    locatie = forms.ModelChoiceField(
        Locatie.objects.filter(balies__isnull=False).distinct(),
        to_field_name="slug",
        label="Locatie",
        empty_label="Kies een locatie",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een locatie"),
    )
    datum = DatumField(label="Welke dag gaat de locatie dicht?")
    van = TijdField(
        label="Dicht vanaf", required=False, help_text="Laat leeg als de locatie de hele dag dicht is."
    )
    tot = TijdField(label="Dicht tot", required=False)
    reden = forms.CharField(
        label="Waarom?",
        max_length=120,
        help_text="Inwoners lezen dit in hun e-mail en op de website. Bijvoorbeeld: stroomstoring.",
        error_messages={"required": "Vul in waarom de locatie dicht is, bijvoorbeeld: stroomstoring"},
    )
    naar_datum = DatumField(
        label="Verzet iedereen naar deze dag",
        required=False,
        help_text=(
            "Alleen als de hele dag dicht is. Wij houden dezelfde tijd aan als die vrij is. "
            "Laat leeg: dan zoeken wij voor iedereen het eerste moment dat past."
        ),
    )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        self._check_day(velden)
        self._check_hours(velden)
        if velden.get("naar_datum") and not self.errors:
            self._check_other_day(velden)
        return velden

    def _check_day(self, velden: dict[str, Any]) -> None:
        vandaag, dag = timezone.localdate(), velden.get("datum")
        if dag and not vandaag <= dag <= vandaag + VERSTE_DAG:
            self.add_error("datum", "Kies vandaag of een dag in het komende jaar")

    def _check_hours(self, velden: dict[str, Any]) -> None:
        van, tot = velden.get("van"), velden.get("tot")
        if (van is None) != (tot is None) and not {"van", "tot"} & set(self.errors):
            self.add_error("tot" if van else "van", "Vul allebei de tijden in, of geen van beide")
        elif van and tot and van >= tot:
            self.add_error("tot", "Deze tijd moet na de begintijd liggen")

    def _check_other_day(self, velden: dict[str, Any]) -> None:
        naar = velden["naar_datum"]
        if velden.get("van"):
            self.add_error("naar_datum", "Dit kan alleen als de hele dag dicht is. Laat de tijden dan leeg")
        elif naar == velden["datum"] or not timezone.localdate() < naar <= timezone.localdate() + VERSTE_DAG:
            self.add_error("naar_datum", "Kies een andere dag, vanaf morgen")
        elif not load_rooster(velden["locatie"], naar, naar).open_balies(naar, online=False):
            self.add_error("naar_datum", "Op deze dag is de locatie dicht. Kies een andere dag")
