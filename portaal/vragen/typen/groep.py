"""The same few questions once per row, such as for each child. One level deep."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..antwoord import Antwoord, is_answered
from ..definitie import Veld
from .basis import Bewerkt, Deel, Gepost, Kader, Veldtype, get_veldtype, register

STANDAARD_RIJEN = 10
HOOGSTE_RIJEN = 50
TELLER = "-rijen"
TOEVOEGEN = "toevoegen"
VERWIJDER = "verwijder"
# A row asks what fits in one line of a summary.
NIET_IN_GROEP = ("groep", "bestand", "adres", "uitleg")


class TellerField(forms.Field):
    """How many rows the page showed. What is posted is read before the form is made, and shown corrected."""

    widget = forms.HiddenInput

    def __init__(self, aantal: int) -> None:
        super().__init__(required=False)
        self.aantal = aantal

    def bound_data(self, data: Any, initial: Any) -> Any:
        return str(self.aantal)


class _Teller(Veldtype):
    code = TELLER

    def __init__(self, aantal: int) -> None:
        self.aantal = aantal

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        return TellerField(self.aantal)


def naam_in_rij(rij: int, sleutel: str) -> str:
    """The suffix of an input in a row; rows count from zero."""
    return f"-{rij}-{sleutel}"


@register
class Groep(Veldtype):
    """Answered with a list of rows. A row without any answer does not count."""

    code = "groep"
    heeft_grenzen = True
    is_geordend = True
    heeft_velden = True
    kan_vooraf = False

    def build_field(self, veld: Veld, kader: Kader) -> forms.Field:
        raise NotImplementedError("a group has no input of its own; use get_delen")

    def get_laagste_aantal(self, veld: Veld) -> int:
        return max(int(veld.min or 0), int(veld.verplicht))

    def get_hoogste_aantal(self, veld: Veld) -> int:
        return min(int(veld.max or STANDAARD_RIJEN), HOOGSTE_RIJEN)

    def get_delen(self, veld: Veld, rijen: int) -> Mapping[str, Deel]:
        delen = {TELLER: Deel(Veld(TELLER, TELLER), _Teller(rijen))}
        for rij in range(rijen):
            for vraag in veld.velden:
                delen[naam_in_rij(rij, vraag.sleutel)] = Deel(vraag, get_veldtype(vraag.type))
        return delen

    def count_rijen(self, veld: Veld, antwoord: Antwoord) -> int:
        return self._fit(veld, len(antwoord) if isinstance(antwoord, list) else 0)

    def count_geposte_rijen(self, veld: Veld, gepost: Gepost) -> int:
        """As many as the page said it showed, or as there are answers of."""
        geteld = _read_getal(next(iter(gepost.get(TELLER, ())), "")) or 0
        nummers = [nummer for naam in gepost if (nummer := _find_rij(naam)) is not None]
        return self._fit(veld, max([geteld, *(nummer + 1 for nummer in nummers)]))

    def bewerk(self, veld: Veld, gepost: Gepost, wat: str, kader: Kader) -> Bewerkt:
        """`toevoegen` makes a row at the end, `verwijder:2` takes out the third."""
        aantal = self.count_geposte_rijen(veld, gepost)
        opdracht, _, nummer = wat.partition(":")
        if opdracht == TOEVOEGEN:
            meer = self._fit(veld, aantal + 1)
            return Bewerkt({**gepost, TELLER: [str(meer)]}, f"-{meer - 1}")
        weg = _read_getal(nummer)
        if opdracht != VERWIJDER or weg is None or weg >= aantal:
            raise ValueError("no such row")
        velden = {
            nieuw: waarden for naam, waarden in gepost.items() if (nieuw := _move_up(naam, weg)) is not None
        }
        return Bewerkt({**velden, TELLER: [str(aantal - 1)]}, "")

    def decompose(self, veld: Veld, antwoord: Antwoord, kader: Kader) -> Mapping[str, Antwoord]:
        delen: dict[str, Antwoord] = {TELLER: str(self.count_rijen(veld, antwoord))}
        for nummer, rij in enumerate(get_rijen(antwoord)):
            delen |= {naam_in_rij(nummer, sleutel): waarde for sleutel, waarde in rij.items()}
        return delen

    def compose(self, veld: Veld, delen: Mapping[str, Antwoord], kader: Kader) -> Antwoord:
        nummers = sorted({rij for naam in delen if (rij := _find_rij(naam)) is not None})
        rijen: list[dict[str, Antwoord]] = [
            {vraag.sleutel: delen[naam_in_rij(nummer, vraag.sleutel)] for vraag in veld.velden}
            for nummer in nummers
        ]
        ingevuld = [rij for rij in rijen if any(map(is_answered, rij.values()))]
        if (tekort := self.get_laagste_aantal(veld) - len(ingevuld)) > 0:
            leeg = next(nummer for nummer, rij in zip(nummers, rijen, strict=True) if rij not in ingevuld)
            melding = self.describe_leeg(veld) if not ingevuld else f"Vul er nog {tekort} in"
            raise ValidationError({naam_in_rij(leeg, veld.velden[0].sleutel): melding})
        return ingevuld or None

    def format_antwoord(self, veld: Veld, antwoord: Antwoord) -> str:
        """Row after row, a line per answered question."""
        blokken = [
            "\n".join([f"{veld.label} {nummer}", *_format_rij(veld, rij)])
            for nummer, rij in enumerate(get_rijen(antwoord), 1)
        ]
        return "\n\n".join(blokken)

    def check_grens(self, grens: int | str) -> bool:
        return isinstance(grens, int) and 0 <= grens <= HOOGSTE_RIJEN

    def check_veld(self, veld: Veld) -> Iterator[str]:
        if not veld.velden:
            yield "heeft geen vragen voor een rij"
        if len({vraag.sleutel for vraag in veld.velden}) != len(veld.velden):
            yield "heeft twee vragen met dezelfde sleutel"
        if veld.max == 0:
            yield "heeft geen plaats voor een rij"
        for vraag in veld.velden:
            if vraag.type in NIET_IN_GROEP:
                yield f"heeft een vraag van het type ‘{vraag.type}’; dat kan niet in een groep"
            if vraag.prefill is not None:
                yield f"vult ‘{vraag.sleutel}’ vooraf in; dat kan niet in een groep"

    def _fit(self, veld: Veld, aantal: int) -> int:
        return max(self.get_laagste_aantal(veld), min(aantal, self.get_hoogste_aantal(veld)))


def get_rijen(antwoord: Antwoord) -> list[dict[str, Antwoord]]:
    """The rows of an answer to a group."""
    return [rij for rij in antwoord if isinstance(rij, dict)] if isinstance(antwoord, list) else []


def _read_getal(tekst: str) -> int | None:
    """A small number that was posted; anything else is none."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 3 else None


def _find_rij(achtervoegsel: str) -> int | None:
    """The row that an input belongs to."""
    return _read_getal(achtervoegsel[1:].partition("-")[0]) if achtervoegsel.startswith("-") else None


def _move_up(achtervoegsel: str, weg: int) -> str | None:
    """The name of an input when row `weg` is gone; None when it is gone with it."""
    rij = _find_rij(achtervoegsel)
    if rij is None or rij < weg:
        return achtervoegsel
    sleutel = achtervoegsel[1:].partition("-")[2]
    return None if rij == weg else naam_in_rij(rij - 1, sleutel)


def _format_rij(veld: Veld, rij: Mapping[str, Antwoord]) -> Iterator[str]:
    for vraag in veld.velden:
        if vraag.in_samenvatting and is_answered(antwoord := rij.get(vraag.sleutel)):
            tussen = " " if vraag.label.endswith(("?", ":")) else ": "
            yield f"{vraag.label}{tussen}{get_veldtype(vraag.type).format_antwoord(vraag, antwoord)}"
