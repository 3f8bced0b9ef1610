"""Until when, at which part of the day and where somebody wants to come sooner."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portaal.kern.ui.datumveld import DatumField
from portaal.kern.ui.notatie import format_datum
from portaal.kern.ui.sleutelveld import SleutelField
from portaal.organisatie.models import Locatie

from .enums import Afspraakkanaal, Dagdeel
from .forms import ContactForm
from .forms_kanaal import BelContactForm

HIER, OVERAL = "hier", "overal"
KIES_DAGDEEL = "Kies wanneer u kunt"
KIES_WAAR = "Kies waar u wilt komen"


class EerderForm(forms.Form):
    """Of who has an afspraak: how to reach them is known. `locatie` is where they were looking."""

    use_required_attribute = False

    sleutel = SleutelField()
    tot = DatumField(label="Tot en met welke dag zoekt u een moment?")
    dagdeel = forms.ChoiceField(
        label="Wanneer kunt u?",
        choices=Dagdeel.choices,
        initial=Dagdeel.HEEL,
        widget=forms.RadioSelect,
        error_messages={"required": KIES_DAGDEEL, "invalid_choice": KIES_DAGDEEL},
    )
    waar = forms.ChoiceField(
        label="Waar wilt u komen?",
        choices=[],
        initial=HIER,
        widget=forms.RadioSelect,
        error_messages={"required": KIES_WAAR, "invalid_choice": KIES_WAAR},
    )

    def __init__(
        self,
        *args: Any,
        locatie: Locatie | None,
        mag_overal: bool,
        vandaag: date,
        uiterlijk: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.locatie, self.vandaag, self.uiterlijk = locatie, vandaag, uiterlijk
        if locatie is None or not mag_overal:
            del self.fields["waar"]
        else:
            self.fields["waar"].choices = (  # type: ignore[attr-defined]
                (HIER, f"Alleen bij {locatie.naam}"),
                (OVERAL, "Bij elke locatie"),
            )

    def clean_tot(self) -> date:
        tot: date = self.cleaned_data["tot"]
        if not self.vandaag <= tot <= self.uiterlijk:
            raise ValidationError(
                f"Kies een dag van vandaag tot en met {format_datum(self.uiterlijk, weekdag=True)}"
            )
        return tot

    @property
    def gekozen_locatie(self) -> Locatie | None:
        """None when any will do."""
        return None if self.cleaned_data.get("waar") == OVERAL else self.locatie


class WachtlijstForm(EerderForm, ContactForm):
    """Of who has no afspraak yet."""

    field_order = ["sleutel", "tot", "dagdeel", "waar", "naam", "email", "telefoon"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "Hierheen mailen wij als er een moment vrijkomt."
        self.fields["telefoon"].help_text = "Een sms is het snelst: wij houden een moment 30 minuten vast."


class BelWachtlijstForm(BelContactForm, WachtlijstForm):
    """Of who waits to be called."""


def wachtlijstform(kanaal: str) -> type[WachtlijstForm]:
    """The form for who waits for an afspraak over this kanaal."""
    return BelWachtlijstForm if kanaal == Afspraakkanaal.TELEFOON else WachtlijstForm
