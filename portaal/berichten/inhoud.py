"""The message in words: the text of its kind with the values of this message filled in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from .models import SjabloonVersie
from .plaatshouders import render
from .tekstregels import all_values


@dataclass(frozen=True)
class Inhoud:
    """What the receiver reads; an SMS has no subject."""

    onderwerp: str
    tekst: str

    @property
    def body_hash(self) -> str:
        return hash_body(self.tekst)


def make_inhoud(versie: SjabloonVersie, context: Mapping[str, str]) -> Inhoud:
    """Raises TekstKloptNiet."""
    waarden = all_values(context)
    onderwerp = " ".join(render(versie.onderwerp, waarden).split())
    return Inhoud(onderwerp, render(versie.tekst, waarden))


def hash_body(tekst: str) -> str:
    """By which a message is recognised in the list of the provider."""
    return hashlib.sha256(tekst.encode()).hexdigest()
