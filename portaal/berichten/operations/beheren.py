"""What staff and residents do with messages: try again, set aside, withdraw, letters, read."""

from datetime import datetime

from django.db import transaction

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..adressen import find_adres
from ..enums import LOPENDE_STATEN, Kanaal, PogingStaat
from ..models import Bericht, Poging, Portaalbericht
from ..queries import taken_over_by
from ..soorten import get_soort
from .navraag import try_again
from .overgang import lock_bericht


class OpnieuwKanNiet(ValueError):
    """A new attempt cannot be made; the message says why in Dutch."""


@transaction.atomic
def retry_poging(*, poging: Poging, by: Account | None, now: datetime) -> Poging:
    """A new attempt over the same channel, to the address the person has now. Raises OpnieuwKanNiet."""
    bericht = lock_bericht(poging)
    if bericht.ingetrokken_op is not None:
        raise OpnieuwKanNiet("Dit bericht is ingetrokken.")
    if bericht.pogingen.filter(kanaal=poging.kanaal, staat__in=LOPENDE_STATEN).exists():
        raise OpnieuwKanNiet("Dit bericht is al opnieuw onderweg.")
    adres = find_adres(bericht, poging.kanaal)
    if adres is None:
        raise OpnieuwKanNiet(_explain_no_adres(poging))
    bericht.vervalt_op = max(bericht.vervalt_op, now + get_soort(bericht.soort).geldig)
    bericht.save(update_fields=["vervalt_op"])
    bericht.pogingen.update(geparkeerd_op=None)
    poging.geduld_tot = None
    nieuw = try_again(poging=poging, adres=adres, now=now)
    _log("bericht-opnieuw-verstuurd", bericht, by, now)
    return nieuw


@transaction.atomic
def settle_geparkeerd(*, poging: Poging, by: Account | None, now: datetime) -> None:
    """Staff told the person in another way, or mended the address."""
    if Poging.objects.filter(pk=poging.pk, geparkeerd_op__isnull=False).update(geparkeerd_op=None):
        _log("bericht-afgehandeld", poging.bericht, by, now)


@transaction.atomic
def withdraw_bericht(*, bericht: Bericht, by: Account | None, now: datetime) -> None:
    """What has not gone out yet stays in."""
    Bericht.objects.filter(pk=bericht.pk, ingetrokken_op=None).update(ingetrokken_op=now)
    bericht.pogingen.filter(staat=PogingStaat.WACHT).update(
        staat=PogingStaat.VERVALLEN,
        staat_sinds=now,
        foutcode="ingetrokken",
        volgende_op=None,
        geduld_tot=None,
    )
    _log("bericht-ingetrokken", bericht, by, now)


@transaction.atomic
def register_brief_verstuurd(*, poging: Poging, by: Account | None, now: datetime) -> bool:
    """The letter went out with the post; False when that was noted before."""
    brief = Poging.objects.filter(pk=poging.pk, kanaal=Kanaal.BRIEF, staat=PogingStaat.WACHT)
    if not brief.update(staat=PogingStaat.VERZONDEN, staat_sinds=now, gestart_op=now):
        return False
    _log("brief-verstuurd", poging.bericht, by, now)
    return True


@transaction.atomic
def mark_gelezen(*, portaalbericht: Portaalbericht, by: Account, now: datetime) -> None:
    """The resident opened the message; the first time counts. Others who look on their behalf do not."""
    if by.inwoner_uuid == portaalbericht.inwoner.uuid:
        Portaalbericht.objects.filter(pk=portaalbericht.pk, gelezen_op=None).update(gelezen_op=now)


def _explain_no_adres(poging: Poging) -> str:
    if ander := taken_over_by(poging):
        return (
            f"Opnieuw sturen is niet nodig: dit bericht gaat al via {ander.lower()}. "
            "Weet de inwoner genoeg? Kies dan Afgehandeld."
        )
    return "Er is geen adres of nummer meer dat werkt. Vraag de inwoner om een nieuw adres of nummer."


def _log(soort: str, bericht: Bericht, by: Account | None, now: datetime) -> None:
    log_handeling(by=by, soort=soort, object_soort="bericht", object_uuid=bericht.uuid, now=now)
