"""Answers as rows of a gegevenslijst."""

from dataclasses import dataclass, replace
from typing import Any

from django.forms.boundfield import BoundField
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse

from portaal.vragen.definitie import Veld
from portaal.vragen.formulier import Onderdeel, StapFormulier
from portaal.vragen.samenvatting import SamenvattingRegel
from portaal.vragen.typen import get_veldtype
from portaal.vragen.typen.adres import ZOEK
from portaal.vragen.typen.groep import TELLER, TOEVOEGEN, VERWIJDER, Groep, naam_in_rij

from ..invulling import Invulling
from ..prefill import Herkomst
from .bestandsveld import Bestandsveld, build_bestandsvelden

KORTE_TEKST = 10
BREEDTES = {
    "postcode": "kort",
    "huisnummer": "kort",
    "getal": "kort",
    "tijd": "kort",
    "kvk": "kort",
    "bedrag": "kort",
    "kenteken": "kort",
    "bsn": "midden",
    "iban": "midden",
    "telefoon": "midden",
}


# Kinds of question with a template of their own, formulieren/_<soort>.html.
EIGEN_SJABLOON = ("adres", "bestand", "groep", "uitleg")


@dataclass(frozen=True)
class Blok:
    """The answers of one step."""

    titel: str
    rijen: list[dict[str, Any]]


def answer_blokken(invulling: Invulling, *, wijzigbaar: bool) -> list[Blok]:
    """All visible answers, step by step; with a link to change each that the municipality does not own."""
    blokken = []
    for stap in invulling.samenvatting():
        url = step_url(invulling, stap.stap.sleutel) + "?terug=controle" if wijzigbaar else ""
        blokken.append(Blok(stap.stap.titel, [_rij(invulling, regel, url) for regel in stap.regels]))
    return blokken


@dataclass(frozen=True)
class BekendBlok:
    """Values that are shown and not asked, with where they come from."""

    herkomst: Herkomst
    rijen: list[dict[str, str]]


@dataclass(frozen=True)
class Invoer:
    """One input and how wide it is shown."""

    veld: BoundField
    breedte: str


@dataclass(frozen=True)
class Rij:
    """One row of a groep; `verwijder` is what its button says, empty when the row must stay."""

    titel: str
    id: str
    invoeren: list[Invoer]
    verwijder: str


@dataclass(frozen=True)
class Deel:
    """One part of a step: a question with its inputs, or an uitleg. Its template goes by `soort`."""

    veld: Veld
    soort: str
    id: str
    invoeren: dict[str, Invoer]
    rijen: list[Rij]
    toevoegen: str = ""
    bestandsveld: Bestandsveld | None = None

    @property
    def mag_leeg(self) -> bool:
        return not self.veld.verplicht

    @property
    def invoer(self) -> BoundField:
        """The one input of a question, or its first."""
        return self.invoeren[""].veld

    @property
    def later(self) -> BoundField | None:
        """Of a question for files: the box to tick for what comes later."""
        return self.invoeren["later"].veld if "later" in self.invoeren else None

    @property
    def teller(self) -> Invoer | None:
        """Of a groep: the hidden input that says how many rows there are."""
        return self.invoeren.get(TELLER)

    @property
    def zoek(self) -> str:
        """What the button of an address says."""
        return f"{self.veld.sleutel}:{ZOEK}"


def step_delen(form: StapFormulier, invulling: Invulling) -> list[Deel]:
    """What a step asks and explains, in order."""
    onderdelen = (deel for deel in form.onderdelen() if not _is_vast(deel))
    delen = [_build_deel(form, onderdeel) for onderdeel in onderdelen]
    bestandsvelden = build_bestandsvelden(invulling, form.stap.sleutel)
    return [replace(deel, bestandsveld=bestandsvelden.get(deel.veld.sleutel)) for deel in delen]


