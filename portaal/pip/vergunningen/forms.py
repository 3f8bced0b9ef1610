"""The kenteken that a permit moves to, and the version of the permit that the page showed."""

from django import forms

from portaal.vragen.typen.nummers import KentekenField

OPNIEUW = "Wij weten niet meer welke pagina u zag. Probeer het nog een keer."


class VersieForm(forms.Form):
    """Which version of the permit the resident saw; the act is refused when it moved on."""

    versie = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, error_messages={"required": OPNIEUW, "invalid": OPNIEUW}
    )


class KentekenForm(VersieForm):
    kenteken = KentekenField(
        label="Nieuw kenteken",
        help_text="De vergunning geldt dan meteen voor deze auto, en niet meer voor de oude.",
    )
