"""Answers as rows of a gegevenslijst."""

from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse

from portaal.vragen.definitie import Veld
from portaal.vragen.formulier import StapFormulier
from portaal.vragen.samenvatting import SamenvattingRegel

from ..invulling import Invulling

KORTE_TEKST = 10
BREEDTES = {
    "postcode": "kort",
    "huisnummer": "kort",
    "getal": "kort",
    "bedrag": "kort",
    "kenteken": "kort",
    "bsn": "midden",
    "iban": "midden",
    "telefoon": "midden",
}


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
class Deel:
    """One question of a step with the width of its input, or an uitleg without."""

    veld: Veld
    invoer: BoundField | None
    breedte: str


def step_delen(form: StapFormulier) -> list[Deel]:
    """What a step asks and explains, in order."""
    return [
        Deel(deel.veld, deel.invoer, _breedte(deel.veld))
        for deel in form.onderdelen()
        if deel.invoer is None or not deel.invoer.field.disabled
    ]


def _breedte(veld: Veld) -> str:
    if veld.type == "tekst" and isinstance(veld.max, int) and veld.max <= KORTE_TEKST:
        return "kort"
    return BREEDTES.get(veld.type, "")


def known_rijen(form: StapFormulier) -> list[dict[str, str]]:
    """What a step shows but does not ask."""
    return [
        {"label": deel.veld.label, "waarde": str(deel.invoer.initial), "wijzig_url": ""}
        for deel in form.onderdelen()
        if deel.invoer is not None and deel.invoer.field.disabled
    ]


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
