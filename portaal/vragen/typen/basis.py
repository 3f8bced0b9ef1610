"""The shape of a kind of question, and the registry of all kinds."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from ..antwoord import Antwoord
from ..definitie import Veld

VELDTYPEN: dict[str, "Veldtype"] = {}
# Characters that are not seen themselves and change how a terminal, mail or page shows the rest: all controls
# but tab and line feed, and the marks that turn the writing direction around.
ONZICHTBAAR = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class GevondenAdres:
    """What belongs to a postcode and a house number."""

    straat: str
    woonplaats: str


class AdresdienstStoring(Exception):
    """The address service gives no answer; that says nothing about the address."""


@dataclass(frozen=True)
class BijlageInfo:
    """A file that was sent along with the draft, at the question `veld`."""

    veld: str
    naam: str
    grootte: int
    status: str


ZoekAdres = Callable[[str, str, str], GevondenAdres | None]


def find_geen_adres(postcode: str, huisnummer: str, toevoeging: str) -> GevondenAdres | None:
    """Where there is no address service: a resident fills in the street."""
    return None


@dataclass(frozen=True)
class Kader:
    """What a field may know besides its own definition.

    `zoek_adres` takes postcode, house number and addition, and raises AdresdienstStoring; `bijlagen` holds
    the files of the draft by uuid.
    """

    vandaag: date
    zoek_adres: ZoekAdres = find_geen_adres
    bijlagen: Mapping[str, BijlageInfo] = field(default_factory=dict)


Gepost = Mapping[str, list[str]]


@dataclass(frozen=True)
class Bewerkt:
    """What a button made of the typed text, the name that the page shows first, and what there is to tell."""

    velden: Gepost
    naar: str
    melding: str = ""


@dataclass(frozen=True)
class Deel:
    """One input of a question: what it asks, and the kind that reads it."""

    veld: Veld
    soort: "Veldtype"


class Veldtype(ABC):
    """One kind of question: its form field, its answer as JSON, and that answer in words.

    Most have one input. A kind with more of them overrides `get_delen`, `decompose` and `compose`; the names
    of its inputs are the key of the question followed by the suffixes that `get_delen` gives.
    """

    code: ClassVar[str]
    heeft_invoer: ClassVar[bool] = True
    heeft_opties: ClassVar[bool] = False
    heeft_grenzen: ClassVar[bool] = False
    heeft_velden: ClassVar[bool] = False
    kan_vooraf: ClassVar[bool] = True  # whether a source can fill it in
    kan_nasturen: ClassVar[bool] = False
    is_geordend: ClassVar[bool] = False
    stuurt_altijd_mee: ClassVar[bool] = True  # a browser leaves unticked boxes out of the post
    autocomplete: ClassVar[str] = ""
    leeg: ClassVar[str] = ""

    @abstractmethod
    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        """The Django field that asks this question and normalises the answer."""

    def get_delen(self, veld: Veld, rijen: int) -> Mapping[str, Deel]:
        """The inputs of the question by the suffix of their name, in order."""
        return {"": Deel(veld, self)}

    def decompose(self, veld: Veld, antwoord: Antwoord, kader: Kader) -> Mapping[str, Antwoord]:
        """The stored answer per input."""
        return {"": antwoord}

    def compose(self, veld: Veld, delen: Mapping[str, Antwoord], kader: Kader) -> Antwoord:
        """The answer that the inputs make together; raises ValidationError with texts per suffix."""
        return delen[""]

    def count_rijen(self, veld: Veld, antwoord: Antwoord) -> int:
        """How many rows the question shows."""
        return 1

    def count_geposte_rijen(self, veld: Veld, gepost: Gepost) -> int:
        """How many rows were posted, from the values by suffix."""
        return 1

    def get_hoogste_aantal(self, veld: Veld) -> int:
        """How many rows there can be."""
        return 1

    def to_antwoord(self, waarde: Any) -> Antwoord:
        """The cleaned value as JSON."""
        return str(waarde)

    def to_initial(self, antwoord: Antwoord) -> Any:
        """The stored answer as the form field shows it."""
        return antwoord

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        """The answer in words, for summary, mail and PDF."""
        return str(antwoord)

    def format_in_kader(self, veld: Veld, antwoord: Antwoord, kader: Kader) -> str:
        """The same, for kinds whose words are not in the answer itself."""
        return self.format_antwoord(veld, antwoord)

    def bewerk(self, veld: Veld, gepost: Gepost, wat: str, kader: Kader) -> Bewerkt:
        """Do what a button of this question says with the typed text, by suffix; raises ValueError."""
        raise ValueError("this question has no buttons")

    def get_waarden(self, veld: Veld) -> tuple[str, ...]:
        """The values a rule may compare with; empty when every value is possible."""
        return ()

    def check_grens(self, grens: int | str) -> bool:
        """Whether `min` or `max` makes sense for this kind."""
        return isinstance(grens, int)

    def is_bereik(self, laagste: int | str, hoogste: int | str) -> bool:
        """Whether two valid bounds leave room for an answer."""
        return Decimal(laagste) <= Decimal(hoogste)

    def check_veld(self, veld: Veld) -> Iterator[str]:
        """What is wrong with a definition of this kind, beyond what every field is checked for."""
        yield from ()

    def describe_leeg(self, veld: Veld) -> str:
        """What to do when a required answer is missing."""
        return veld.fout or self.leeg or f"Vul ‘{veld.label}’ in"

    def get_field_arguments(self, veld: Veld, **fouten: str) -> dict[str, Any]:
        """The arguments every form field shares."""
        return {
            "label": veld.label,
            "help_text": veld.hulp,
            "required": veld.verplicht,
            "error_messages": {"required": self.describe_leeg(veld), **fouten},
        }

    def get_attrs(self, veld: Veld, **attrs: str) -> dict[str, str]:
        """Attributes of the input. No autocomplete token means: leave it to the browser."""
        autocomplete = self.autocomplete if veld.autocomplete is None else veld.autocomplete
        return {**attrs, "autocomplete": autocomplete} if autocomplete else attrs


class GenormaliseerdField(forms.CharField):
    """Text that a function brings into its one right form, or refuses with the field's own words."""

    def __init__(self, *, normalize: Callable[[str], Any], **kwargs: Any) -> None:
        self.normalize = normalize
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value)
        if tekst in self.empty_values:
            return tekst
        try:
            return self.normalize(str(tekst))
        except ValueError as fout:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from fout


def register(soort: type[Veldtype]) -> type[Veldtype]:
    """Make a kind known under its code."""
    if soort.code in VELDTYPEN:
        raise ValueError(f"Veldtype {soort.code} is registered twice.")
    VELDTYPEN[soort.code] = soort()
    return soort


def get_veldtype(code: str) -> Veldtype:
    """The kind with this code; raises KeyError when there is none."""
    return VELDTYPEN[code]
