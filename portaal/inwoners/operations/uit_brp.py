"""Persons as the BRP has them. The BRP is asked outside a transaction; what it says is written in one."""

from dataclasses import asdict, fields
from datetime import datetime

from django.db import transaction

from portaal.kern.bsn import normalize_bsn
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling, log_inzage

from ..clients.brp import Persoon, get_persoon, verbinding
from ..enums import Bron
from ..models import Inwoner
from .personen import Persoonsgegevens, get_or_create_by_bsn

EIGEN = "Eigen gegevens"
BALIE = "Hulp aan de inwoner"
OPGEHAALD = "Gegevens opgehaald uit de BRP"


def add_inwoner(*, bsn: str, by: Account | None, now: datetime) -> Inwoner | None:
    """A person we did not know yet, as the BRP has them; None when it has nobody (any more), or is not there.

    `by` is the member of staff who asks, None for who logs in themselves. Raises BrpStoring, and ValueError
    when the BSN does not pass the elfproef.
    """
    bsn = normalize_bsn(bsn)
    if not verbinding.is_ingesteld:
        return None
    if by is not None:
        log_inzage(by=by, betrokkene=None, wat=OPGEHAALD, waarom=BALIE, now=now)
    persoon = get_persoon(bsn)
    if persoon is None or persoon.is_opgeheven:
        return None
    return get_or_create_by_bsn(bsn=bsn, gegevens=_read_gegevens(persoon), bron=Bron.BRP, by=by, now=now)


def refresh_inwoner(*, inwoner: Inwoner, by: Account, now: datetime) -> Inwoner:
    """What the BRP says of this person now, instead of what we had; as it was when the BRP has nobody.

    Raises BrpStoring, and then nothing has changed.
    """
    waarom = EIGEN if by.inwoner_uuid == inwoner.uuid else BALIE
    log_inzage(by=by, betrokkene=inwoner.uuid, wat=OPGEHAALD, waarom=waarom, now=now)
    persoon = get_persoon(inwoner.bsn_enc)
    if persoon is None or (persoon.is_opgeheven and not persoon.is_overleden):
        return inwoner
    return _take_over(inwoner, _read_gegevens(persoon), by, now)


@transaction.atomic
def _take_over(inwoner: Inwoner, gegevens: Persoonsgegevens, by: Account, now: datetime) -> Inwoner:
    vast = Inwoner.objects.select_for_update().get(pk=inwoner.pk)
    nieuw = {**asdict(gegevens), "bron": Bron.BRP}
    anders = [naam for naam, waarde in nieuw.items() if getattr(vast, naam) != waarde]
    for naam in anders:
        setattr(vast, naam, nieuw[naam])
    vast.bijgewerkt_op = now
    vast.save(update_fields=[*anders, "bijgewerkt_op"])
    if anders:
        log_handeling(
            by=by,
            soort="inwoner-bijgewerkt",
            object_soort="inwoner",
            object_uuid=vast.uuid,
            toelichting=f"Uit de BRP: {', '.join(anders)}",
            now=now,
        )
    return vast


def _read_gegevens(persoon: Persoon) -> Persoonsgegevens:
    return Persoonsgegevens(**{veld.name: getattr(persoon, veld.name) for veld in fields(Persoonsgegevens)})
