"""Who may see which afspraak. Every route goes through here; a stranger gets 404."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404

from portaal.organisatie.queries import sees_all_teams, teams_van
from portaal.toegang.models import Account

from .enums import AfspraakStatus
from .models import Afspraak, AfspraakQuerySet
from .nummers import clean, is_code_of

Actor = Account | AnonymousUser

ZOUT = "afspraken.link"


def zichtbaar_voor(actor: Actor) -> AfspraakQuerySet:
    """A resident: their own. Staff: those for which a zaaktype of their teams exists; klantcontact: all."""
    if not (isinstance(actor, Account) and actor.is_active):
        return Afspraak.objects.none()
    if actor.is_medewerker:
        if sees_all_teams(actor):
            return Afspraak.objects.all()
        return Afspraak.objects.filter(regels__soort__zaaktype__team__in=teams_van(actor)).distinct()
    if actor.inwoner_uuid is None:
        return Afspraak.objects.none()
    return Afspraak.objects.filter(inwoner__uuid=actor.inwoner_uuid)


def sign_link(afspraak_uuid: UUID) -> str:
    """What stands in the link in a message: whoever has it may see when and where, move and cancel."""
    return signing.dumps(str(afspraak_uuid), salt=ZOUT)


def get_by_link_or_404(token: str) -> Afspraak:
    """The afspraak of a link; 404 when the link is not ours."""
    try:
        afspraak_uuid = UUID(signing.loads(token, salt=ZOUT))
    except (signing.BadSignature, ValueError, TypeError) as fout:
        raise Http404 from fout
    return get_object_or_404(_met_alles(), uuid=afspraak_uuid)


def find_by_code(nummer: str, code: str) -> Afspraak | None:
    """The afspraak with this number if the code is its own; an optie has no code yet."""
    afspraak = _met_alles().exclude(status=AfspraakStatus.OPTIE).filter(nummer=clean(nummer)).first()
    return afspraak if afspraak and is_code_of(afspraak.uuid, code) else None


def _met_alles() -> AfspraakQuerySet:
    return Afspraak.objects.select_related("locatie").prefetch_related("regels__soort")
