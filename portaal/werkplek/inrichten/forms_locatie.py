"""A balie and what it can do; what is different for a soort at one locatie."""

from typing import Any, cast

from django import forms

from portaal.afspraken.models import Afspraaksoort, Balie, SoortLocatie

from .getalveld import GetalField


class SoortenField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return cast(Afspraaksoort, obj).naam


class BalieForm(forms.Form):
    naam = forms.CharField(
        label="Naam",
        max_length=40,
        help_text="Inwoners zien deze naam als zij worden opgeroepen. Bijvoorbeeld: Balie 3",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Geef de balie een naam, bijvoorbeeld Balie 3"},
    )
    soorten = SoortenField(
        Afspraaksoort.objects.all(),
        to_field_name="slug",
        required=False,
        label="Waarvoor kan iemand hier terecht?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Deze keuze bestaat niet meer. Kies opnieuw"},
    )

    @classmethod
    def of(cls, data: Any, balie: Balie | None) -> "BalieForm":
        """Filled with what there is."""
        if balie is None:
            return cls(data)
        soorten = list(balie.soorten.values_list("slug", flat=True))
        return cls(data, initial={"naam": balie.naam, "soorten": soorten})


class AanbodForm(forms.Form):
    """Without `aangeboden` the rest does not matter."""

    aangeboden = forms.BooleanField(label="Kan op deze locatie", required=False)
    wie = forms.ChoiceField(
        label="Wie maakt de afspraak?",
        choices=(("iedereen", "Inwoners en medewerkers"), ("intern", "Alleen medewerkers")),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies wie de afspraak mag maken"),
    )
    dagquotum = GetalField(
        laagste=0,
        hoogste=999,
        label="Hoeveel personen per dag?",
        required=False,
        help_text="Laat leeg als er geen grens is. Een afspraak voor 3 personen telt als 3.",
    )
    duur_eerste = GetalField(
        laagste=5,
        hoogste=480,
        eenheid="minuten",
        label="Hoeveel minuten voor de eerste persoon?",
        required=False,
    )

    @classmethod
    def of(cls, data: Any, soort: Afspraaksoort, hier: SoortLocatie | None) -> "AanbodForm":
        """Filled with what there is."""
        initial = {
            "aangeboden": hier is not None,
            "wie": "intern" if hier and hier.alleen_intern else "iedereen",
            "dagquotum": hier and hier.dagquotum,
            "duur_eerste": hier and hier.duur_eerste,
        }
        form = cls(data, initial=initial)
        form.fields[
            "duur_eerste"
        ].help_text = f"Laat leeg voor wat overal geldt: {soort.duur_eerste} minuten."
        return form

    @property
    def anders(self) -> dict[str, Any]:
        """What is different at this locatie."""
        velden = self.cleaned_data
        return {
            "alleen_intern": velden["wie"] == "intern",
            "dagquotum": velden["dagquotum"],
            "duur_eerste": velden["duur_eerste"],
        }
