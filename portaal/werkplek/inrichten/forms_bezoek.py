"""An area in which we visit people, and the way between two of them."""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any, cast

from django import forms

from portaal.afspraken.models import Bezoekgebied, Reistijd
from portaal.organisatie.models import Locatie

from .getalveld import GetalField

VIER_CIJFERS = re.compile(r"[1-9]\d{3}", re.ASCII)
LANGSTE_WEG = 240


class GebiedForm(forms.Form):
    locatie = forms.ModelChoiceField(
        Locatie.objects.filter(balies__isnull=False).distinct(),
        to_field_name="slug",
        label="Van welke locatie vertrekken wij?",
        empty_label="Kies een locatie",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een locatie"),
    )
    naam = forms.CharField(
        label="Naam",
        max_length=60,
        help_text="Alleen medewerkers zien dit. Bijvoorbeeld: Buitengebied",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Geef het gebied een naam, bijvoorbeeld Buitengebied"},
    )
    postcodes = forms.CharField(
        label="Postcodes",
        required=False,
        help_text="Alleen de 4 cijfers, met een spatie, komma of nieuwe regel ertussen. Bijvoorbeeld: 4298 4299",
        widget=forms.Textarea({"rows": 4, "spellcheck": "false"}),
    )
    reistijd = GetalField(
        label="Hoeveel minuten rijdt u tussen twee bezoeken in dit gebied?",
        laagste=0,
        hoogste=LANGSTE_WEG,
        eenheid="minuten",
    )

    def __init__(self, data: Any = None, *, gebied: Bezoekgebied | None) -> None:
        super().__init__(data, initial=_initial(gebied))
        cast(Any, self.fields["locatie"]).label_from_instance = str
        if gebied is not None:
            self.fields["locatie"].disabled = True

    def clean_postcodes(self) -> list[str]:
        """Each once, in order."""
        getypt = [deel for deel in re.split(r"[\s,;]+", self.cleaned_data["postcodes"]) if deel]
        if fout := [deel for deel in getypt if not VIER_CIJFERS.fullmatch(deel)]:
            raise forms.ValidationError(
                f"Vul alleen postcodes van 4 cijfers in. Dit klopt niet: {', '.join(fout)}"
            )
        return sorted(set(getypt))


class ReistijdenForm(forms.Form):
    """A field for every pair of areas of a locatie."""

    def __init__(self, data: Any = None, *, locatie: Locatie, gebieden: Sequence[Bezoekgebied]) -> None:
        super().__init__(data, prefix=locatie.slug)
        self.locatie = locatie
        bekend = {(reis.van_id, reis.naar_id): reis.minuten for reis in _between(gebieden)}
        self.paren: dict[str, tuple[int, int]] = {}
        for een, ander in combinations(sorted(gebieden, key=lambda gebied: gebied.pk), 2):
            veld = f"{een.pk}-{ander.pk}"
            self.paren[veld] = (een.pk, ander.pk)
            self.fields[veld] = GetalField(
                label=f"{een.naam} en {ander.naam}",
                required=False,
                laagste=0,
                hoogste=LANGSTE_WEG,
                eenheid="minuten",
                initial=bekend.get((een.pk, ander.pk)),
            )

    @property
    def minuten(self) -> dict[tuple[int, int], int | None]:
        """Per pair; None where nothing was filled in."""
        return {paar: self.cleaned_data[veld] for veld, paar in self.paren.items()}


def _between(gebieden: Sequence[Bezoekgebied]) -> list[Reistijd]:
    return list(Reistijd.objects.filter(van__in=gebieden, naar__in=gebieden))


def _initial(gebied: Bezoekgebied | None) -> dict[str, Any]:
    if gebied is None:
        return {"reistijd": 10}
    return {
        "locatie": gebied.locatie.slug,
        "naam": gebied.naam,
        "reistijd": gebied.reistijd,
        "postcodes": " ".join(gebied.postcodes.values_list("cijfers", flat=True)),
    }
