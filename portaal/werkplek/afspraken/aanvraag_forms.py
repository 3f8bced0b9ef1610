"""What is registered at the balie, and which forms stand in for it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from portaal.afspraken.models import Afspraaksoort
from portaal.formulieren.enums import FormulierSoort
from portaal.formulieren.models import Formulier
from portaal.kern.ui.sleutelveld import SleutelField


def list_formulieren(soorten: Iterable[Afspraaksoort], now: datetime) -> list[Formulier]:
    """The forms with which these soorten are asked for; a zaak of theirs comes from the form."""
    zaaktypen = [soort.zaaktype_id for soort in soorten if soort.zaaktype_id]
    formulieren = Formulier.objects.filter(soort=FormulierSoort.AANVRAAG, zaaktype__in=zaaktypen)
    return list(formulieren.te_starten(now).zonder_opbouw())


class BalieZaakForm(forms.Form):
    """One zaak, of a soort that they came for and that has no form of its own."""

    sleutel = SleutelField()
    soort = forms.ChoiceField(
        label="Wat vraagt de inwoner aan?",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies wat de inwoner aanvraagt."),
    )
    omschrijving = forms.CharField(
        label="Titel van de zaak",
        help_text="De inwoner ziet deze titel.",
        max_length=150,
        error_messages={"required": "Vul een titel in, bijvoorbeeld: Paspoort voor Noor."},
    )

    def __init__(self, soorten: Iterable[Afspraaksoort], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        met_formulier = set(
            Formulier.objects.filter(soort=FormulierSoort.AANVRAAG).values_list("zaaktype", flat=True)
        )
        self.soorten = {
            soort.slug: soort
            for soort in soorten
            if soort.zaaktype_id and soort.zaaktype_id not in met_formulier
        }
        veld: Any = self.fields["soort"]
        veld.choices = [(slug, str(soort.zaaktype)) for slug, soort in self.soorten.items()]
        if len(self.soorten) == 1:
            slug, soort = next(iter(self.soorten.items()))
            veld.initial, self.fields["omschrijving"].initial = slug, str(soort.zaaktype)

    @property
    def has_soorten(self) -> bool:
        return bool(self.soorten)

    def to_zaak(self) -> dict[str, Any]:
        """The arguments of begin_zaak."""
        velden = self.cleaned_data
        return {
            "soort": self.soorten[velden["soort"]],
            "omschrijving": velden["omschrijving"],
            "sleutel": str(velden["sleutel"]),
        }
