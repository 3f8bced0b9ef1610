"""Who may see which afspraak. Every route goes through here; a stranger gets 404."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from portaal.organisatie.queries import sees_all_teams, teams_van
from portaal.toegang.models import Account

from .enums import AfspraakStatus, ZuilSoort
from .models import Afspraak, AfspraakQuerySet, Afspraaksoort, Balie, Volgnummer, VolgnummerQuerySet, Zuil
from .nummers import clean, is_code_of

Actor = Account | AnonymousUser

LENGTE = 32  # of a uuid in hex; the signature follows
_signer = Signer(salt="afspraken.link")
_volgnummer_signer = Signer(salt="afspraken.volgnummer")


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


def soorten_voor(actor: Account) -> QuerySet[Afspraaksoort]:
    """What a member of staff may book for somebody: klantcontact all, others what their teams handle."""
    if sees_all_teams(actor):
        return Afspraaksoort.objects.all()
    return Afspraaksoort.objects.filter(zaaktype__team__in=teams_van(actor))


def balies_voor(actor: Account) -> QuerySet[Balie]:
    """The balies that a member of staff may close for a while: those that serve a soort of theirs."""
    return Balie.objects.filter(soorten__in=soorten_voor(actor)).distinct()


def get_betrokkene_or_404(actor: Account, afspraak_uuid: UUID) -> UUID | None:
    """Whose afspraak it is, for the access log, before anything of it is read; None when nobody we know."""
    return get_object_or_404(zichtbaar_voor(actor).values_list("inwoner__uuid"), uuid=afspraak_uuid)[0]


def get_afspraak_or_404(actor: Account, afspraak_uuid: UUID) -> Afspraak:
    return get_object_or_404(
        zichtbaar_voor(actor)
        .select_related("locatie", "balie", "inwoner", "zaak")
        .prefetch_related("regels__soort"),
        uuid=afspraak_uuid,
    )


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


def wachtrij_voor(actor: Actor) -> VolgnummerQuerySet:
    """The queue as this member of staff works with it: klantcontact all of it, others what is for their teams."""
    if not (isinstance(actor, Account) and actor.is_active and actor.is_medewerker):
        return Volgnummer.objects.none()
    if sees_all_teams(actor):
        return Volgnummer.objects.all()
    teams = teams_van(actor)
    zonder = Q(afspraak=None, soort__zaaktype__team__in=teams)
    return Volgnummer.objects.filter(zonder | Q(afspraak__in=zichtbaar_voor(actor)))


def get_volgnummer_or_404(actor: Actor, volgnummer_uuid: UUID) -> Volgnummer:
    """404 for who does not work with it."""
    rijen = wachtrij_voor(actor).select_related("locatie", "afspraak", "soort", "balie")
    return get_object_or_404(rijen, uuid=volgnummer_uuid)


def get_zuil_or_404(zuil_uuid: UUID, soort: ZuilSoort) -> Zuil:
    """A device by its key; 404 once it was withdrawn."""
    rijen = Zuil.objects.select_related("locatie").filter(soort=soort, ingetrokken_op=None)
    return get_object_or_404(rijen, uuid=zuil_uuid)


def sign_volgnummer(volgnummer: Volgnummer) -> str:
    """What stands in the address of the page that shows it at the kiosk."""
    return sign_uuid(volgnummer.uuid, _volgnummer_signer)


def get_volgnummer_by_token_or_404(token: str) -> Volgnummer:
    """404 when the token is not ours."""
    rijen = Volgnummer.objects.select_related("locatie", "afspraak", "soort", "balie")
    return get_object_or_404(rijen, uuid=read_uuid_or_404(token, _volgnummer_signer))
