"""The outside world: one module per provider, behind one small port.

A client's `send` returns what the provider made of it, or raises one of three exceptions, and no others.
They differ in what is known: refused, certainly not processed, or not known.
"""

from dataclasses import dataclass
from datetime import datetime


class VerzendFout(Exception):
    """The message was not accepted, as far as we know. code: short, without personal data."""

    def __init__(self, code: str, http_status: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.http_status = http_status


class AanbiederWeigert(VerzendFout):
    """The provider read the message and will not send it.

    permanent: another try has no sense. Otherwise it is because of us (settings, account), and a later
    try may succeed. adres_klopt_niet: nothing sent to this address will ever arrive.
    """

    def __init__(
        self, code: str, http_status: int | None = None, *, permanent: bool, adres_klopt_niet: bool = False
    ) -> None:
        super().__init__(code, http_status)
        self.permanent = permanent
        self.adres_klopt_niet = adres_klopt_niet


class NooitVerwerkt(VerzendFout):
    """The provider certainly did nothing with it: no connection, or turned away at the door."""


class Onzeker(VerzendFout):
    """It may or may not have been sent: the answer was lost, or said nothing."""


@dataclass(frozen=True)
class Aangenomen:
    """The provider has the message."""

    sid: str
    http_status: int | None = None
    segmenten: int | None = None


@dataclass(frozen=True)
class BijAanbieder:
    """A message as the provider knows it."""

    sid: str
    status: str
    foutcode: str
    tekst: str
    gemaakt_op: datetime
    kosten: str | None
