"""Take an attempt to work on, with a lease; the claim is committed before anything leaves the house."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction

from ..enums import MISLUKTE_STATEN, Kanaal, PogingStaat
from ..keuring import Besluit, judge
from ..models import Poging
from ..plaatshouders import TekstKloptNiet, render
from ..tekstregels import all_values
from .overgang import fail, move

logger = logging.getLogger(__name__)

NA_EEN_FOUT = timedelta(minutes=15)
TWILIO_HOOGSTENS = 36_000


@dataclass(frozen=True)
class Opdracht:
    """An attempt that this worker, and no other, may hand to the provider until `uiterlijk`."""

    poging: Poging
    onderwerp: str
    tekst: str
    uiterlijk: datetime
    geldig: timedelta

    @property
    def geldig_seconden(self) -> int:
        """How long the provider may keep trying."""
        return max(1, min(int(self.geldig.total_seconds()), TWILIO_HOOGSTENS))


# durable: inside a transaction of somebody else the claim would not be safe before the POST.
@transaction.atomic(durable=True)
def claim_next(*, kanaal: Kanaal, afzender: str, now: datetime) -> Opdracht | Besluit | None:
    """The next attempt that is due over this channel.

    An Opdracht to carry out; a Besluit when the row was settled without sending; None when there is no work.
    """
    poging = _pick(kanaal, now)
    if poging is None:
        return None
    try:
        besluit = judge(poging, now) or _claim(poging, afzender, now)
    except (LookupError, TekstKloptNiet) as fout:
        # A kind or text that is not there (any more) must not hold up what stands behind it.
        logger.exception("poging kan niet worden klaargemaakt", extra={"poging": str(poging.uuid)})
        besluit = Besluit(PogingStaat.WACHT, f"fout:{type(fout).__name__}", now + NA_EEN_FOUT)
    if isinstance(besluit, Besluit):
        _settle(poging, besluit, now)
    return besluit


def _pick(kanaal: Kanaal, now: datetime) -> Poging | None:
    """PostgreSQL: a row that no other worker holds. SQLite: IMMEDIATE transactions come one at a time."""
    rijen = Poging.objects.filter(kanaal=kanaal, staat=PogingStaat.WACHT, volgende_op__lte=now)
    if connection.features.has_select_for_update_skip_locked:
        rijen = rijen.select_for_update(skip_locked=True, of=("self",))
    return rijen.select_related("bericht", "sjabloonversie").order_by("volgende_op", "id").first()


def _claim(poging: Poging, afzender: str, now: datetime) -> Opdracht:
    waarden = all_values(poging.bericht.context)
    tekst = render(poging.sjabloonversie.tekst, waarden)
    onderwerp = " ".join(render(poging.sjabloonversie.onderwerp, waarden).split())
    lease = settings.BERICHTEN["lease"]
    poging.claim, poging.gestart_op, poging.body_hash = uuid4(), now, hash_body(tekst)
    move(
        poging=poging,
        van=[PogingStaat.WACHT],
        naar=PogingStaat.VERZENDEN,
        now=now,
        claim=poging.claim,
        lease_tot=now + lease,
        gestart_op=now,
        body_hash=poging.body_hash,
        afzender=afzender,
    )
    geldig = poging.bericht.vervalt_op - now
    return Opdracht(poging, onderwerp, tekst, uiterlijk=now + lease / 3, geldig=geldig)


def _settle(poging: Poging, besluit: Besluit, now: datetime) -> None:
    van = [PogingStaat.WACHT]
    if besluit.staat in MISLUKTE_STATEN:
        fail(poging=poging, van=van, naar=besluit.staat, foutcode=besluit.reden, now=now)
        return
    uitstel = besluit.volgende_op - now if besluit.volgende_op else None
    geduld = poging.geduld_tot + uitstel if poging.geduld_tot and uitstel else None
    move(
        poging=poging,
        van=van,
        naar=besluit.staat,
        now=now,
        foutcode=besluit.reden,
        volgende_op=besluit.volgende_op,
        geduld_tot=geduld,
    )


def hash_body(tekst: str) -> str:
    """By which a message is recognised in the list of the provider."""
    return hashlib.sha256(tekst.encode()).hexdigest()
