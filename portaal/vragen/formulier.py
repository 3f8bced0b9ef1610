"""The Django form of one step, with the fields that are visible given the answers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict

from .antwoord import Antwoord, Antwoorden, is_answered
from .definitie import Definitie, Stap, Veld
from .typen import Kader, Veldtype, get_veldtype
from .zichtbaar import is_veld_zichtbaar, zichtbaar

NIEUWE_VRAAG = "Door uw antwoord is deze vraag erbij gekomen. Vul deze ook in"


@dataclass(frozen=True)
class Onderdeel:
    """One part of a step on the screen: a question with its input, or an uitleg without."""

    veld: Veld
    invoer: BoundField | None


class StapFormulier(forms.Form):
    """Fields appear in order. In a posted form a field depends on the posted answers before it.

    A locked field shows its own source and ignores what is posted.
    """

    definitie: ClassVar[Definitie]
    stap: ClassVar[Stap]
    eerdere: ClassVar[Antwoorden]
    vandaag: ClassVar[date]
    vooringevuld: ClassVar[Mapping[str, Antwoord]]
    vergrendeld: ClassVar[Collection[str]]

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kader = Kader(self.vandaag)
        antwoorden = dict(zichtbaar(self.definitie, self.eerdere).antwoorden)
        for veld in self.stap.velden:
            antwoorden.pop(veld.sleutel, None)
        self.velden: list[Veld] = []
        for veld in self.stap.velden:
            if not is_veld_zichtbaar(self.definitie, veld, antwoorden):
                continue
            self.velden.append(veld)
            if get_veldtype(veld.type).heeft_invoer:
                antwoorden[veld.sleutel] = self._add_field(veld, kader)

    def clean(self) -> dict[str, Any]:
        """A question that this post made visible was not on the page: ask it, do not skip it."""
        gegevens = super().clean() or {}
        for naam, veld in self.fields.items():
            ontbreekt = veld.widget.value_omitted_from_data(self.data, self.files, self.add_prefix(naam))
            if ontbreekt and self._get_type(naam).stuurt_altijd_mee and not (veld.required or veld.disabled):
                self.add_error(naam, ValidationError(NIEUWE_VRAAG, code="nieuw"))
        return gegevens

    def get_antwoorden(self) -> dict[str, Antwoord]:
        """The answers of a valid step as JSON, an unanswered question as None."""
        antwoorden: dict[str, Antwoord] = {}
        for naam in self.fields:
            waarde = self.cleaned_data[naam]
            antwoorden[naam] = self._get_type(naam).to_antwoord(waarde) if is_answered(waarde) else None
        return antwoorden

    def onderdelen(self) -> Iterator[Onderdeel]:
        """Questions and texts in the order of the definitie, for the template."""
        for veld in self.velden:
            yield Onderdeel(veld, self[veld.sleutel] if veld.sleutel in self.fields else None)

    def _get_type(self, sleutel: str) -> Veldtype:
        return get_veldtype(self.definitie.veld_per_sleutel[sleutel].type)

    def _add_field(self, veld: Veld, kader: Kader) -> Antwoord:
        """Add the field; returns the answer that questions further down this step depend on."""
        soort = get_veldtype(veld.type)
        field = soort.build_field(veld, kader)
        bron = self.vooringevuld.get(veld.prefill) if veld.prefill else None
        field.disabled = veld.sleutel in self.vergrendeld and is_answered(bron)
        antwoord = bron if field.disabled else self.eerdere.get(veld.sleutel, bron)
        if is_answered(antwoord):
            field.initial = soort.to_initial(antwoord)
        self.fields[veld.sleutel] = field
        return self._read_gepost(veld) if self.is_bound and not field.disabled else antwoord

    def _read_gepost(self, veld: Veld) -> Antwoord:
        """The posted answer; a wrong one is none."""
        field = self.fields[veld.sleutel]
        ruw = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(veld.sleutel))
        try:
            waarde = field.clean(ruw)
        except ValidationError:
            return None
        return get_veldtype(veld.type).to_antwoord(waarde) if is_answered(waarde) else None


def posted_names(stap: Stap, *, vandaag: date) -> set[str]:
    """The names under which a browser may post the questions of `stap`, whichever of them are visible."""
    kader = Kader(vandaag)
    namen: set[str] = set()
    for veld in stap.velden:
        if not (soort := get_veldtype(veld.type)).heeft_invoer:
            continue
        widget = soort.build_field(veld, kader).widget
        delen: list[str] = getattr(widget, "widgets_names", [""])  # a MultiWidget has a name per part
        namen |= {veld.sleutel + deel for deel in delen}
    return namen


def build_form_class(
    definitie: Definitie,
    stap: Stap,
    antwoorden: Antwoorden,
    *,
    vandaag: date,
    vooringevuld: Mapping[str, Antwoord] | None = None,
    vergrendeld: Collection[str] = (),
) -> type[StapFormulier]:
    """The form class of `stap`, for a wizard that makes the form itself.

    `vooringevuld` gives values by their `prefill` name; fields in `vergrendeld` cannot be altered.
    """
    return type(
        "StapFormulier",
        (StapFormulier,),
        {
            "definitie": definitie,
            "stap": stap,
            "eerdere": antwoorden,
            "vandaag": vandaag,
            "vooringevuld": vooringevuld or {},
            "vergrendeld": vergrendeld,
        },
    )


def build_form(
    definitie: Definitie,
    stap: Stap,
    antwoorden: Antwoorden,
    data: MultiValueDict[str, Any] | Mapping[str, Any] | None = None,
    *,
    vandaag: date,
    vooringevuld: Mapping[str, Antwoord] | None = None,
    vergrendeld: Collection[str] = (),
    prefix: str | None = None,
) -> StapFormulier:
    """The form of the visible fields of `stap`, bound when `data` is given."""
    klasse = build_form_class(
        definitie, stap, antwoorden, vandaag=vandaag, vooringevuld=vooringevuld, vergrendeld=vergrendeld
    )
    return klasse(data=data, prefix=prefix)
