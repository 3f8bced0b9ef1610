"""The walk through a check. It is nowhere but in the page itself: encrypted, and good for one hour.

What the visitor answers is not stored, not in the session and not in a log. Each page carries all of it in one
hidden field that only the portal can read, and that says for which form it is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from django.http import QueryDict

from portaal.kern.versleuteling import OntsleutelenMislukt, decrypt, encrypt
from portaal.vragen.antwoord import Antwoord
from portaal.vragen.definitie import Definitie, Veld
from portaal.vragen.formulier import StapFormulier, build_form_class
from portaal.vragen.typen import Kader, get_veldtype
from portaal.vragen.zichtbaar import Zichtbaar, ZichtbareStap, zichtbaar

UITKOMST = "uitkomst"
GELDIG = timedelta(hours=1)
LANGSTE_RUWE_WAARDE = 4000
Ruw = Mapping[str, Mapping[str, list[str]]]


class GangVerlopen(Exception):
    """The hidden field is older than an hour, was changed, or is of another form."""


@dataclass(frozen=True)
class Gang:
    """What travels along: the version of the form, the answers, and what was typed but not accepted, per step."""

    versie: int
    antwoorden: Mapping[str, Antwoord] = field(default_factory=dict)
    ruw: Ruw = field(default_factory=dict)

    def pack(self) -> str:
        return encrypt(json.dumps({"check": self.versie, "antwoorden": self.antwoorden, "ruw": self.ruw}))

    def with_stap(self, stap: str, antwoorden: Mapping[str, Antwoord]) -> "Gang":
        """With a step that was accepted."""
        ruw = {sleutel: velden for sleutel, velden in self.ruw.items() if sleutel != stap}
        return replace(self, antwoorden={**self.antwoorden, **antwoorden}, ruw=ruw)

    def with_ruw(self, stap: str, velden: Mapping[str, list[str]]) -> "Gang":
        """With a step as it was typed, not judged."""
        return replace(self, ruw={**self.ruw, stap: velden})


def unpack(token: str) -> Gang:
    """Raises GangVerlopen."""
    try:
        inhoud = json.loads(decrypt(token, hoogstens=GELDIG))
        return Gang(inhoud["check"], inhoud["antwoorden"], inhoud["ruw"])
    except (OntsleutelenMislukt, ValueError, KeyError, TypeError) as fout:
        raise GangVerlopen from fout


class Check:
    """The questions of a check beside the answers that travel along, on one day."""

    def __init__(self, definitie: Definitie, gang: Gang, *, vandaag: date) -> None:
        self.definitie = definitie
        self.gang = gang
        self.kader = Kader(vandaag)

    @cached_property
    def pad(self) -> Zichtbaar:
        return zichtbaar(self.definitie, self.gang.antwoorden)

    @property
    def stappen(self) -> list[str]:
        """The steps that ask something; what only tells stands with the outcome."""
        return [stap.stap.sleutel for stap in self.pad.stappen if _questions(stap)]

    @property
    def uitleg(self) -> list[Veld]:
        """What the steps without a question tell."""
        return [veld for stap in self.pad.stappen if not _questions(stap) for veld in stap.velden]

    def find_stap(self, gevraagd: str) -> str:
        """The step that was asked for; the first that still has an open question when that comes before it."""
        open_stap = next((stap.stap.sleutel for stap in self.pad.stappen if self._is_open(stap)), UITKOMST)
        volgorde = [*self.stappen, UITKOMST]
        mag = gevraagd in volgorde and volgorde.index(gevraagd) <= volgorde.index(open_stap)
        return gevraagd if mag else open_stap

    def step_after(self, sleutel: str) -> str:
        volgorde = [*self.stappen, UITKOMST]
        return self.find_stap(volgorde[volgorde.index(sleutel) + 1] if sleutel in self.stappen else "")

    def step_before(self, sleutel: str) -> str:
        """The step before; empty for the first."""
        volgorde = [*self.stappen, UITKOMST]
        return volgorde[volgorde.index(sleutel) - 1] if sleutel in volgorde[1:] else ""

    def with_gang(self, gang: Gang) -> "Check":
        return Check(self.definitie, gang, vandaag=self.kader.vandaag)

    def form_class(self, sleutel: str) -> type[StapFormulier]:
        stap = self.definitie.stap_per_sleutel[sleutel]
        return build_form_class(self.definitie, stap, self.gang.antwoorden, kader=self.kader)

    def _is_open(self, stap: ZichtbareStap) -> bool:
        if stap.stap.sleutel in self.gang.ruw:
            return True
        return any(veld.sleutel not in self.gang.antwoorden for veld in _questions(stap))


def _questions(stap: ZichtbareStap) -> list[Veld]:
    return [veld for veld in stap.velden if get_veldtype(veld.type).heeft_invoer]


def to_ruw(post: QueryDict, stap: str) -> dict[str, list[str]]:
    """What was typed at a step, to show again; a value that goes on and on is cut."""
    return {
        naam: [waarde[:LANGSTE_RUWE_WAARDE] for waarde in waarden]
        for naam, waarden in post.lists()
        if naam.startswith(f"{stap}-")
    }
