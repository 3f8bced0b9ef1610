"""The Django form of one step, with the fields that are visible given the answers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict

from .antwoord import Antwoord, Antwoorden, is_answered
from .definitie import Definitie, Stap, Veld
from .typen import Deel, Kader, get_veldtype
from .zichtbaar import is_veld_zichtbaar, zichtbaar

NIEUWE_VRAAG = "Door uw antwoord is deze vraag erbij gekomen. Vul deze ook in"


@dataclass(frozen=True)
class Onderdeel:
    """One part of a step on the screen: a question with its inputs by suffix, or an uitleg without."""

    veld: Veld
    delen: Mapping[str, BoundField]

    @property
    def invoer(self) -> BoundField | None:
        """The input of a question that has one."""
        return self.delen.get("")


class StapFormulier(forms.Form):
    """Fields appear in order. In a posted form a field depends on the posted answers before it.

    A locked field shows its own source and ignores what is posted. Questions with several inputs have a form
    field for each; `delen` tells which, by the key of the question.
    """

    definitie: ClassVar[Definitie]
    stap: ClassVar[Stap]
    eerdere: ClassVar[Antwoorden]
    kader: ClassVar[Kader]
    vooringevuld: ClassVar[Mapping[str, Antwoord]]
    vergrendeld: ClassVar[Collection[str]]

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delen: dict[str, Mapping[str, Deel]] = {}
        self.gelezen: dict[str, Antwoord] = {}
        self.samenstelfouten: dict[str, ValidationError] = {}
        antwoorden = dict(zichtbaar(self.definitie, self.eerdere).antwoorden)
        for veld in self.stap.velden:
            antwoorden.pop(veld.sleutel, None)
        self.velden: list[Veld] = []
        for veld in self.stap.velden:
            if not is_veld_zichtbaar(self.definitie, veld, antwoorden):
                continue
            self.velden.append(veld)
            if get_veldtype(veld.type).heeft_invoer:
                antwoorden[veld.sleutel] = self._add_vraag(veld)

    def clean(self) -> dict[str, Any]:
        """What is wrong with inputs together, and questions that this post made visible.

        Those were not on the page: ask them, do not skip them.
        """
        gegevens = super().clean() or {}
        for sleutel, fout in self.samenstelfouten.items():
            for achtervoegsel, meldingen in fout.message_dict.items():
                self.add_error(sleutel + achtervoegsel, meldingen)
        for veld in self.velden:
            if veld.sleutel in self.delen and self._was_ongezien(veld):
                eerste = next(iter(self.delen[veld.sleutel]))
                self.add_error(veld.sleutel + eerste, ValidationError(NIEUWE_VRAAG, code="nieuw"))
        return gegevens

    def get_antwoorden(self) -> dict[str, Antwoord]:
        """The answers of a valid step as JSON, an unanswered question as None."""
        return dict(self.gelezen)

    def onderdelen(self) -> Iterator[Onderdeel]:
        """Questions and texts in the order of the definitie, for the template."""
        for veld in self.velden:
            delen = self.delen.get(veld.sleutel, {})
            yield Onderdeel(veld, {deel: self[veld.sleutel + deel] for deel in delen})

    def _add_vraag(self, veld: Veld) -> Antwoord:
        """Add the inputs; returns the answer that questions further down this step depend on."""
        soort = get_veldtype(veld.type)
        bron = self.vooringevuld.get(veld.prefill) if veld.prefill else None
        is_vast = veld.sleutel in self.vergrendeld and is_answered(bron)
        antwoord = bron if is_vast else self.eerdere.get(veld.sleutel, bron)
        delen = soort.get_delen(veld, self._count_rijen(veld, antwoord))
        bekend = soort.decompose(veld, antwoord, self.kader)
        for achtervoegsel, deel in delen.items():
            field = deel.soort.build_field(deel.veld, self.kader)
            field.disabled = is_vast
            if is_answered(waarde := bekend.get(achtervoegsel)):
                field.initial = deel.soort.to_initial(waarde)
            self.fields[veld.sleutel + achtervoegsel] = field
        self.delen[veld.sleutel] = delen
        if not self.is_bound:
            return antwoord
        self.gelezen[veld.sleutel] = gelezen = self._read_vraag(veld)
        return antwoord if is_vast else gelezen

    def _count_rijen(self, veld: Veld, antwoord: Antwoord) -> int:
        soort = get_veldtype(veld.type)
        if not (self.is_bound and soort.heeft_velden):
            return soort.count_rijen(veld, antwoord)
        naam = self.add_prefix(veld.sleutel)
        gepost = {
            sleutel.removeprefix(naam): [str(waarde)]
            for sleutel, waarde in self.data.items()
            if sleutel.startswith(f"{naam}-")
        }
        return soort.count_geposte_rijen(veld, gepost)

    def _read_vraag(self, veld: Veld) -> Antwoord:
        """The posted answer; a wrong one is none."""
        delen: dict[str, Antwoord] = {}
        try:
            for achtervoegsel, deel in self.delen[veld.sleutel].items():
                waarde = self._clean_deel(veld.sleutel + achtervoegsel)
                delen[achtervoegsel] = deel.soort.to_antwoord(waarde) if is_answered(waarde) else None
        except ValidationError:
            return None  # full_clean tells what is wrong with it
        try:
            return get_veldtype(veld.type).compose(veld, delen, self.kader)
        except ValidationError as fout:
            self.samenstelfouten[veld.sleutel] = fout
            return None

    def _clean_deel(self, naam: str) -> Any:
        field = self.fields[naam]
        if field.disabled:
            return field.clean(field.initial)
        return field.clean(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(naam)))

    def _was_ongezien(self, veld: Veld) -> bool:
        """Whether nothing of an optional question was posted, although a browser would have."""
        if veld.verplicht or not get_veldtype(veld.type).stuurt_altijd_mee:
            return False
        delen = self.delen[veld.sleutel]
        namen = [veld.sleutel + deel for deel in delen if delen[deel].soort.stuurt_altijd_mee]
        return all(
            not self.fields[naam].disabled
            and self.fields[naam].widget.value_omitted_from_data(self.data, self.files, self.add_prefix(naam))
            for naam in namen
        )


def posted_names(stap: Stap, *, kader: Kader) -> set[str]:
    """The names under which a browser may post the questions of `stap`, whichever of them are visible."""
    namen: set[str] = set()
    for veld in stap.velden:
        if not (soort := get_veldtype(veld.type)).heeft_invoer:
            continue
        for achtervoegsel, deel in soort.get_delen(veld, soort.get_hoogste_aantal(veld)).items():
            widget = deel.soort.build_field(deel.veld, kader).widget
            stukken: list[str] = getattr(widget, "widgets_names", [""])  # a MultiWidget has a name per part
            namen |= {veld.sleutel + achtervoegsel + stuk for stuk in stukken}
    return namen


def build_form_class(
    definitie: Definitie,
    stap: Stap,
    antwoorden: Antwoorden,
    *,
    kader: Kader,
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
            "kader": kader,
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
    kader: Kader,
    vooringevuld: Mapping[str, Antwoord] | None = None,
    vergrendeld: Collection[str] = (),
    prefix: str | None = None,
) -> StapFormulier:
    """The form of the visible fields of `stap`, bound when `data` is given."""
    klasse = build_form_class(
        definitie, stap, antwoorden, kader=kader, vooringevuld=vooringevuld, vergrendeld=vergrendeld
    )
    return klasse(data=data, prefix=prefix)
