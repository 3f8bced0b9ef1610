"""The login form of staff."""

import re

from django import forms

ZES_CIJFERS = re.compile(r"[0-9]{6}")


class InlogForm(forms.Form):
    """Checks the shape only; whether it is right, the backend says."""

    gebruikersnaam = forms.CharField(
        max_length=150,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "Vul uw gebruikersnaam in."},
    )
    wachtwoord = forms.CharField(
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )
    code = forms.CharField(
        label="Code van 6 cijfers",
        help_text="U vindt de code in de app op uw telefoon. Elke code werkt één keer.",
        max_length=7,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": "Vul de code uit de app in."},
    )

    def clean_code(self) -> str:
        """Six digits; apps show them as "123 456"."""
        code = re.sub(r"\s", "", self.cleaned_data["code"])
        if not ZES_CIJFERS.fullmatch(code):
            raise forms.ValidationError("De code bestaat uit 6 cijfers.")
        return code
