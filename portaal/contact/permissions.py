"""Who sees which request; a stranger gets 404."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from portaal.organisatie.queries import sees_all_teams, teams_van
from portaal.toegang.models import Account

from .models import Terugbelverzoek, TerugbelverzoekQuerySet

Actor = Account | AnonymousUser


def zichtbaar_voor(actor: Actor) -> TerugbelverzoekQuerySet:
    """A resident: their own. Staff: those of their teams, and all of them for klantcontact. Anybody else: none."""
    if not (isinstance(actor, Account) and actor.is_active):
        return Terugbelverzoek.objects.none()
    if actor.inwoner_uuid is not None:
        return Terugbelverzoek.objects.filter(inwoner__uuid=actor.inwoner_uuid)
    if sees_all_teams(actor):
        return Terugbelverzoek.objects.all()
    return Terugbelverzoek.objects.filter(team__in=teams_van(actor))


def get_betrokkene_or_404(actor: Actor, verzoek_uuid: UUID) -> UUID | None:
    """Whose request it is, without reading it: what the access log needs first."""
    verzoek = get_object_or_404(
        zichtbaar_voor(actor).only("inwoner__uuid").select_related("inwoner"), uuid=verzoek_uuid
    )
    return verzoek.inwoner.uuid if verzoek.inwoner else None


def get_verzoek_or_404(actor: Actor, verzoek_uuid: UUID) -> Terugbelverzoek:
    return get_object_or_404(zichtbaar_voor(actor).met_basis(), uuid=verzoek_uuid)