def plain_delen(form: StapFormulier) -> list[Deel]:
    """The same of a form that stands by itself: no files, nothing known beforehand."""
    return [_build_deel(form, onderdeel) for onderdeel in form.onderdelen()]


def _build_deel(form: StapFormulier, onderdeel: Onderdeel) -> Deel:
    veld, vragen = onderdeel.veld, form.delen.get(onderdeel.veld.sleutel, {})
    invoeren = {
        achtervoegsel.lstrip("_"): Invoer(invoer, _breedte(vragen[achtervoegsel].veld))
        for achtervoegsel, invoer in onderdeel.delen.items()
    }
    soort = veld.type if veld.type in EIGEN_SJABLOON else "vraag"
    deel = Deel(veld, soort, f"id_{form.add_prefix(veld.sleutel)}", invoeren, [])
    return _add_rijen(deel) if isinstance(get_veldtype(veld.type), Groep) else deel


def _add_rijen(deel: Deel) -> Deel:
    """A groep: its inputs by row, and the buttons that its bounds allow."""
    soort, veld = Groep(), deel.veld
    aantal = (len(deel.invoeren) - 1) // len(veld.velden)
    mag_weg = aantal > soort.get_laagste_aantal(veld)
    rijen = [
        Rij(
            titel=f"{veld.label} {rij + 1}",
            id=f"{deel.id}-{rij}",
            invoeren=[deel.invoeren[naam_in_rij(rij, vraag.sleutel)] for vraag in veld.velden],
            verwijder=f"{veld.sleutel}:{VERWIJDER}:{rij}" if mag_weg else "",
        )
        for rij in range(aantal)
    ]
    mag_erbij = aantal < soort.get_hoogste_aantal(veld)
    return replace(deel, rijen=rijen, toevoegen=f"{veld.sleutel}:{TOEVOEGEN}" if mag_erbij else "")


def _is_vast(onderdeel: Onderdeel) -> bool:
    return onderdeel.invoer is not None and onderdeel.invoer.field.disabled


def _breedte(veld: Veld) -> str:
    if veld.type == "tekst" and isinstance(veld.max, int) and veld.max <= KORTE_TEKST:
        return "kort"
    return BREEDTES.get(veld.type, "")


def known_blokken(form: StapFormulier, invulling: Invulling) -> list[BekendBlok]:
    """What a step shows but does not ask, by the source that says so."""
    blokken: dict[Herkomst, BekendBlok] = {}
    for veld in form.velden:
        herkomst = invulling.vooringevuld.find_herkomst(veld.prefill) if veld.prefill else None
        if herkomst is None or not invulling.is_bekend(veld):
            continue
        waarde = get_veldtype(veld.type).format_antwoord(veld, invulling.vooringevuld[str(veld.prefill)])
        blok = blokken.setdefault(herkomst, BekendBlok(herkomst, []))
        blok.rijen.append({"label": veld.label, "waarde": waarde, "wijzig_url": ""})
    return list(blokken.values())


def misses_source(form: StapFormulier, invulling: Invulling) -> bool:
    """Whether the step asks what a source would have told if it could."""
    return any(invulling.vooringevuld.is_missed(veld) for veld in form.velden)


def step_url(invulling: Invulling, sleutel: str) -> str:
    """The address of a step, the check page or the stop page."""
    vast = {"controle": "formulieren:controle", "stop": "formulieren:stop"}
    aanvraag_uuid = invulling.aanvraag.uuid
    if sleutel in vast:
        return reverse(vast[sleutel], kwargs={"aanvraag_uuid": aanvraag_uuid})
    return reverse("formulieren:stap", kwargs={"aanvraag_uuid": aanvraag_uuid, "stap": sleutel})


def _rij(invulling: Invulling, regel: SamenvattingRegel, url: str) -> dict[str, Any]:
    is_bekend = invulling.is_bekend(regel.veld)
    return {
        "label": regel.veld.label,
        "waarde": linebreaksbr(regel.tekst),
        "wijzig_url": "" if is_bekend else url,
    }
