"""What staff fill in: who it is for, and when a balie is closed."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone

from portaal.afspraken.forms_kanaal import read_telefoon
from portaal.afspraken.models import Balie
from portaal.afspraken.queries.bezoek import find_gebied
from portaal.afspraken.rooster import CEL
from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.enums import Kanaal
from portaal.kern.ui.datumveld import DatumField
from portaal.kern.ui.sleutelveld import SleutelField
from portaal.organisatie.models import Locatie

VERSTE_DAG = timedelta(days=366)
TIJD_VORM = forms.TimeInput({"type": "time", "step": int(CEL.total_seconds())}, format="%H:%M")


class SleutelForm(forms.Form):
    """A button that does its work once, however often it is clicked."""

    sleutel = SleutelField()


class KlantForm(forms.Form):
    """Who comes; somebody on the phone may have neither e-mail nor mobile."""

    naam = forms.CharField(
        label="Naam",
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Vul de naam in"},
    )
    email = forms.CharField(
        label="E-mailadres",
        required=False,
        max_length=254,
        help_text="Voor de bevestiging, met een bestand voor de agenda.",
        widget=forms.EmailInput({"autocomplete": "off", "inputmode": "email", "spellcheck": "false"}),
    )
    telefoon = forms.CharField(
        label="Mobiel nummer",
        required=False,
        max_length=30,
        help_text="Voor de bevestiging met een sms.",
        widget=forms.TextInput({"type": "tel", "autocomplete": "off", "inputmode": "tel"}),
    )
    geboortedatum = DatumField(
        label="Geboortedatum",
        required=False,
        require_all_fields=False,
        help_text="Dan kan de inwoner zich bij de balie aanmelden zonder nummer.",
    )

    def clean_email(self) -> str:
        return self._normalize(Kanaal.EMAIL, "email")

    def clean_telefoon(self) -> str:
        return self._normalize(Kanaal.SMS, "telefoon")

    def _normalize(self, kanaal: Kanaal, veld: str) -> str:
        getypt = self.cleaned_data[veld]
        try:
            return normalize_adres(kanaal, getypt) if getypt else ""
        except AdresKloptNiet as fout:
            raise forms.ValidationError(str(fout)) from fout

    @property
    def contact(self) -> dict[str, str]:
        """What was filled in, as it is kept."""
        return {veld: str(waarde) for veld, waarde in self.cleaned_data.items() if waarde}


class BelKlantForm(KlantForm):
    """Of who is called also on which number, kept as `belnummer`; an SMS goes only to a mobile one."""

    telefoon = forms.CharField(
        label="Telefoonnummer",
        max_length=30,
        help_text="Op dit nummer bellen wij. Een sms met de bevestiging kan alleen naar een mobiel nummer.",
        widget=forms.TextInput({"type": "tel", "autocomplete": "off", "inputmode": "tel"}),
        error_messages={"required": "Vul in op welk nummer wij bellen"},
    )

    def clean_telefoon(self) -> str:
        self.cleaned_data["belnummer"], mobiel = read_telefoon(self.cleaned_data["telefoon"])
        return mobiel


class BezoekForm(KlantForm):
    """Of a visit also where we come; `gebied` is the area for which the time was chosen."""

    straat = forms.CharField(label="Straat", max_length=80, error_messages={"required": "Vul de straat in"})
    huisnummer = forms.CharField(
        label="Huisnummer", max_length=12, error_messages={"required": "Vul het huisnummer in"}
    )
    postcode = forms.CharField(
        label="Postcode", max_length=7, error_messages={"required": "Vul de postcode in"}
    )
    plaats = forms.CharField(label="Plaats", max_length=80, error_messages={"required": "Vul de plaats in"})

    def __init__(self, *args: Any, gebied: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebied = gebied

    def clean_postcode(self) -> str:
        postcode: str = self.cleaned_data["postcode"].strip().upper()
        gevonden = find_gebied(postcode)
        if gevonden is None or gevonden.pk != self.gebied:
            raise forms.ValidationError("Dit adres ligt in een ander gebied. Kies eerst opnieuw een tijd")
        return postcode


class BlokkadeForm(forms.Form):
    """Which balie is closed, when, and why."""

    balie = forms.ModelChoiceField(
        Balie.objects.none(),
        label="Balie",
        empty_label="Kies een balie",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een balie."),
    )
    datum = forms.DateField(
        label="Dag",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), "Kies een dag."),
    )
    van = forms.TimeField(
        label="Van",
        widget=TIJD_VORM,
        error_messages=dict.fromkeys(("required", "invalid"), "Vul in vanaf hoe laat, bijvoorbeeld 9:00."),
    )
    tot = forms.TimeField(
        label="Tot",
        widget=TIJD_VORM,
        error_messages=dict.fromkeys(("required", "invalid"), "Vul in tot hoe laat, bijvoorbeeld 12:00."),
    )
    reden = forms.CharField(
        label="Reden",
        required=False,
        max_length=120,
        help_text="Alleen medewerkers zien dit. Noem geen namen.",
    )

    def set_balies(self, locatie: Locatie, balies: Any) -> None:
        cast(Any, self.fields["balie"]).queryset = balies.filter(locatie=locatie)
        cast(Any, self.fields["balie"]).label_from_instance = lambda balie: balie.naam

    def clean_datum(self) -> date:
        datum: date = self.cleaned_data["datum"]
        vandaag = timezone.localdate()
        if not vandaag <= datum <= vandaag + VERSTE_DAG:
            raise forms.ValidationError("Kies vandaag of een dag in het komende jaar.")
        return datum

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        van, tot = velden.get("van"), velden.get("tot")
        if van and tot and van >= tot:
            self.add_error("tot", "Kies een tijd die later is dan het begin.")
        for veld in ("van", "tot"):
            tijd = velden.get(veld)
            if tijd and (tijd.minute % 5 or tijd.second):
                self.add_error(veld, "Kies een tijd op hele 5 minuten, bijvoorbeeld 9:05.")
        return velden
