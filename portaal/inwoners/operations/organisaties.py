"""Organisations as the Handelsregister has them."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..clients.kvk import Basisprofiel, KvkStoring, get_basisprofiel
from ..models import Organisatie
from .personen import VERS


def get_or_create_organisatie(*, kvk_nummer: str, by: Account | None, now: datetime) -> Organisatie | None:
    """The organisation with this number, no older than a day; None when the Handelsregister has none.

    Of one that we know and that was struck off since, `is_actief` is False. A known one is given as it was
    when the register cannot tell now; for an unknown one this raises KvkStoring.
    """
    bekend = Organisatie.objects.filter(kvk_nummer=kvk_nummer).first()
    if bekend is not None and bekend.bijgewerkt_op > now - VERS:
        return bekend
    try:
        profiel = get_basisprofiel(kvk_nummer)
    except KvkStoring:
        if bekend is None:
            raise
        return bekend
    if profiel is None:
        return _strike_off(bekend, by, now) if bekend else None
    return _take_over(profiel, by, now)


@transaction.atomic
def _take_over(profiel: Basisprofiel, by: Account | None, now: datetime) -> Organisatie:
    organisatie, is_nieuw = Organisatie.objects.update_or_create(
        kvk_nummer=profiel.kvk_nummer,
        defaults={**asdict(profiel), "bijgewerkt_op": now},
        create_defaults={**asdict(profiel), "bijgewerkt_op": now, "created_at": now},
    )
    if is_nieuw:
        _log(organisatie, "organisatie-gemaakt", by, now)
    return organisatie


@transaction.atomic
def _strike_off(organisatie: Organisatie, by: Account | None, now: datetime) -> Organisatie:
    if organisatie.is_actief:
        _log(organisatie, "organisatie-uitgeschreven", by, now)
    organisatie.is_actief, organisatie.bijgewerkt_op = False, now
    organisatie.save(update_fields=["is_actief", "bijgewerkt_op"])
    return organisatie


def _log(organisatie: Organisatie, soort: str, by: Account | None, now: datetime) -> None:
    log_handeling(by=by, soort=soort, object_soort="organisatie", object_uuid=organisatie.uuid, now=now)
