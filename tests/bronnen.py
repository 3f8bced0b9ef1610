"""The four sources on free ports, and the portal pointed at them."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from django.core.cache import caches

from portaal.inwoners.clients import brp, kvk, rdw
from portaal.kern.clients import adres
from simulatoren.bronnen.basis import BronSimulator
from simulatoren.bronnen.brp import BrpSimulator
from simulatoren.bronnen.kvk import KvkSimulator
from simulatoren.bronnen.pdok import PdokSimulator
from simulatoren.bronnen.rdw import RdwSimulator

CLIENTS = (brp, kvk, rdw, adres)


@dataclass(frozen=True)
class Bronnen:
    brp: BrpSimulator
    kvk: KvkSimulator
    rdw: RdwSimulator
    pdok: PdokSimulator

    @property
    def alle(self) -> tuple[BronSimulator, ...]:
        return (self.brp, self.kvk, self.rdw, self.pdok)

    def set_fout(self, fout: str) -> None:
        """The same fault everywhere."""
        for bron in self.alle:
            bron.schakelaars.update({"fout": fout})

    def reset(self) -> None:
        for bron in self.alle:
            bron.schakelaars.reset()
            bron.forget()
        end_rest()


def end_rest() -> None:
    """Forget what the portal remembers of the sources: answers, and that one failed."""
    caches["bronnen"].clear()
    for client in CLIENTS:
        client.verbinding.end_rest()


@pytest.fixture(scope="session")
def _bronnen() -> Iterator[Bronnen]:
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stapel:
        patch.setenv("PORTAAL_OMGEVING", "test")
        yield Bronnen(
            brp=stapel.enter_context(BrpSimulator(sleutel="brp-sleutel")),
            kvk=stapel.enter_context(KvkSimulator(sleutel="kvk-sleutel")),
            rdw=stapel.enter_context(RdwSimulator()),
            pdok=stapel.enter_context(PdokSimulator()),
        )


@pytest.fixture
def bronnen(_bronnen: Bronnen, settings) -> Iterator[Bronnen]:
    """All sources up, and no fault set."""
    settings.BRP_URL, settings.BRP_SLEUTEL = _bronnen.brp.url, "brp-sleutel"
    settings.KVK_URL, settings.KVK_SLEUTEL = _bronnen.kvk.url, "kvk-sleutel"
    settings.RDW_URL, settings.PDOK_URL = _bronnen.rdw.url, _bronnen.pdok.url
    _bronnen.reset()
    yield _bronnen
    _bronnen.reset()
