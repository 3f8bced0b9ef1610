"""The check page's own question, and a step's form that shows typed text without judging it."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from portaal.berichten.adresvorm import AdresKloptNiet, normalize_adres
from portaal.berichten.enums import Kanaal
from portaal.kern.bestanden import BestandGeweigerd, GecontroleerdBestand, check_upload
from portaal.vragen.formulier import StapFormulier

from .enums import Machtigingswijze, Namens
from .models import Formulier

AKKOORD = "Ik heb alles naar waarheid ingevuld"
AKKOORD_NAMENS = "De inwoner heeft gezegd dat alles klopt"
KVK_VOORBEELD = "Vul een KVK-nummer van 8 cijfers in"
NAMENS_ONTBREEKT = {
    "naam": "Vul de voornaam en achternaam in van de persoon voor wie u dit regelt",
    "adres": "Vul een e-mailadres of mobiel nummer in van die persoon",
    "hoe": "Kies hoe wij weten dat u dit mag regelen",
    "bestand": "Kies het bestand met de machtiging",
    "kvk": KVK_VOORBEELD,
}
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


class NamensForm(forms.Form):
    """For whom, and how they agree. Only the questions of the chosen kind have to be answered."""

    use_required_attribute = False

    voor = forms.ChoiceField(
        label="Voor wie vult u dit in?",
        choices=Namens.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies voor wie u dit invult"),
    )
    naam = forms.CharField(label="Voornaam en achternaam", max_length=120, required=False)
    adres = forms.CharField(
        label="E-mailadres of mobiel nummer",
        help_text="Van de persoon voor wie u dit regelt. Daar sturen wij de ontvangstbevestiging heen.",
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    hoe = forms.ChoiceField(
        label="Hoe weten wij dat u dit mag regelen?",
        choices=Machtigingswijze.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    bestand = forms.FileField(
        label="De machtiging",
        help_text="Een foto of pdf van de machtiging, met naam, datum en handtekening.",
        required=False,
    )
    kvk = forms.RegexField(
        r"^\s*[0-9]{8}\s*$",
        label="KVK-nummer",
        help_text="8 cijfers. De naam en het adres halen wij op bij de KVK.",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": KVK_VOORBEELD},
    )

    def __init__(self, *args: Any, formulier: Formulier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.persoon, self.organisatie = formulier.mag_namens, formulier.mag_organisatie
        mag = {Namens.PERSOON: self.persoon, Namens.ORGANISATIE: self.organisatie}
        voor = [keuze for keuze in Namens.choices if mag[Namens(keuze[0])]]
        self.fields["voor"].choices = voor  # type: ignore[attr-defined]
        if len(voor) == 1:
            self.fields["voor"].initial = voor[0][0]

    def clean_adres(self) -> str:
        adres = str(self.cleaned_data["adres"])
        if not adres:
            return adres
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
        verplicht = {Namens.PERSOON: ("naam", "adres", "hoe"), Namens.ORGANISATIE: ("kvk",)}
        for naam in verplicht.get(gegevens.get("voor", ""), ()):
            if not gegevens.get(naam) and naam not in self.errors:
                self.add_error(naam, NAMENS_ONTBREEKT[naam])
        met_document = gegevens.get("hoe") == Machtigingswijze.DOCUMENT
        if met_document and not gegevens.get("bestand") and "bestand" not in self.errors:
            self.add_error("bestand", NAMENS_ONTBREEKT["bestand"])
        if not met_document:
            gegevens["bestand"] = None
        return gegevens


class Onbeoordeeld(StapFormulier):
    """Shows what was typed before, faults included, and says nothing of it until it is sent."""

    def full_clean(self) -> None:
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


def without_judgement(form_class: type[StapFormulier]) -> type[StapFormulier]:
    """The same form, to show again what was kept."""
    return type("Onbeoordeeld", (Onbeoordeeld, form_class), {})
