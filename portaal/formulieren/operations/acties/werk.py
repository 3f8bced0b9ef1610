"""What every kind of work has."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from portaal.zaken.models import Zaak

from ...enums import ActieSoort
from ...invulling import Invulling
from ...models import Aanvraag


class NogNiet(Exception):
    """The work cannot be done yet and nothing is wrong: it is tried again without counting as a failure."""


@dataclass(frozen=True)
class Werk:
    """One kind of work.

    `keys` gives a key for each piece that an aanvraag needs; `run` does the piece with that key, and may be
    called again for the same piece after a crash: the second time changes nothing. `run` raises NogNiet when
    it has to wait. With `is_los` it manages its own transactions, because it waits for an outside system.
    """

    soort: ActieSoort
    keys: Callable[[Invulling], list[str]]
    run: Callable[[Aanvraag, str, datetime], None]
    is_los: bool = False


def zaak_of(aanvraag: Aanvraag) -> Zaak:
    """The zaak that the first action made. Raises ValueError: nothing that follows is begun before it."""
    if aanvraag.zaak is None:
        raise ValueError("there is no zaak yet")
    return aanvraag.zaak
