"""The check page's own question, and a step's form that shows typed text without judging it."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from portaal.vragen.formulier import StapFormulier

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


class Onbeoordeeld(StapFormulier):
    """Shows what was typed before, faults included, and says nothing of it until it is sent."""

    def full_clean(self) -> None:
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


def without_judgement(form_class: type[StapFormulier]) -> type[StapFormulier]:
    """The same form, to show again what was kept."""
    return type("Onbeoordeeld", (Onbeoordeeld, form_class), {})
