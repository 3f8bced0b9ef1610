"""Who may see which afspraak. Every route goes through here; a stranger gets 404."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.shortcuts import get_object_or_404

from portaal.organisatie.queries import sees_all_teams, teams_van
from portaal.toegang.models import Account

from .enums import AfspraakStatus
from .models import Afspraak, AfspraakQuerySet
from .nummers import clean, is_code_of

Actor = Account | AnonymousUser

LENGTE = 32  # of a uuid in hex; the signature follows
_signer = Signer(salt="afspraken.link")


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
    return sign_uuid(afspraak_uuid, _signer)


def get_by_link_or_404(token: str) -> Afspraak:
    """The afspraak of a link; 404 when the link is not ours."""
    return get_object_or_404(_met_alles(), uuid=read_uuid_or_404(token, _signer))


def sign_uuid(afspraak_uuid: UUID, signer: Signer) -> str:
    """A token that fits in an address as a slug."""
    return f"{afspraak_uuid.hex}{signer.signature(afspraak_uuid.hex)}"


def read_uuid_or_404(token: str, signer: Signer) -> UUID:
    """The uuid in a token; 404 when it was not signed by us."""
    try:
        return UUID(hex=signer.unsign(f"{token[:LENGTE]}{signer.sep}{token[LENGTE:]}"))
    except (BadSignature, ValueError) as fout:
        raise Http404 from fout


def find_by_code(nummer: str, code: str) -> Afspraak | None:
    """The afspraak with this number if the code is its own; an optie has no code yet."""
    afspraak = _met_alles().exclude(status=AfspraakStatus.OPTIE).filter(nummer=clean(nummer)).first()
    return afspraak if afspraak and is_code_of(afspraak.uuid, code) else None


def _met_alles() -> AfspraakQuerySet:
    return Afspraak.objects.select_related("locatie").prefetch_related("regels__soort")
