"""The requests to call back, shaped for the screens."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from portaal.toegang.models import Account

from .models import Terugbelverzoek, TerugbelverzoekQuerySet
from .permissions import zichtbaar_voor

HOOGSTENS = 100


@dataclass(frozen=True)
class Bellijst:
    """What waits, the first to call on top; te_laat counts what should have been called by now."""

    verzoeken: tuple[Terugbelverzoek, ...]
    te_laat: int
    totaal: int


def bellijst(account: Account, *, now: datetime) -> Bellijst:
    """The open requests that this member of staff sees, at most a hundred at a time."""
    wachtend = zichtbaar_voor(account).te_bellen()
    return Bellijst(
        verzoeken=tuple(wachtend.met_basis().order_by("uiterlijk", "created_at")[:HOOGSTENS]),
        te_laat=wachtend.filter(uiterlijk__lt=localdate(now)).count(),
        totaal=wachtend.count(),
    )


def tel_te_bellen(account: Account) -> int:
    return zichtbaar_voor(account).te_bellen().count()


def open_van(account: Account) -> TerugbelverzoekQuerySet:
    """The resident's own requests that were not handled yet."""
    return zichtbaar_voor(account).te_bellen()
