"""What somebody fills in to be called back."""

from django import forms

from portaal.kern.ui.sleutelveld import SleutelField
from portaal.vragen.typen.basis import GenormaliseerdField
from portaal.vragen.typen.contact import TELEFOON_VOORBEELD, normalize_telefoon

from .enums import Dagdeel

KIES = "Kies wanneer wij u het beste kunnen bellen"


class TerugbelForm(forms.Form):
    use_required_attribute = False

    sleutel = SleutelField()
    naam = forms.CharField(
        label="Uw naam",
        max_length=120,
        error_messages={"required": "Vul uw naam in"},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    telefoon = GenormaliseerdField(
        normalize=normalize_telefoon,
        label="Telefoonnummer",
        max_length=25,
        error_messages=dict.fromkeys(("required", "invalid", "max_length"), TELEFOON_VOORBEELD),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    onderwerp = forms.CharField(
        label="Waar gaat het over?",
        max_length=150,
        error_messages={"required": "Vul in waar het over gaat, bijvoorbeeld een paspoort"},
    )
    toelichting = forms.CharField(
        label="Wilt u er iets bij vertellen?",
        required=False,
        max_length=1000,
        help_text="Noem geen burgerservicenummer en geen medische gegevens.",
        widget=forms.Textarea({"rows": 3}),
    )
    wanneer = forms.ChoiceField(
        label="Wanneer kunnen wij u het beste bellen?",
        choices=Dagdeel.choices,
        initial=Dagdeel.MAAKT_NIET_UIT,
        widget=forms.RadioSelect,
        error_messages={"required": KIES, "invalid_choice": KIES},
    )
