"""What somebody types who wants to know whether a document is ours."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from .waarmerken import normalize_code

VOORBEELD = "Vul de 12 tekens van de code in, bijvoorbeeld K7PM-Q2XR-94TD"
GROOTSTE = 500_000


class EchtheidForm(forms.Form):
    code = forms.CharField(
        label="Code op het document",
        max_length=40,
        help_text="De code heeft 12 letters en cijfers en staat onder aan het document.",
        error_messages={"required": VOORBEELD, "max_length": VOORBEELD},
        widget=forms.TextInput(
            {"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    bestand = forms.FileField(
        label="De pdf die u kreeg",
        required=False,
        allow_empty_file=True,
        help_text="Dan ziet u ook of er iets aan is veranderd. Wij bewaren het bestand niet.",
        widget=forms.FileInput({"accept": "application/pdf"}),
    )

    def clean_code(self) -> str:
        try:
            return normalize_code(self.cleaned_data["code"])
        except ValueError as fout:
            raise forms.ValidationError(VOORBEELD) from fout

    def clean_bestand(self) -> bytes | None:
        bestand: UploadedFile | None = self.cleaned_data["bestand"]
        if bestand is None:
            return None
        if (bestand.size or 0) > GROOTSTE:
            raise forms.ValidationError("Zo groot zijn onze documenten niet. Kies de pdf die u kreeg.")
        inhoud: Any = bestand.read()
        return bytes(inhoud)
