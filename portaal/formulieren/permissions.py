"""Who may see which aanvraag. Every route goes through here; a stranger gets 404."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.shortcuts import get_list_or_404, get_object_or_404

from portaal.organisatie.queries import sees_all_teams, teams_van
from portaal.toegang.models import Account

from .enums import AanvraagStatus
from .models import Aanvraag, AanvraagQuerySet, UitgaandeActie

Actor = Account | AnonymousUser


def zichtbaar_voor(actor: Actor) -> AanvraagQuerySet:
    """The aanvragen this actor may see.

    A resident: their own, except a draft that staff are filling in. Staff: those they fill in for a resident
    themselves. Anybody else: none.
    """
    if not (isinstance(actor, Account) and actor.is_active):
        return Aanvraag.objects.none()
    if actor.is_medewerker:
        return Aanvraag.objects.filter(ingevuld_door=actor)
    if actor.inwoner_uuid is None:
        return Aanvraag.objects.none()
    eigen = Aanvraag.objects.filter(aanvrager__uuid=actor.inwoner_uuid)
    return eigen.exclude(status=AanvraagStatus.CONCEPT, ingevuld_door__isnull=False)


def get_aanvraag_or_404(actor: Actor, aanvraag_uuid: UUID) -> Aanvraag:
    """The aanvraag with its form; 404 for who may not see it."""
    return get_object_or_404(zichtbaar_voor(actor).met_formulier(), uuid=aanvraag_uuid)


def get_betrokkene_or_404(actor: Actor, aanvraag_uuid: UUID) -> UUID | None:
    """Whose aanvraag it is, without reading it: what the access log needs first."""
    van_wie = zichtbaar_voor(actor).select_related("aanvrager").only("aanvrager__uuid")
    aanvrager = get_object_or_404(van_wie, uuid=aanvraag_uuid).aanvrager
    return aanvrager.uuid if aanvrager else None


def geparkeerd_voor(actor: Actor) -> QuerySet[UitgaandeActie]:
    """The work that stopped and that this member of staff looks after: of the zaken of their teams.

    Of what is no zaak yet, the zaaktype of the form says which team.
    """
    geparkeerd = UitgaandeActie.objects.geparkeerd()
    if not (isinstance(actor, Account) and actor.is_active and actor.is_medewerker):
        return geparkeerd.none()
    if sees_all_teams(actor):
        return geparkeerd
    teams = teams_van(actor)
    zonder_zaak = Q(aanvraag__zaak=None, aanvraag__versie__formulier__zaaktype__team__in=teams)
    return geparkeerd.filter(zonder_zaak | Q(aanvraag__zaak__team__in=teams))


def get_geparkeerde_acties_or_404(
    actor: Actor, aanvraag_uuid: UUID, actie_id: int | None = None
) -> list[UitgaandeActie]:
    """What stopped of this aanvraag, or one piece of it, for staff to start again; 404 for anybody else."""
    acties = geparkeerd_voor(actor).filter(aanvraag__uuid=aanvraag_uuid).select_related("aanvraag")
    return get_list_or_404(acties.filter(pk=actie_id) if actie_id else acties)
