"""Who comes, and the number and code by which an afspraak is found."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.enums import Kanaal
from portaal.kern.adressen import POSTCODE
from portaal.kern.ui.datumveld import DatumField

from .enums import Berichtkeuze

OUDSTE = 125  # years
ANDERS_DAN_TEKST = "Gebruik alleen gewone letters, cijfers en leestekens"
TIJD = re.compile(r"\D*(\d{1,2})\D*(\d{2})\D*", re.ASCII)


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


class BoekForm(ContactForm):
    """The same of who books for themselves, with the channel they like. Every value is text, to be kept so.

    Without a choice of channel it goes to what was filled in.
    """

    field_order = ("naam", "kanaal", "email", "telefoon", "geboortedatum")

    kanaal = forms.ChoiceField(
        label="Hoe wilt u de bevestiging en de herinnering krijgen?",
        choices=Berichtkeuze.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=Berichtkeuze.EMAIL,
        error_messages={"invalid_choice": "Kies e-mail, sms of allebei"},
    )
    geboortedatum = DatumField(
        label="Geboortedatum",
        required=False,
        require_all_fields=False,
        geboortedatum=True,
        help_text="Dan kunt u zich bij de balie aanmelden zonder nummer.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.fields["email"].help_text = "Nodig als u een e-mail wilt. Er zit een bestand voor uw agenda bij."
        self.fields["telefoon"].help_text = "Nodig als u een sms wilt."

    def clean_geboortedatum(self) -> str:
        datum: date | None = self.cleaned_data["geboortedatum"]
        if datum and not date(self.vandaag.year - OUDSTE, 1, 1) <= datum <= self.vandaag:
            raise ValidationError("Deze geboortedatum kan niet. Controleer het jaar")
        return datum.isoformat() if datum else ""

    def clean(self) -> dict[str, Any]:
        gegevens = self.cleaned_data
        kanaal = gegevens.get("kanaal", "")
        for veld, keuze, melding in (
            ("email", Berichtkeuze.EMAIL, "Vul uw e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"),
            ("telefoon", Berichtkeuze.SMS, "Vul uw mobiele nummer in, bijvoorbeeld 06 12345678"),
        ):
            if kanaal in (keuze, Berichtkeuze.BEIDE) and not (gegevens.get(veld) or self.has_error(veld)):
                self.add_error(veld, melding)
        return super().clean()


def read_typed(form: type[forms.Form], gegevens: QueryDict) -> dict[str, Any]:
    """What somebody typed so far, right or wrong, to begin the same form with."""
    return {
        naam: veld.widget.value_from_datadict(gegevens, MultiValueDict(), naam)
        for naam, veld in form.base_fields.items()
    }


class PostcodeForm(forms.Form):
    """From where the distance counts."""

    use_required_attribute = False

    postcode = forms.CharField(
        label="Uw postcode",
        max_length=10,
        required=False,
        widget=forms.TextInput(
            {"autocomplete": "postal-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_postcode(self) -> str:
        postcode = "".join(self.cleaned_data["postcode"].upper().split())
        if postcode and not POSTCODE.fullmatch(postcode):
            raise ValidationError("Vul uw postcode in, bijvoorbeeld 1234 AB")
        return postcode


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


class ScanForm(forms.Form):
    """At the kiosk: what the scanner reads from the QR code, or number and code as somebody types them."""

    use_required_attribute = False

    gelezen = forms.CharField(
        label="Uw QR-code, of uw nummer en code",
        max_length=300,
        help_text="Houd de QR-code van uw bevestiging voor de lezer. Of typ het nummer en daarachter de code.",
        widget=forms.TextInput(
            {
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
        error_messages={"required": "Scan uw QR-code, of typ uw nummer en code"},
    )


class GeboortedatumForm(forms.Form):
    """At the kiosk, for who has no number at hand."""

    use_required_attribute = False

    geboortedatum = DatumField(
        label="Uw geboortedatum",
        error_messages={"required": "Vul uw geboortedatum in, bijvoorbeeld 9 11 1985"},
    )
    tijd = forms.CharField(
        label="De tijd van uw afspraak",
        max_length=12,
        help_text="Bijvoorbeeld 9.20",
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "decimal"}),
        error_messages={"required": "Vul de tijd van uw afspraak in, bijvoorbeeld 9.20"},
    )

    def clean_tijd(self) -> time:
        gevonden = TIJD.fullmatch(self.cleaned_data["tijd"])
        uur, minuut = map(int, gevonden.groups()) if gevonden else (99, 99)
        if uur > 23 or minuut > 59:
            raise ValidationError("Vul de tijd in met cijfers, bijvoorbeeld 9.20")
        return time(uur, minuut)
