"""From the JSON of a published version to the definitie that holds today."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from portaal.vragen.definitie import Definitie, parse_definitie
from portaal.vragen.typen.datum import VANDAAG, parse_grens

from .models import FormulierVersie


def fingerprint(gegevens: Mapping[str, Any]) -> str:
    """SHA-256 in hex of the JSON, however it was laid out."""
    return hashlib.sha256(json.dumps(gegevens, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def definitie_on(gegevens: Mapping[str, Any], vandaag: date) -> Definitie:
    """The definitie with `vandaag-6` in a rule replaced by the day it stands for: rules know no clock.

    Raises DefinitieOnjuist.
    """
    regels = gegevens.get("regels", [])
    return parse_definitie({**gegevens, "regels": [_fix_regel(regel, vandaag) for regel in regels]})


def load_definitie(versie: FormulierVersie, vandaag: date, *, mag_nasturen: bool = True) -> Definitie:
    """The definitie of this version today; parsed once, because a version never changes.

    Without `mag_nasturen` every file is asked for now.
    """
    return _parse_once(json.dumps(versie.definitie), vandaag, mag_nasturen)


@lru_cache(maxsize=64)
def _parse_once(tekst: str, vandaag: date, mag_nasturen: bool) -> Definitie:
    definitie = definitie_on(json.loads(tekst), vandaag)
    return definitie if mag_nasturen else _ask_now(definitie)


def _ask_now(definitie: Definitie) -> Definitie:
    """An own text for the fault goes too: it may speak of sending it later."""
    stappen = (
        replace(
            stap,
            velden=tuple(
                replace(veld, nasturen=False, fout="") if veld.nasturen else veld for veld in stap.velden
            ),
        )
        for stap in definitie.stappen
    )
    return replace(definitie, stappen=tuple(stappen))


def _fix_regel(regel: Any, vandaag: date) -> Any:
    if not isinstance(regel, dict) or not isinstance(regel.get("als"), list):
        return regel
    return {**regel, "als": [_fix_voorwaarde(deel, vandaag) for deel in regel["als"]]}


def _fix_voorwaarde(deel: Any, vandaag: date) -> Any:
    if isinstance(deel, list) and deel and _is_vandaag(deel[-1]):
        return [*deel[:-1], parse_grens(deel[-1], vandaag).isoformat()]
    return deel


def _is_vandaag(waarde: Any) -> bool:
    return isinstance(waarde, str) and VANDAAG.fullmatch(waarde) is not None
