"""Who may see which afspraak. Every route goes through here; a stranger gets 404."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date, time
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.signing import Signer
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localtime

from portaal.organisatie.models import Locatie
from portaal.organisatie.queries import leads_a_team, sees_all_teams, teams_van
from portaal.toegang.models import Account

from .enums import AfspraakStatus, ZuilSoort
from .models import (
    Afspraak,
    AfspraakQuerySet,
    Afspraaksoort,
    Balie,
    Volgnummer,
    VolgnummerQuerySet,
    Wachtlijstplek,
    WachtlijstplekQuerySet,
    Zuil,
)
from .nummers import LENGTE_NUMMER, clean, geboortedatum_index, is_code_of

Actor = Account | AnonymousUser

LINK = re.compile(r"/afspraken/([\w-]+)/?")
LENGTE, ONDERTEKENING = 22, 16  # of a uuid and of the signature that follows it
_signer = Signer(salt="afspraken.link")
_volgnummer_signer = Signer(salt="afspraken.volgnummer")
_plek_signer = Signer(salt="afspraken.wachtlijst")


def zichtbaar_voor(actor: Actor) -> AfspraakQuerySet:
    """A resident: their own. Staff: those with a soort of their teams; klantcontact: all."""
    if not (isinstance(actor, Account) and actor.is_active):
        return Afspraak.objects.none()
    if actor.is_medewerker:
        if sees_all_teams(actor):
            return Afspraak.objects.all()
        return Afspraak.objects.filter(_of_teams(actor, "regels__soort__")).distinct()
    if actor.inwoner_uuid is None:
        return Afspraak.objects.none()
    return Afspraak.objects.filter(inwoner__uuid=actor.inwoner_uuid)


def soorten_voor(actor: Account) -> QuerySet[Afspraaksoort]:
    """What a member of staff may book for somebody: klantcontact all, others what their teams handle."""
    if sees_all_teams(actor):
        return Afspraaksoort.objects.all()
    return Afspraaksoort.objects.filter(_of_teams(actor))


def _of_teams(actor: Account, soort: str = "") -> Q:
    """The soort at the end of this path is handled by a team of theirs, by its zaaktype or by itself."""
    teams = teams_van(actor)
    return Q(**{f"{soort}zaaktype__team__in": teams}) | Q(**{f"{soort}team__in": teams})


def balies_voor(actor: Account) -> QuerySet[Balie]:
    """The balies that a member of staff may close for a while: those that serve a soort of theirs."""
    return Balie.objects.filter(soorten__in=soorten_voor(actor)).distinct()


def get_betrokkene_or_404(actor: Account, afspraak_uuid: UUID) -> UUID | None:
    """Whose afspraak it is, for the access log, before anything of it is read; None when nobody we know."""
    afspraak = get_object_or_404(
        zichtbaar_voor(actor).only("pk", "inwoner__uuid").select_related("inwoner"), uuid=afspraak_uuid
    )
    return afspraak.inwoner.uuid if afspraak.inwoner else None


def get_afspraak_or_404(actor: Account, afspraak_uuid: UUID) -> Afspraak:
    return get_object_or_404(
        zichtbaar_voor(actor)
        .select_related("locatie", "balie", "inwoner", "zaak")
        .prefetch_related("regels__soort"),
        uuid=afspraak_uuid,
    )


def may_inrichten(account: Account) -> bool:
    """Set up what can be booked where and when: teamleiders and beheerders."""
    return account.is_active and account.is_medewerker and (account.is_superuser or leads_a_team(account))


def may_sluiten(account: Account) -> bool:
    """Close a locatie: who sets it up, and klantcontact, who stand at the door."""
    return may_inrichten(account) or sees_all_teams(account)


def sign_link(afspraak_uuid: UUID) -> str:
    """What stands in the link in a message: whoever has it may see when and where, move and cancel."""
    return sign_uuid(afspraak_uuid, _signer)


def get_by_link_or_404(token: str) -> Afspraak:
    """The afspraak of a link; 404 when the link is not ours."""
    return get_object_or_404(_met_alles(), uuid=read_uuid_or_404(token, _signer))


def sign_uuid(afspraak_uuid: UUID, signer: Signer) -> str:
    """A token that fits in an address as a slug, and is short enough for an SMS: 96 bits of the signature do."""
    leesbaar = urlsafe_b64encode(afspraak_uuid.bytes).decode().rstrip("=")
    return f"{leesbaar}{signer.signature(leesbaar)[:ONDERTEKENING]}"


def read_uuid_or_404(token: str, signer: Signer) -> UUID:
    """The uuid in a token; 404 when it was not signed by us."""
    gelezen = _uuid_in(token)
    if not constant_time_compare(sign_uuid(gelezen, signer), token):
        raise Http404
    return gelezen


def _uuid_in(token: str) -> UUID:
    try:
        return UUID(bytes=urlsafe_b64decode(f"{token[:LENGTE]}=="))
    except ValueError as fout:
        raise Http404 from fout


def find_by_code(nummer: str, code: str) -> Afspraak | None:
    """The afspraak with this number if the code is its own; an optie has no code yet."""
    afspraak = _met_alles().exclude(status=AfspraakStatus.OPTIE).filter(nummer=clean(nummer)).first()
    return afspraak if afspraak and is_code_of(afspraak.uuid, code) else None


def find_by_scan(gelezen: str) -> Afspraak | None:
    """The afspraak of a link, as a scanner reads it from the QR code, or of number and code in one go."""
    if link := LINK.search(gelezen):
        try:
            return _met_alles().filter(uuid=read_uuid_or_404(link.group(1), _signer)).first()
        except Http404:
            return None
    tekens = clean(gelezen)
    return find_by_code(tekens[:LENGTE_NUMMER], tekens[LENGTE_NUMMER:])


def find_by_geboortedatum(geboren: date, tijd: time, dag: date, locatie: Locatie) -> Afspraak | None:
    """The afspraak of that day and time of who was born on this date; nothing when there are two of them here,
    or none here and two elsewhere.
    """
    kandidaten = _met_alles().exclude(
        status__in=(AfspraakStatus.OPTIE, AfspraakStatus.VERLOPEN, AfspraakStatus.GEANNULEERD)
    )
    gevonden = [
        afspraak
        for afspraak in kandidaten.filter(
            datum=dag, geboortedatum_idx=geboortedatum_index(geboren.isoformat())
        )
        if localtime(afspraak.start).time() == tijd
    ]
    hier = [afspraak for afspraak in gevonden if afspraak.locatie_id == locatie.pk]
    over = hier or gevonden
    return over[0] if len(over) == 1 else None


def _met_alles() -> AfspraakQuerySet:
    return Afspraak.objects.select_related("locatie").prefetch_related("regels__soort")


def wachtrij_voor(actor: Actor) -> VolgnummerQuerySet:
    """The queue as this member of staff works with it: klantcontact all of it, others what is for their teams."""
    if not (isinstance(actor, Account) and actor.is_active and actor.is_medewerker):
        return Volgnummer.objects.none()
    if sees_all_teams(actor):
        return Volgnummer.objects.all()
    zonder = Q(afspraak=None) & _of_teams(actor, "soort__")
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


def wachtlijst_voor(actor: Actor) -> WachtlijstplekQuerySet:
    """The places on the waiting list: a resident their own, staff as with afspraken."""
    if not (isinstance(actor, Account) and actor.is_active):
        return Wachtlijstplek.objects.none()
    if actor.is_medewerker:
        if sees_all_teams(actor):
            return Wachtlijstplek.objects.all()
        return Wachtlijstplek.objects.filter(_of_teams(actor, "regels__soort__")).distinct()
    if actor.inwoner_uuid is None:
        return Wachtlijstplek.objects.none()
    return Wachtlijstplek.objects.filter(inwoner__uuid=actor.inwoner_uuid)


def get_plek_or_404(actor: Actor, plek_uuid: UUID) -> Wachtlijstplek:
    return get_object_or_404(wachtlijst_voor(actor), uuid=plek_uuid)


def sign_plek(plek_uuid: UUID) -> str:
    """What stands in the link of a place on the waiting list."""
    return sign_uuid(plek_uuid, _plek_signer)


def get_plek_by_link_or_404(token: str) -> Wachtlijstplek:
    return get_object_or_404(_plekken_met_alles(), uuid=read_uuid_or_404(token, _plek_signer))


def sign_aanbod(plek_uuid: UUID, beurt: int) -> str:
    """What stands in the link of the n-th offer; it is good for that one only."""
    return sign_uuid(plek_uuid, _aanbod_signer(beurt))


def get_by_aanbod_or_404(token: str) -> tuple[Wachtlijstplek, int]:
    """The place on the list and which offer the link is of; 404 when the link is not ours."""
    plek = get_object_or_404(_plekken_met_alles(), uuid=_uuid_in(token))
    for beurt in range(1, plek.aanbiedingen + 1):
        if constant_time_compare(sign_aanbod(plek.uuid, beurt), token):
            return plek, beurt
    raise Http404


def _aanbod_signer(beurt: int) -> Signer:
    return Signer(salt=f"afspraken.wachtlijst.aanbod.{beurt}")


def _plekken_met_alles() -> WachtlijstplekQuerySet:
    return Wachtlijstplek.objects.select_related(
        "locatie", "afspraak__locatie", "aanbod__locatie"
    ).prefetch_related("regels__soort")
