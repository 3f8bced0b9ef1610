"""What a decision rule is, what it says, and which rule there is for a zaaktype."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from ..enums import BeslissingUitkomst
from ..models import EnkelvoudigInformatieObject, Zaak

BRON_INWONER = "opgegeven door de aanvrager"
BRON_BRP = "Basisregistratie Personen (BRP)"
BRON_RDW = "kentekenregister (RDW)"
BRON_GEMEENTE = "eigen administratie"

Antwoorden = Mapping[str, Any]
F = TypeVar("F")


@dataclass(frozen=True)
class Verklaring:
    """A fact the decision rests on: what it is, its value in words, and who says so."""

    wat: str
    waarde: str
    bron: str = BRON_INWONER


@dataclass(frozen=True)
class Uitkomst:
    """What a rule decides. redenen: whole Dutch sentences, for the resident and for staff alike.

    resultaat: omschrijving of the resultaattype that closes the zaak; empty leaves it open for a handler.
    vervolg: code of what the resident can do next (zaken.vervolg).
    """

    soort: BeslissingUitkomst
    redenen: tuple[str, ...]
    verklaringen: tuple[Verklaring, ...] = ()
    resultaat: str = ""
    vervolg: str = ""


def naar_behandelaar(*redenen: str, verklaringen: tuple[Verklaring, ...] = (), vervolg: str = "") -> Uitkomst:
    """A person decides; the reasons say why the rule did not."""
    return Uitkomst(BeslissingUitkomst.BEHANDELAAR, redenen, verklaringen, vervolg=vervolg)


@dataclass(frozen=True)
class Werk:
    """The zaak that is decided, when, and the documents made so far: when it fails, their files go too."""

    zaak: Zaak
    now: datetime
    gemaakt: list[EnkelvoudigInformatieObject] = field(default_factory=list)


@dataclass(frozen=True)
class Beslisregel(Generic[F]):
    """How one zaaktype is decided at once.

    verzamel reads the facts from the answers and the sources, outside any transaction; a source that is down is a
    fact too. onder_slot reads again, with a lock, what others may change meanwhile. beslis is pure. lever makes what
    was granted; together with the decision it is stored as a whole or not at all.
    """

    code: str
    versie: str
    zaaktype: str
    verzamel: Callable[[Werk, Antwoorden], F]
    beslis: Callable[[F], Uitkomst]
    onder_slot: Callable[[Werk, F], F] | None = None
    lever: Callable[[Werk, F], None] | None = None


_regels: dict[str, Beslisregel[Any]] = {}


def register(regel: Beslisregel[F]) -> Beslisregel[F]:
    """The rule of its zaaktype from now on."""
    _regels[regel.zaaktype] = regel
    return regel


def find_regel(zaaktype: str) -> Beslisregel[Any] | None:
    """The rule of the zaaktype with this identificatie."""
    return _regels.get(zaaktype)
