"""Who may see which person."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from portaal.organisatie.queries import teams_van
from portaal.toegang.models import Account

from .models import Inwoner


def zichtbaar_voor(actor: Account | AnonymousUser) -> QuerySet[Inwoner]:
    """A resident sees themselves; staff with a place in some team see every person; nobody else sees anyone.

    The caller logs each look by staff (toegang.operations.log_inzage).
    """
    if not (isinstance(actor, Account) and actor.is_active):
        return Inwoner.objects.none()
    if actor.inwoner_uuid is not None:
        return Inwoner.objects.filter(uuid=actor.inwoner_uuid)
    return Inwoner.objects.all() if teams_van(actor).exists() else Inwoner.objects.none()


def may_add_inwoner(actor: Account) -> bool:
    """Who may look up in the BRP somebody we do not know yet: staff with a place in some team."""
    return actor.is_active and actor.is_medewerker and teams_van(actor).exists()


def get_inwoner_or_404(actor: Account | AnonymousUser, inwoner_uuid: UUID) -> Inwoner:
    return get_object_or_404(zichtbaar_voor(actor), uuid=inwoner_uuid)
