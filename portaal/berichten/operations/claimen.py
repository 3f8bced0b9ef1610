"""Take attempts to work on, with a lease; the claim is committed before anything leaves the house."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction

from ..enums import MISLUKTE_STATEN, Kanaal, PogingStaat
from ..inhoud import Inhoud, make_inhoud
from ..keuring import Besluit, Keuring
from ..models import Poging
from ..plaatshouders import TekstKloptNiet
from ..soorten import Bijlage, get_soort
from .overgang import fail, move

logger = logging.getLogger(__name__)

NA_EEN_FOUT = timedelta(minutes=15)
TWILIO_HOOGSTENS = 36_000


@dataclass(frozen=True)
class Opdracht:
    """An attempt that this worker, and no other, may hand to the provider until `uiterlijk`.

    navraag_op: when to ask how it went, once it was accepted; never for e-mail.
    """

    poging: Poging
    claim: UUID
    inhoud: Inhoud
    uiterlijk: datetime
    geldig: timedelta
    navraag_op: datetime | None
    bijlagen: tuple[Bijlage, ...] = ()

    @property
    def geldig_seconden(self) -> int:
        """How long the provider may keep trying."""
        return max(1, min(int(self.geldig.total_seconds()), TWILIO_HOOGSTENS))


@dataclass(frozen=True)
class Greep:
    """What one claim brought: attempts to carry out, and the number of rows settled without sending."""

    opdrachten: list[Opdracht]
    geregeld: int = 0

    @property
    def is_leeg(self) -> bool:
        return not self.opdrachten and not self.geregeld


# durable: inside a transaction of somebody else the claim would not be safe before the POST.
@transaction.atomic(durable=True)
def claim(*, kanaal: Kanaal, afzender: str, now: datetime, hoogstens: int) -> Greep:
    """The attempts that are due over this channel, longest waiting first; an empty Greep: no work."""
    pogingen = _pick(kanaal, now, hoogstens)
    if not pogingen:
        return Greep([])
    keuring, sleutel = Keuring(pogingen, now), uuid4()
    uitkomsten = [(poging, _prepare(poging, keuring, sleutel)) for poging in pogingen]
    for poging, uitkomst in uitkomsten:
        if isinstance(uitkomst, Besluit):
            _settle(poging, uitkomst, now)
    opdrachten = [uitkomst for _, uitkomst in uitkomsten if isinstance(uitkomst, Opdracht)]
    if opdrachten:
        _take(opdrachten, sleutel, afzender, now)
    return Greep(opdrachten, geregeld=len(pogingen) - len(opdrachten))


@transaction.atomic
def release(*, opdrachten: list[Opdracht], now: datetime) -> None:
    """Give back what was claimed and not come to; certain, for this worker itself did not send it."""
    for opdracht in opdrachten:
        move(
            poging=opdracht.poging,
            van=[PogingStaat.VERZENDEN],
            naar=PogingStaat.WACHT,
            now=now,
            mits_claim=opdracht.claim,
            volgende_op=now,
        )


def _pick(kanaal: Kanaal, now: datetime, hoogstens: int) -> list[Poging]:
    """PostgreSQL: rows that no other worker holds. SQLite: IMMEDIATE transactions come one at a time."""
    rijen = Poging.objects.filter(kanaal=kanaal, staat=PogingStaat.WACHT, volgende_op__lte=now)
    if connection.features.has_select_for_update_skip_locked:
        rijen = rijen.select_for_update(skip_locked=True, of=("self",))
    return list(rijen.select_related("bericht", "sjabloonversie").order_by("volgende_op", "id")[:hoogstens])


def _prepare(poging: Poging, keuring: Keuring, sleutel: UUID) -> Opdracht | Besluit:
    try:
        besluit = keuring.judge(poging)
        if besluit is not None:
            return besluit
        return Opdracht(
            poging=poging,
            claim=sleutel,
            inhoud=make_inhoud(poging.sjabloonversie, poging.bericht.context),
            uiterlijk=keuring.now + settings.BERICHTEN["lease"] / 3,
            geldig=poging.bericht.vervalt_op - keuring.now,
            navraag_op=keuring.now + settings.BERICHTEN["navraag"][0]
            if poging.kanaal == Kanaal.SMS
            else None,
            bijlagen=_make_bijlagen(poging),
        )
    except (LookupError, TekstKloptNiet) as fout:
        # A kind or text that is not there (any more) must not hold up what stands behind it.
        logger.exception("poging kan niet worden klaargemaakt", extra={"poging": str(poging.uuid)})
        return Besluit(PogingStaat.WACHT, f"fout:{type(fout).__name__}", keuring.now + NA_EEN_FOUT)


def _make_bijlagen(poging: Poging) -> tuple[Bijlage, ...]:
    maak = get_soort(poging.bericht.soort).bijlagen if poging.kanaal == Kanaal.EMAIL else None
    return tuple(maak(poging.bericht)) if maak else ()


def _take(opdrachten: list[Opdracht], sleutel: UUID, afzender: str, now: datetime) -> None:
    """One UPDATE for all of them."""
    rijen = Poging.objects.filter(
        pk__in=[opdracht.poging.pk for opdracht in opdrachten], staat=PogingStaat.WACHT
    )
    rijen.update(
        staat=PogingStaat.VERZENDEN,
        staat_sinds=now,
        claim=sleutel,
        lease_tot=now + settings.BERICHTEN["lease"],
        gestart_op=now,
        # Written ahead for all at once: on acceptance, which is written for each, it is right already.
        volgende_op=opdrachten[0].navraag_op,
        foutcode="",
        http_status=None,
        afzender=afzender,
    )
    for opdracht in opdrachten:
        if opdracht.inhoud.body_hash != opdracht.poging.body_hash:
            # The name or number of the municipality in the settings changed since the row was made.
            Poging.objects.filter(pk=opdracht.poging.pk).update(body_hash=opdracht.inhoud.body_hash)


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
