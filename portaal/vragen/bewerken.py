"""Buttons within a step: a row more or less, or a street looked up. They change what was typed, unjudged."""

from dataclasses import replace

from .definitie import Stap
from .typen import Bewerkt, Gepost, Kader, get_veldtype

SCHEIDING = ":"


def bewerk(stap: Stap, velden: Gepost, opdracht: str, *, kader: Kader, prefix: str) -> Bewerkt:
    """Do what a button says: `kinderen:toevoegen`, `kinderen:verwijder:2` or `adres:zoek`.

    `velden` are the posted values of this step by their names, which start with `prefix`. Raises ValueError
    when no button of this step says that.
    """
    sleutel, _, wat = opdracht.partition(SCHEIDING)
    veld = next((veld for veld in stap.velden if veld.sleutel == sleutel), None)
    if veld is None:
        raise ValueError("no question of this step")
    naam = f"{prefix}-{sleutel}"
    eigen = {vol.removeprefix(naam): waarden for vol, waarden in velden.items() if vol.startswith(naam)}
    andere = {vol: waarden for vol, waarden in velden.items() if not vol.startswith(naam)}
    bewerkt = get_veldtype(veld.type).bewerk(veld, eigen, wat, kader)
    nieuw = {naam + achtervoegsel: waarden for achtervoegsel, waarden in bewerkt.velden.items()}
    return replace(bewerkt, velden=andere | nieuw, naar=naam + bewerkt.naar)
