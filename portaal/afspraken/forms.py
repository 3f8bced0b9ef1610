"""Who comes, and the number and code by which an afspraak is found."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.enums import Kanaal

ANDERS_DAN_TEKST = "Gebruik alleen gewone letters, cijfers en leestekens"


class ContactForm(forms.Form):
    """A name, and where the confirmation goes: by e-mail, by SMS or both."""

    use_required_attribute = False

    naam = forms.CharField(
        label="Naam",
        max_length=100,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in"},
    )
    email = forms.CharField(
        label="E-mailadres",
        required=False,
        max_length=254,
        help_text="Hierheen sturen wij de bevestiging, met een bestand voor uw agenda.",
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
    )
    telefoon = forms.CharField(
        label="Mobiel nummer",
        required=False,
        max_length=30,
        help_text="U krijgt een sms als bevestiging en op de werkdag voor uw afspraak.",
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_naam(self) -> str:
        naam = " ".join(self.cleaned_data["naam"].split())
        if not naam.isprintable():
            raise ValidationError(ANDERS_DAN_TEKST)
        return naam

    def clean_email(self) -> str:
        return self._normalize(Kanaal.EMAIL, "email")

    def clean_telefoon(self) -> str:
        return self._normalize(Kanaal.SMS, "telefoon")

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if not self.errors and not (gegevens.get("email") or gegevens.get("telefoon")):
            self.add_error(
                "email", "Vul uw e-mailadres of uw mobiele nummer in. Daar sturen wij de bevestiging heen"
            )
        return gegevens

    def _normalize(self, kanaal: Kanaal, veld: str) -> str:
        getypt = self.cleaned_data[veld]
        try:
            return normalize_adres(kanaal, getypt) if getypt else ""
        except AdresKloptNiet as fout:
            raise ValidationError(str(fout)) from fout


class ZoekForm(forms.Form):
    """Number and code, as they stand in the confirmation."""

    use_required_attribute = False

    nummer = forms.CharField(
        label="Nummer van uw afspraak",
        max_length=20,
        help_text="6 letters en cijfers. Het nummer staat in uw bevestiging.",
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Vul het nummer van uw afspraak in"},
    )
    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="8 letters en cijfers. De code staat bij het nummer.",
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Vul de code in die bij het nummer staat"},
    )
