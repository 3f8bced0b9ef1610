"""Checks before a form may be published. Each fault names its place in words an editor understands."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from .definitie import Definitie, Stap, Veld
from .regels import Gevolg, Operator, Regel, Voorwaarde
from .typen import VELDTYPEN, get_veldtype
from .typen.datum import DEEL_NAMEN

VELD_SLEUTEL = re.compile(r"[a-z][a-z0-9_]{0,49}")
STAP_SLEUTEL = re.compile(r"[a-z][a-z0-9-]{0,49}")
PREFILL = re.compile(r"[a-z_]+\.[a-z_]+")
# Names in the address of an aanvraag that are no step of its form.
GERESERVEERDE_STAPPEN = frozenset({"controle", "ontvangst", "stop"})


@dataclass(frozen=True)
class Fout:
    plaats: str
    melding: str


@dataclass(frozen=True)
class Bekend:
    """The codes that rules may name; None means that they are not checked."""

    zaaktypen: Collection[str] | None = None
    vervolgen: Collection[str] | None = None


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
            for melding in (*_check_regel(definitie, regel), *_check_gevolg(regel, bekend))
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
    """The names a field takes in a posted form: a date takes four."""
    delen = DEEL_NAMEN if veld.type == "datum" else ()
    return [veld.sleutel, *(veld.sleutel + deel for deel in delen)]


def _check_stap(stap: Stap) -> Iterator[str]:
    if not STAP_SLEUTEL.fullmatch(stap.sleutel):
        yield "De sleutel mag alleen kleine letters, cijfers en streepjes hebben."
    if stap.sleutel in GERESERVEERDE_STAPPEN:
        yield "Deze sleutel gebruikt het portaal zelf. Kies een andere."
    if not stap.titel:
        yield "De stap heeft geen titel."
    if not stap.velden:
        yield "De stap heeft geen velden."


def _check_veld(veld: Veld) -> Iterator[Fout]:
    plaats = f"veld ‘{veld.sleutel}’"
    if not VELD_SLEUTEL.fullmatch(veld.sleutel):
        yield Fout(plaats, "De sleutel mag alleen kleine letters, cijfers en lage streepjes hebben.")
    if not veld.label:
        yield Fout(plaats, "Het veld heeft geen label.")
    if veld.prefill is not None and not PREFILL.fullmatch(veld.prefill):
        yield Fout(plaats, "Schrijf vooraf invullen als bron.gegeven, bijvoorbeeld inwoner.postcode.")
    if veld.type not in VELDTYPEN:
        yield Fout(plaats, f"Het type ‘{veld.type}’ bestaat niet.")
        return
    soort = get_veldtype(veld.type)
    if veld.opties and not soort.heeft_opties:
        yield Fout(plaats, "Dit type heeft geen antwoorden om uit te kiezen.")
    for melding in soort.check_veld(veld):
        yield Fout(plaats, f"Dit veld {melding}.")
    grenzen = [grens for grens in (veld.min, veld.max) if grens is not None]
    if grenzen and not soort.heeft_grenzen:
        yield Fout(plaats, "Dit type heeft geen kleinste of grootste waarde.")
    elif not all(soort.check_grens(grens) for grens in grenzen):
        yield Fout(plaats, "De kleinste of grootste waarde past niet bij het type.")
    elif len(grenzen) == 2 and not soort.is_bereik(grenzen[0], grenzen[1]):
        yield Fout(plaats, "De kleinste waarde is groter dan de grootste.")


def _check_regel(definitie: Definitie, regel: Regel) -> Iterator[str]:
    if not regel.als:
        yield "De regel heeft geen voorwaarde."
    grens = _find_grens(definitie, regel)
    if grens is None:
        yield f"Het doel ‘{regel.doel}’ bestaat niet."
    volgorde = list(definitie.veld_per_sleutel)
    for voorwaarde in regel.als:
        veld = definitie.veld_per_sleutel.get(voorwaarde.veld)
        if veld is None:
            yield f"Het veld ‘{voorwaarde.veld}’ bestaat niet."
            continue
        if grens is not None and volgorde.index(veld.sleutel) >= grens:
            yield f"De regel verwijst naar ‘{veld.sleutel}’, maar dat veld komt niet eerder."
        if _would_be_skipped(definitie, regel, veld):
            yield f"Maak ‘{regel.doel}’ verplicht of zet het in een latere stap dan ‘{veld.sleutel}’."
        if veld.type in VELDTYPEN:
            yield from _check_voorwaarde(voorwaarde, veld)


def _check_gevolg(regel: Regel, bekend: Bekend) -> Iterator[str]:
    if regel.dan is Gevolg.STOP_PAGINA:
        if not regel.tekst:
            yield "Een stoppagina heeft een tekst nodig die zegt wat de inwoner dan kan doen."
        if regel.vervolg and bekend.vervolgen is not None and regel.vervolg not in bekend.vervolgen:
            yield f"Het vervolg ‘{regel.vervolg}’ bestaat niet."
    elif regel.titel or regel.vervolg:
        yield "Alleen een stoppagina heeft een titel en een vervolg."
    if regel.dan is Gevolg.ZAAKTYPE and bekend.zaaktypen is not None and regel.doel not in bekend.zaaktypen:
        yield f"Het zaaktype ‘{regel.doel}’ bestaat niet."


def _check_ondertekening(definitie: Definitie) -> Iterator[str]:
    if (wie := definitie.ondertekening) is None:
        return
    for sleutel, soorten in ((wie.naam, ("tekst",)), (wie.email, ("email",))):
        veld = definitie.veld_per_sleutel.get(sleutel)
        if veld is None:
            yield f"Het veld ‘{sleutel}’ bestaat niet."
        elif veld.type not in soorten:
            yield f"‘{sleutel}’ heeft het verkeerde type: de naam is een tekst, het adres een e-mailadres."


def _find_grens(definitie: Definitie, regel: Regel) -> int | None:
    """How many fields come before the moment this rule decides; None when its target does not exist."""
    sleutels = list(definitie.veld_per_sleutel)
    if regel.dan is Gevolg.ZAAKTYPE:
        return len(sleutels)
    if regel.dan in (Gevolg.TOON, Gevolg.VERBERG):
        return sleutels.index(regel.doel) if regel.doel in sleutels else None
    geteld = 0
    for stap in definitie.stappen:
        if stap.sleutel == regel.doel:
            return geteld + (len(stap.velden) if regel.dan is Gevolg.STOP_PAGINA else 0)
        geteld += len(stap.velden)
    return None


def _would_be_skipped(definitie: Definitie, regel: Regel, bron: Veld) -> bool:
    """Whether an optional choice appears by an answer on its own page: a post cannot tell it was unseen."""
    doel = definitie.veld_per_sleutel.get(regel.doel)
    if regel.dan not in (Gevolg.TOON, Gevolg.VERBERG) or doel is None or doel.type not in VELDTYPEN:
        return False
    stuurt_mee = get_veldtype(doel.type).stuurt_altijd_mee or doel.verplicht
    return not stuurt_mee and any(doel in stap.velden and bron in stap.velden for stap in definitie.stappen)


def _check_voorwaarde(voorwaarde: Voorwaarde, veld: Veld) -> Iterator[str]:
    soort, operator, waarde = get_veldtype(veld.type), voorwaarde.operator, voorwaarde.waarde
    if not soort.heeft_invoer:
        yield f"Op ‘{veld.sleutel}’ komt geen antwoord; een regel kan er niet naar kijken."
        return
    if operator is Operator.INGEVULD:
        if not isinstance(waarde, bool):
            yield f"Bij ‘{veld.sleutel}’ ingevuld hoort de waarde true of false."
        return
    if operator in (Operator.GROTER, Operator.KLEINER):
        if not soort.is_geordend:
            yield f"‘{veld.sleutel}’ heeft geen antwoord dat groter of kleiner kan zijn."
        elif not _is_vergelijkbaar(veld, waarde):
            yield f"De waarde ‘{waarde}’ past niet bij ‘{veld.sleutel}’."
        return
    toegestaan = soort.get_waarden(veld)
    genoemd = waarde if isinstance(waarde, tuple) else (waarde,)
    for keuze in genoemd:
        if toegestaan and keuze not in toegestaan:
            yield f"Het antwoord ‘{keuze}’ bestaat niet bij ‘{veld.sleutel}’."


def _is_vergelijkbaar(veld: Veld, waarde: object) -> bool:
    """Dates compare with an ISO date, numbers and amounts with a number."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | str):
        return False
    if veld.type == "datum":
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(waarde)))
    try:
        return Decimal(waarde).is_finite()
    except InvalidOperation:
        return False
