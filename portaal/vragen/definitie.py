"""A form as data: steps, fields and rules, read from the JSON of a published version."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from .regels import Combinatie, Gevolg, Operator, Regel, Voorwaarde


class DefinitieOnjuist(ValueError):
    """The JSON does not have the shape of a definitie. The message names the place."""


@dataclass(frozen=True)
class Optie:
    waarde: str
    label: str


@dataclass(frozen=True)
class Veld:
    """One question. `min` and `max` mean what the type says; `fout` replaces the text for an empty answer.

    `velden` are the questions of one row of a groep. With `nasturen` a file may be handed in later.
    """

    sleutel: str
    type: str
    label: str = ""
    hulp: str = ""
    verplicht: bool = True
    opties: tuple[Optie, ...] = ()
    prefill: str | None = None
    gevoelig: bool = False
    in_samenvatting: bool = True
    min: int | str | None = None
    max: int | str | None = None
    fout: str = ""
    autocomplete: str | None = None
    velden: tuple["Veld", ...] = ()
    nasturen: bool = False


@dataclass(frozen=True)
class Stap:
    sleutel: str
    titel: str
    inleiding: str = ""
    velden: tuple[Veld, ...] = ()


@dataclass(frozen=True)
class Ondertekenaar:
    """Who signs along with an own DigiD: the keys of the fields that hold the name and the e-mail address."""

    naam: str
    email: str


@dataclass(frozen=True)
class Definitie:
    """A whole form. Never changed once published."""

    titel: str
    stappen: tuple[Stap, ...] = ()
    regels: tuple[Regel, ...] = ()
    ondertekening: Ondertekenaar | None = None

    @cached_property
    def regels_per_doel(self) -> Mapping[tuple[Gevolg, str], tuple[Regel, ...]]:
        """The rules by what they do and to what, so that one question looks at its own rules only."""
        per_doel: dict[tuple[Gevolg, str], tuple[Regel, ...]] = {}
        for regel in self.regels:
            sleutel = (regel.dan, regel.doel)
            per_doel[sleutel] = (*per_doel.get(sleutel, ()), regel)
        return per_doel

    @cached_property
    def stap_per_sleutel(self) -> Mapping[str, Stap]:
        return {stap.sleutel: stap for stap in self.stappen}

    @cached_property
    def veld_per_sleutel(self) -> Mapping[str, Veld]:
        return {veld.sleutel: veld for stap in self.stappen for veld in stap.velden}


def parse_definitie(gegevens: Mapping[str, Any]) -> Definitie:
    """The definitie in `gegevens`; raises DefinitieOnjuist on an unknown, missing or misshapen part."""
    plaats = "formulier"
    _check_vorm(gegevens, Definitie, plaats)
    return Definitie(
        titel=_read(gegevens, "titel", str, plaats),
        stappen=tuple(
            _parse_stap(stap, f"stap {nummer}")
            for nummer, stap in enumerate(_read(gegevens, "stappen", list, plaats), 1)
        ),
        regels=tuple(
            _parse_regel(regel, f"regel {nummer}")
            for nummer, regel in enumerate(_read(gegevens, "regels", list, plaats, []), 1)
        ),
        ondertekening=_parse_ondertekening(gegevens.get("ondertekening")),
    )


def _parse_ondertekening(gegevens: Any) -> Ondertekenaar | None:
    if gegevens is None:
        return None
    _check_vorm(gegevens, Ondertekenaar, "ondertekening")
    return Ondertekenaar(
        naam=_read(gegevens, "naam", str, "ondertekening"),
        email=_read(gegevens, "email", str, "ondertekening"),
    )


def _parse_stap(gegevens: Any, plaats: str) -> Stap:
    _check_vorm(gegevens, Stap, plaats)
    return Stap(
        sleutel=_read(gegevens, "sleutel", str, plaats),
        titel=_read(gegevens, "titel", str, plaats),
        inleiding=_read(gegevens, "inleiding", str, plaats, ""),
        velden=tuple(
            _parse_veld(veld, f"{plaats}, veld {nummer}")
            for nummer, veld in enumerate(_read(gegevens, "velden", list, plaats, []), 1)
        ),
    )


def _parse_veld(gegevens: Any, plaats: str) -> Veld:
    _check_vorm(gegevens, Veld, plaats)
    return Veld(
        sleutel=_read(gegevens, "sleutel", str, plaats),
        type=_read(gegevens, "type", str, plaats),
        label=_read(gegevens, "label", str, plaats, ""),
        hulp=_read(gegevens, "hulp", str, plaats, ""),
        verplicht=_read(gegevens, "verplicht", bool, plaats, True),
        opties=tuple(_parse_optie(optie, plaats) for optie in _read(gegevens, "opties", list, plaats, [])),
        prefill=_read(gegevens, "prefill", str | None, plaats, None),
        gevoelig=_read(gegevens, "gevoelig", bool, plaats, False),
        in_samenvatting=_read(gegevens, "in_samenvatting", bool, plaats, True),
        min=_read(gegevens, "min", int | str | None, plaats, None),
        max=_read(gegevens, "max", int | str | None, plaats, None),
        fout=_read(gegevens, "fout", str, plaats, ""),
        autocomplete=_read(gegevens, "autocomplete", str | None, plaats, None),
        velden=tuple(
            _parse_veld(veld, f"{plaats}, vraag {nummer}")
            for nummer, veld in enumerate(_read(gegevens, "velden", list, plaats, []), 1)
        ),
        nasturen=_read(gegevens, "nasturen", bool, plaats, False),
    )


def _parse_optie(gegevens: Any, plaats: str) -> Optie:
    _check_vorm(gegevens, Optie, f"{plaats}, opties")
    return Optie(_read(gegevens, "waarde", str, plaats), _read(gegevens, "label", str, plaats))


def _parse_regel(gegevens: Any, plaats: str) -> Regel:
    _check_vorm(gegevens, Regel, plaats)
    try:
        return Regel(
            als=tuple(_parse_voorwaarde(deel, plaats) for deel in _read(gegevens, "als", list, plaats)),
            combinatie=Combinatie(_read(gegevens, "combinatie", str, plaats, Combinatie.ALLE)),
            dan=Gevolg(_read(gegevens, "dan", str, plaats)),
            doel=_read(gegevens, "doel", str, plaats),
            titel=_read(gegevens, "titel", str, plaats, ""),
            tekst=_read(gegevens, "tekst", str, plaats, ""),
            vervolg=_read(gegevens, "vervolg", str, plaats, ""),
        )
    except DefinitieOnjuist:
        raise
    except ValueError as fout:
        raise DefinitieOnjuist(f"{plaats}: onbekende waarde ({fout}).") from fout


def _parse_voorwaarde(gegevens: Any, plaats: str) -> Voorwaarde:
    if not isinstance(gegevens, list) or len(gegevens) != 3 or not isinstance(gegevens[0], str):
        raise DefinitieOnjuist(f"{plaats}: een voorwaarde is [veld, operator, waarde].")
    veld, operator, waarde = gegevens
    if isinstance(waarde, list) and all(isinstance(keuze, str) for keuze in waarde):
        waarde = tuple(waarde)
    if not isinstance(waarde, str | int | tuple | None):
        raise DefinitieOnjuist(f"{plaats}: '{waarde}' is geen waarde om mee te vergelijken.")
    return Voorwaarde(veld, Operator(operator), waarde)


def _check_vorm(gegevens: Any, soort: type, plaats: str) -> None:
    if not isinstance(gegevens, Mapping):
        raise DefinitieOnjuist(f"{plaats}: dit hoort een object te zijn.")
    onbekend = set(gegevens) - {veld.name for veld in fields(soort)}
    if onbekend:
        raise DefinitieOnjuist(f"{plaats}: onbekend onderdeel {', '.join(sorted(onbekend))}.")


def _read(gegevens: Mapping[str, Any], naam: str, soort: Any, plaats: str, *standaard: Any) -> Any:
    if naam not in gegevens and standaard:
        return standaard[0]
    waarde = gegevens.get(naam)
    past = isinstance(waarde, soort) and (soort is bool or not isinstance(waarde, bool))
    if naam not in gegevens or not past:
        raise DefinitieOnjuist(f"{plaats}: '{naam}' ontbreekt of heeft de verkeerde vorm.")
    return waarde
