"""The check page's own question, and a step's form that shows typed text without judging it."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.enums import Kanaal
from portaal.kern.bestanden import BestandGeweigerd, GecontroleerdBestand, check_upload
from portaal.vragen.formulier import StapFormulier
from portaal.vragen.typen.contact import EMAIL_VOORBEELD, LANGSTE_ADRES, EmailField

from .enums import Machtigingswijze

AKKOORD = "Ik heb alles naar waarheid ingevuld"
AKKOORD_NAMENS = "De inwoner heeft gezegd dat alles klopt"
ZONDER_AKKOORD = "Zet een vinkje om te bevestigen dat alles klopt"


class ControleForm(forms.Form):
    """The statement of truth. `namens` is True when staff fill in for a resident."""

    use_required_attribute = False

    akkoord = forms.BooleanField(label=AKKOORD, error_messages={"required": ZONDER_AKKOORD})

    def __init__(self, *args: Any, namens: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if namens:
            self.fields["akkoord"].label = AKKOORD_NAMENS


class EmailForm(forms.Form):
    """An e-mail address, checked by what uses it."""

    use_required_attribute = False

    email = forms.EmailField(
        label="Uw e-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), "Vul uw e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"
        ),
    )


class AntwoordForm(forms.Form):
    """Yes or no to a request to sign."""

    use_required_attribute = False

    antwoord = forms.ChoiceField(
        label="Geeft u akkoord?",
        choices=[("ja", "Ja, ik geef akkoord"), ("nee", "Nee, ik geef geen akkoord")],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies of u akkoord geeft"),
    )

    @property
    def is_akkoord(self) -> bool:
        return bool(self.cleaned_data["antwoord"] == "ja")


class CodeForm(forms.Form):
    use_required_attribute = False

    code = forms.RegexField(
        r"^\s*[0-9]{6}\s*$",
        label="Code",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages=dict.fromkeys(("required", "invalid"), "Vul de code van 6 cijfers in"),
    )


class AdresForm(forms.Form):
    """Where to send the link; what is no address, the operation says."""

    use_required_attribute = False

    adres = forms.CharField(
        label="E-mailadres of mobiel nummer",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Vul een e-mailadres of een mobiel nummer in"},
    )


class PersoonForm(forms.Form):
    """For which person, and how they agree."""

    use_required_attribute = False

    naam = forms.CharField(
        label="Voornaam en achternaam",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul de voornaam en achternaam in van de persoon voor wie u dit regelt"},
    )
    adres = forms.CharField(
        label="E-mailadres of mobiel nummer",
        help_text="Van de persoon voor wie u dit regelt. Daar sturen wij de ontvangstbevestiging heen.",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Vul een e-mailadres of mobiel nummer in van die persoon"},
    )
    hoe = forms.ChoiceField(
        label="Hoe weten wij dat u dit mag regelen?",
        choices=Machtigingswijze.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Kies hoe wij weten dat u dit mag regelen"
        ),
    )
    bestand = forms.FileField(
        label="De machtiging, als u die meestuurt",
        help_text="Een foto of pdf, met naam, datum en handtekening.",
        required=False,
    )

    def clean_adres(self) -> str:
        adres = str(self.cleaned_data["adres"])
        try:
            return normalize_adres(Kanaal.EMAIL if "@" in adres else Kanaal.SMS, adres)
        except AdresKloptNiet as fout:
            raise forms.ValidationError(str(fout)) from fout

    def clean_bestand(self) -> GecontroleerdBestand | None:
        bestand = self.cleaned_data["bestand"]
        if not bestand:
            return None
        try:
            return check_upload(bestand)
        except BestandGeweigerd as fout:
            raise forms.ValidationError(str(fout)) from fout

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        met_document = gegevens.get("hoe") == Machtigingswijze.DOCUMENT
        if met_document and not gegevens.get("bestand") and "bestand" not in self.errors:
            self.add_error("bestand", "Kies het bestand met de machtiging")
        return gegevens if met_document else {**gegevens, "bestand": None}


class OrganisatieForm(forms.Form):
    """For which organisation, and where it gets the receipt."""

    use_required_attribute = False

    kvk = forms.RegexField(
        r"^\s*[0-9]{8}\s*$",
        label="KVK-nummer",
        help_text="8 cijfers. De naam en het adres halen wij op bij de KVK.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid"), "Vul een KVK-nummer van 8 cijfers in"),
    )
    email = EmailField(
        label="E-mailadres van de organisatie",
        help_text="De organisatie krijgt daar ook een bevestiging.",
        max_length=LANGSTE_ADRES,
        widget=forms.EmailInput({"inputmode": "email", "autocomplete": "off", "spellcheck": "false"}),
        error_messages=dict.fromkeys(("required", "invalid", "max_length"), EMAIL_VOORBEELD),
    )


class Onbeoordeeld(StapFormulier):
    """Shows what was typed before, faults included, and says nothing of it until it is sent."""

    def full_clean(self) -> None:
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


def without_judgement(form_class: type[StapFormulier]) -> type[StapFormulier]:
    """The same form, to show again what was kept."""
    return type("Onbeoordeeld", (Onbeoordeeld, form_class), {})
