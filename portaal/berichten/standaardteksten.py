"""The texts an installation starts with (data/sjablonen.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BESTAND = Path(__file__).parent / "data" / "sjablonen.toml"
MIJN_OMGEVING = "portaal"


@dataclass(frozen=True)
class Standaardtekst:
    """One text. kanaal is empty for Mijn omgeving."""

    soort: str
    kanaal: str
    onderwerp: str
    tekst: str


@cache
def load_standaardteksten() -> dict[tuple[str, str], Standaardtekst]:
    """All texts of the file, by kind and channel."""
    gelezen = tomllib.loads(BESTAND.read_text("utf-8"))
    teksten = [
        Standaardtekst(
            soort,
            "" if kanaal == MIJN_OMGEVING else kanaal,
            velden.get("onderwerp", ""),
            velden["tekst"].strip(),
        )
        for soort, kanalen in gelezen.items()
        for kanaal, velden in kanalen.items()
    ]
    return {(tekst.soort, tekst.kanaal): tekst for tekst in teksten}
