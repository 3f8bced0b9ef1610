"""Who sees which message. A resident sees their own; staff what is about something they may see."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.shortcuts import get_object_or_404

from portaal.organisatie.queries import sees_all_teams
from portaal.toegang.models import Account

from .betreft import visible_to, without_subject
from .models import Poging, Portaalbericht

Actor = Account | AnonymousUser
NIEMAND = UUID(int=0)


def zichtbaar_voor(actor: Actor) -> QuerySet[Portaalbericht]:
    """The messages in Mijn omgeving that this actor may read; anybody unknown: none."""
    berichten = Portaalbericht.objects.filter(geplaatst_op__lte=Now())
    if not (isinstance(actor, Account) and actor.is_active):
        return berichten.none()
    if actor.is_inwoner:
        return berichten.filter(inwoner__uuid=actor.inwoner_uuid or NIEMAND)
    return berichten.filter(_for_staff(actor))


def pogingen_voor(actor: Actor) -> QuerySet[Poging]:
    """The attempts that this member of staff may see and try again. For residents: bezorging_van."""
    if not (isinstance(actor, Account) and actor.is_active and actor.is_medewerker):
        return Poging.objects.none()
    return Poging.objects.filter(_for_staff(actor))


def get_portaalbericht_or_404(actor: Actor, bericht_uuid: UUID) -> Portaalbericht:
    return get_object_or_404(zichtbaar_voor(actor).select_related("bericht", "inwoner"), uuid=bericht_uuid)


def get_poging_or_404(actor: Actor, poging_uuid: UUID) -> Poging:
    return get_object_or_404(pogingen_voor(actor).select_related("bericht"), uuid=poging_uuid)


def _for_staff(actor: Account) -> Q:
    """What is about nothing that a team looks after, is for those who answer residents of every team."""
    mag = visible_to(actor, "bericht__")
    return mag | without_subject("bericht__") if sees_all_teams(actor) else mag
