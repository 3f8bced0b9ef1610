"""Checks before a form may be published. Each fault names its place in words an editor understands."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .controle_regels import Bekend, check_regel
from .definitie import Definitie, Stap, Veld
from .typen import VELDTYPEN, get_veldtype
from .typen.datum import DEEL_NAMEN

VELD_SLEUTEL = re.compile(r"[a-z][a-z0-9_]{0,49}")
STAP_SLEUTEL = re.compile(r"[a-z][a-z0-9-]{0,49}")
PREFILL = re.compile(r"[a-z_]+\.[a-z_]+")
# Names in the address of an aanvraag that are no step of its form.
GERESERVEERDE_STAPPEN = frozenset(
    {"bewaren", "bijlagen", "controle", "ontvangst", "overnemen", "scan", "stop", "uitkomst"}
)


@dataclass(frozen=True)
class Fout:
    plaats: str
    melding: str


def check_definitie(
    definitie: Definitie,
    *,
    zaaktypen: Collection[str] | None = None,
    vervolgen: Collection[str] | None = None,
) -> list[Fout]:
    """Everything that keeps this definitie from being published; empty when it may be.

    `zaaktypen` and `vervolgen` are the codes that exist; None leaves them unchecked.
    """
    bekend = Bekend(zaaktypen, vervolgen)
    return [
        *_check_opbouw(definitie),
        *(fout for stap in definitie.stappen for veld in stap.velden for fout in _check_veld(veld)),
        *(
            Fout(f"regel {nummer}", melding)
            for nummer, regel in enumerate(definitie.regels, 1)
            for melding in check_regel(definitie, regel, bekend)
        ),
        *(Fout("ondertekening", melding) for melding in _check_ondertekening(definitie)),
    ]


def _check_opbouw(definitie: Definitie) -> Iterator[Fout]:
    if not definitie.titel:
        yield Fout("formulier", "Het formulier heeft geen titel.")
    if not definitie.stappen:
        yield Fout("formulier", "Het formulier heeft geen stappen.")
    for sleutel in _find_dubbele([stap.sleutel for stap in definitie.stappen]):
        yield Fout(f"stap ‘{sleutel}’", "Deze sleutel komt meer dan één keer voor.")
    namen = [naam for stap in definitie.stappen for veld in stap.velden for naam in _get_invoernamen(veld)]
    for sleutel in _find_dubbele(namen):
        yield Fout(f"veld ‘{sleutel}’", "Deze sleutel komt meer dan één keer voor.")
    for stap in definitie.stappen:
        for melding in _check_stap(stap):
            yield Fout(f"stap ‘{stap.sleutel}’", melding)


def _find_dubbele(sleutels: list[str]) -> list[str]:
    return [sleutel for sleutel, aantal in Counter(sleutels).items() if aantal > 1]


def _get_invoernamen(veld: Veld) -> list[str]:
    """The names a field takes in a posted form: a date and an address take more than one."""
    delen = [*(get_veldtype(veld.type).get_delen(veld, 0) if veld.type in VELDTYPEN else ())]
    delen += DEEL_NAMEN if veld.type == "datum" else ()
    return [veld.sleutel, *(veld.sleutel + deel for deel in delen if deel)]


def _check_stap(stap: Stap) -> Iterator[str]:
    if not STAP_SLEUTEL.fullmatch(stap.sleutel):
        yield "De sleutel mag alleen kleine letters, cijfers en streepjes hebben."
    if stap.sleutel in GERESERVEERDE_STAPPEN:
        yield "Deze sleutel gebruikt het portaal zelf. Kies een andere."
    if not stap.titel:
        yield "De stap heeft geen titel."
    if not stap.velden:
        yield "De stap heeft geen velden."


def _check_veld(veld: Veld, waar: str = "") -> Iterator[Fout]:
    plaats = f"{waar}veld ‘{veld.sleutel}’"
    if not VELD_SLEUTEL.fullmatch(veld.sleutel):
        yield Fout(plaats, "De sleutel mag alleen kleine letters, cijfers en lage streepjes hebben.")
    if not veld.label:
        yield Fout(plaats, "Het veld heeft geen label.")
    if veld.prefill is not None and not PREFILL.fullmatch(veld.prefill):
        yield Fout(plaats, "Schrijf vooraf invullen als bron.gegeven, bijvoorbeeld inwoner.postcode.")
    if veld.type not in VELDTYPEN:
        yield Fout(plaats, f"Het type ‘{veld.type}’ bestaat niet.")
        return
    for melding in (*_check_mogelijkheden(veld), *_check_grenzen(veld)):
        yield Fout(plaats, melding)
    for vraag in veld.velden:
        yield from _check_veld(vraag, f"{plaats}, ")


def _check_mogelijkheden(veld: Veld) -> Iterator[str]:
    soort = get_veldtype(veld.type)
    if veld.opties and not soort.heeft_opties:
        yield "Dit type heeft geen antwoorden om uit te kiezen."
    if veld.velden and not soort.heeft_velden:
        yield "Alleen een groep heeft zelf vragen."
    if veld.nasturen and not soort.kan_nasturen:
        yield "Alleen een bestand kan later worden nagestuurd."
    if veld.prefill is not None and not soort.kan_vooraf:
        yield "Dit type kan niet vooraf worden ingevuld."
    for melding in soort.check_veld(veld):
        yield f"Dit veld {melding}."


def _check_grenzen(veld: Veld) -> Iterator[str]:
    soort = get_veldtype(veld.type)
    grenzen = [grens for grens in (veld.min, veld.max) if grens is not None]
    if grenzen and not soort.heeft_grenzen:
        yield "Dit type heeft geen kleinste of grootste waarde."
    elif not all(soort.check_grens(grens) for grens in grenzen):
        yield "De kleinste of grootste waarde past niet bij het type."
    elif len(grenzen) == 2 and not soort.is_bereik(grenzen[0], grenzen[1]):
        yield "De kleinste waarde is groter dan de grootste."


def _check_ondertekening(definitie: Definitie) -> Iterator[str]:
    if (wie := definitie.ondertekening) is None:
        return
    for sleutel, soorten in ((wie.naam, ("tekst",)), (wie.email, ("email",))):
        veld = definitie.veld_per_sleutel.get(sleutel)
        if veld is None:
            yield f"Het veld ‘{sleutel}’ bestaat niet."
        elif veld.type not in soorten:
            yield f"‘{sleutel}’ heeft het verkeerde type: de naam is een tekst, het adres een e-mailadres."
