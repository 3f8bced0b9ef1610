"""What a resident sends for a task."""

from django import forms

from portaal.kern.bestanden import ALLE, describe_formaten
from portaal.kern.ui.bestandveld import BestandenField


class TaakForm(forms.Form):
    use_required_attribute = False

    bestanden = BestandenField(
        label="Kies een of meer bestanden",
        help_text=f"U kunt dit sturen: {describe_formaten(ALLE)}. Elk bestand mag 20 MB groot zijn.",
        error_messages={"required": "Kies het bestand dat u wilt sturen"},
    )
