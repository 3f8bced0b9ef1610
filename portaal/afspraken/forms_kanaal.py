"""What we must know for each kanaal: the number to call, the address to come to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.enums import Kanaal
from portaal.vragen.typen.contact import TELEFOON_VOORBEELD, normalize_telefoon
from portaal.vragen.typen.nummers import normalize_huisnummer, normalize_postcode

from .enums import Afspraakkanaal
from .forms import BoekForm, ContactForm
from .kanalen import belnummer_van

BEL_UITLEG = "Op dit nummer bellen wij u. Een sms kan alleen naar een mobiel nummer."


def read_telefoon(getypt: str) -> tuple[str, str]:
    """The number to call, and where an SMS goes: the same one, or nowhere. Raises ValidationError."""
    try:
        belnummer = normalize_telefoon(getypt)
    except ValueError as fout:
        raise ValidationError(TELEFOON_VOORBEELD) from fout
    try:
        return belnummer, normalize_adres(Kanaal.SMS, getypt)
    except AdresKloptNiet:
        return belnummer, ""


class ThuisblijfForm(BoekForm):
    """For who does not come to a balie, and so does not check in there."""

    geboortedatum = None  # type: ignore[assignment]  # how Django takes a field away


class BelContactForm(ContactForm):
    """We call them, on any number, kept as `belnummer`; an SMS goes only to a mobile one."""

    telefoon = forms.CharField(
        label="Telefoonnummer",
        max_length=30,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": TELEFOON_VOORBEELD},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self.initial, "telefoon": belnummer_van(self.initial)}
        self.fields["telefoon"].help_text = BEL_UITLEG

    def clean_telefoon(self) -> str:
        self.cleaned_data["belnummer"], mobiel = read_telefoon(self.cleaned_data["telefoon"])
        return mobiel


class BelForm(BelContactForm, ThuisblijfForm):
    """Of who books a call for themselves."""


class AdresForm(forms.Form):
    """Where we come. Street and town are asked only when they cannot be looked up."""

    use_required_attribute = False

    postcode = forms.CharField(
        label="Postcode",
        max_length=10,
        widget=forms.TextInput({"autocomplete": "postal-code", "autocapitalize": "characters"}),
        error_messages={"required": "Vul uw postcode in, bijvoorbeeld 1234 AB"},
    )
    huisnummer = forms.CharField(
        label="Huisnummer",
        max_length=12,
        help_text="Met letter of toevoeging, bijvoorbeeld 12A.",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Vul uw huisnummer in, bijvoorbeeld 12 of 12A"},
    )
    straat = forms.CharField(
        label="Straat",
        max_length=80,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    plaats = forms.CharField(
        label="Woonplaats",
        max_length=80,
        required=False,
        widget=forms.TextInput({"autocomplete": "address-level2"}),
    )

    def clean_postcode(self) -> str:
        try:
            return normalize_postcode(self.cleaned_data["postcode"])
        except ValueError as fout:
            raise ValidationError("Vul uw postcode in, bijvoorbeeld 1234 AB") from fout

    def clean_huisnummer(self) -> str:
        try:
            return normalize_huisnummer(self.cleaned_data["huisnummer"])
        except ValueError as fout:
            raise ValidationError("Vul uw huisnummer in, bijvoorbeeld 12 of 12A") from fout

    @property
    def toont_straat(self) -> bool:
        """Whether street and town are asked: once they were typed, or could not be looked up."""
        return bool(self.has_error("straat") or self["straat"].value() or self["plaats"].value())

    @property
    def is_volledig(self) -> bool:
        return bool(self.cleaned_data["straat"] and self.cleaned_data["plaats"])


def contactform(kanaal: str) -> type[BoekForm]:
    """The form for who books over this kanaal."""
    if kanaal == Afspraakkanaal.BALIE:
        return BoekForm
    return BelForm if kanaal == Afspraakkanaal.TELEFOON else ThuisblijfForm
