"""What comes in from outside: a callback of the provider, and a text from an editor."""

from typing import Any

from django import forms

from .enums import Kanaal
from .models import Sjabloon
from .plaatshouders import TekstKloptNiet
from .soorten import get_soort
from .tekstregels import MAX_ONDERWERP, check_tekst


class TerugmeldingForm(forms.Form):
    """The fields of Twilio's status callback that we use; named as Twilio names them."""

    MessageSid = forms.RegexField(r"^(SM|MM)[0-9a-f]{32}$")
    MessageStatus = forms.RegexField(r"^[a-z_]{2,20}$")
    ErrorCode = forms.RegexField(r"^[0-9]{1,10}$", required=False)


class SjabloonForm(forms.ModelForm):
    """A new version of a text; it starts with the one in use."""

    onderwerp = forms.CharField(label="Onderwerp", max_length=MAX_ONDERWERP, required=False)
    tekst = forms.CharField(label="Tekst", max_length=4000, widget=forms.Textarea(attrs={"rows": 12}))

    class Meta:
        model = Sjabloon
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        versie = self.instance.versies.first()
        if versie is not None:
            self.initial.setdefault("onderwerp", versie.onderwerp)
            self.initial.setdefault("tekst", versie.tekst)
        if self.instance.kanaal == Kanaal.SMS:
            del self.fields["onderwerp"]

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        gegevens.setdefault("onderwerp", "")
        if "tekst" in gegevens:
            soort = get_soort(self.instance.soort)
            try:
                check_tekst(soort, self.instance.kanaal, gegevens["onderwerp"].strip(), gegevens["tekst"])
            except TekstKloptNiet as fout:
                self.add_error("tekst", str(fout))
        return gegevens
