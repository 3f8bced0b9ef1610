"""Files. They are sent apart from the form and belong to the draft; the question reads them from there."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portaal.kern.ui.notatie import format_grootte

from ..antwoord import Antwoord, Antwoorden
from ..definitie import Veld
from .basis import Deel, Kader, Veldtype, get_veldtype, register

STANDAARD_AANTAL = 5
HOOGSTE_AANTAL = 20
LATER = "_later"
NASTUREN = "nasturen"
LATER_LABEL = "Ik stuur dit later na"
LATER_TEKST = "U stuurt dit later na"


class BestandenWidget(forms.MultipleHiddenInput):
    """The ids of the files, hidden; always there, so that a page without files is known to have asked."""

    staat_voor_groep = True

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return super().render(name, value or [""], attrs, renderer)


class BestandenField(forms.Field):
    """The files of the draft at this question. What is posted is not read: the draft knows its own files."""

    widget = BestandenWidget

    def __init__(self, *, bestanden: list[str], **kwargs: Any) -> None:
        self.bestanden = bestanden
        super().__init__(**{**kwargs, "required": False})

    def clean(self, value: Any) -> list[str]:
        return self.bestanden

    def bound_data(self, data: Any, initial: Any) -> Any:
        return self.bestanden

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


@register
class Bestand(Veldtype):
    """Answered with the uuids of the files; `nasturen` among them says that more comes later."""

    code = "bestand"
    heeft_grenzen = True
    is_geordend = True
    kan_vooraf = False
    kan_nasturen = True
    leeg = "Voeg een bestand toe"

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return BestandenField(bestanden=find_bestanden(veld, kader), **self.get_field_arguments(veld))

    def get_delen(self, veld: Veld, rijen: int) -> Mapping[str, Deel]:
        delen = {"": Deel(veld, self)}
        if veld.nasturen:
            vraag = Veld(LATER, "akkoord", LATER_LABEL, verplicht=False)
            delen[LATER] = Deel(vraag, get_veldtype(vraag.type))
        return delen

    def to_antwoord(self, waarde: Any) -> Antwoord:
        return [str(uuid) for uuid in waarde]

    def decompose(self, veld: Veld, antwoord: Antwoord, kader: Kader) -> Mapping[str, Antwoord]:
        return {"": find_bestanden(veld, kader), LATER: is_nasturen(antwoord)}

    def compose(self, veld: Veld, delen: Mapping[str, Antwoord], kader: Kader) -> Antwoord:
        bestanden = list(get_bijlage_uuids(delen.get("")))
        if len(bestanden) > (hoogste := self.get_hoogste_aantal(veld)):
            raise ValidationError({"": f"Stuur hoogstens {hoogste} bestanden mee. Verwijder er een paar"})
        if delen.get(LATER):
            return [*bestanden, NASTUREN]
        laagste = max(int(veld.min or 0), int(veld.verplicht))
        if not bestanden and laagste:
            raise ValidationError({"": self.describe_leeg(veld)})
        if bestanden and len(bestanden) < laagste:
            raise ValidationError({"": f"Voeg minstens {laagste} bestanden toe"})
        return bestanden or None

    def get_hoogste_aantal(self, veld: Veld) -> int:
        return min(int(veld.max or STANDAARD_AANTAL), HOOGSTE_AANTAL)

    def describe_leeg(self, veld: Veld) -> str:
        leeg = super().describe_leeg(veld)
        return f"{leeg}, of geef aan dat u dit later nastuurt" if veld.nasturen and not veld.fout else leeg

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        aantal = len(get_bijlage_uuids(antwoord))
        regels = [f"{aantal} {'bestand' if aantal == 1 else 'bestanden'}"] if aantal else []
        return "\n".join([*regels, *([LATER_TEKST] if is_nasturen(antwoord) else [])])

    def format_in_kader(self, veld: Veld, antwoord: Antwoord, kader: Kader) -> str:
        """By name; a file that is not there any more is not named."""
        bijlagen = [kader.bijlagen[uuid] for uuid in get_bijlage_uuids(antwoord) if uuid in kader.bijlagen]
        if not bijlagen:
            return self.format_antwoord(veld, antwoord)
        regels = [f"{bijlage.naam} ({format_grootte(bijlage.grootte)})" for bijlage in bijlagen]
        return "\n".join([*regels, *([LATER_TEKST] if is_nasturen(antwoord) else [])])

    def check_grens(self, grens: int | str) -> bool:
        return isinstance(grens, int) and 0 <= grens <= HOOGSTE_AANTAL

    def check_veld(self, veld: Veld) -> Iterator[str]:
        if veld.max == 0:
            yield "heeft geen plaats voor een bestand"


def find_bestanden(veld: Veld, kader: Kader) -> list[str]:
    """The uuids of the files that were sent along at this question."""
    return [uuid for uuid, info in kader.bijlagen.items() if info.veld == veld.sleutel]


def refresh_bestanden(veld: Veld, antwoorden: Antwoorden, kader: Kader) -> Antwoord:
    """The answer to a question for files, with the files as they are now."""
    later = [NASTUREN] if is_nasturen(antwoorden.get(veld.sleutel)) else []
    return [*find_bestanden(veld, kader), *later] or None


def get_bijlage_uuids(antwoord: Antwoord) -> list[str]:
    """The files of an answer, by uuid."""
    return [str(deel) for deel in antwoord if deel != NASTUREN] if isinstance(antwoord, list) else []


def is_nasturen(antwoord: Antwoord) -> bool:
    """Whether the resident hands in more later."""
    return isinstance(antwoord, list) and NASTUREN in antwoord
