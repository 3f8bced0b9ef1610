"""Who may see which aanvraag. Every route goes through here; a stranger gets 404."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from portaal.kern.tokens import hash_token
from portaal.organisatie.queries import sees_all_teams, teams_van
from portaal.toegang.models import Account

from .bewijs import Paginabewijs
from .enums import AanvraagStatus
from .models import Aanvraag, AanvraagQuerySet, Hervatlink, Ondertekening, UitgaandeActie

Actor = Account | AnonymousUser


def zichtbaar_voor(actor: Actor, houder: str = "") -> AanvraagQuerySet:
    """The aanvragen this actor may see.

    A resident: their own and what they fill in for another, except a draft that staff are filling in. Staff:
    those they fill in for a resident themselves. Who is not logged in, and a resident besides their own: what
    was begun without login in the browser that has this token (vrager.houder_of). Anybody else: none.
    """
    if isinstance(actor, Account):
        if not actor.is_active:
            return Aanvraag.objects.none()
        if actor.is_medewerker:
            return Aanvraag.objects.filter(ingevuld_door=actor)
    mag = Q(pk__in=[])
    if isinstance(actor, Account) and actor.inwoner_uuid is not None:
        voor_inwoner = ~Q(status=AanvraagStatus.CONCEPT) | Q(ingevuld_door=None)
        eigen = Q(aanvrager__uuid=actor.inwoner_uuid) | Q(gemachtigde__uuid=actor.inwoner_uuid)
        mag |= eigen & voor_inwoner
    if houder:
        mag |= Q(houder_hash=hash_token(houder), aanvrager=None, ingevuld_door=None)
    return Aanvraag.objects.filter(mag)


def get_aanvraag_or_404(actor: Actor, aanvraag_uuid: UUID, houder: str = "") -> Aanvraag:
    """The aanvraag with its form; 404 for who may not see it."""
    return get_object_or_404(zichtbaar_voor(actor, houder).met_formulier(), uuid=aanvraag_uuid)


def get_ontvangen_or_404(aanvraag_uuid: UUID) -> Aanvraag:
    """What was handed in, for who has the signed link to its receipt: show nothing personal of it."""
    ontvangen = (
        Aanvraag.objects.exclude(referentie=None).met_formulier().select_related("zaak__zaaktype__norm")
    )
    return get_object_or_404(ontvangen, uuid=aanvraag_uuid)


def find_bewezen_concept(bewijs: Paginabewijs, actor: Actor) -> Aanvraag | None:
    """The draft that a page with this proof was made for, if it is still that of who it was made for.

    Who began without login and has tied the draft to their own DigiD meanwhile proves it by their login.
    """
    concepten = Aanvraag.objects.concepten().filter(uuid=bewijs.aanvraag_uuid)
    if bewijs.account_uuid:
        account = Account.objects.filter(uuid=bewijs.account_uuid).first()
        return concepten.filter(pk__in=zichtbaar_voor(account)).first() if account else None
    if not bewijs.houder_hash:
        return None
    van_houder = Q(houder_hash=bewijs.houder_hash) | Q(pk__in=zichtbaar_voor(actor))
    return concepten.filter(van_houder).first()


def get_hervatlink_or_404(token: str) -> Hervatlink:
    """The link with this token: who has it may see that it exists, and needs the address to use it."""
    links = Hervatlink.objects.select_related("aanvraag__versie__formulier")
    return get_object_or_404(links, token_hash=hash_token(token))


def get_ondertekening_or_404(token: str) -> Ondertekening:
    """The request with this token: who has it may see that it exists; what it is about takes more."""
    rijen = Ondertekening.objects.select_related("aanvraag__versie__formulier", "aanvraag__gemachtigde")
    return get_object_or_404(rijen, token_hash=hash_token(token))


def get_betrokkene_or_404(actor: Actor, aanvraag_uuid: UUID) -> UUID | None:
    """Whose aanvraag it is, without reading it: what the access log needs first."""
    van_wie = zichtbaar_voor(actor).select_related("aanvrager").only("aanvrager__uuid")
    aanvrager = get_object_or_404(van_wie, uuid=aanvraag_uuid).aanvrager
    return aanvrager.uuid if aanvrager else None


def van_teams(account: Account) -> QuerySet[Aanvraag]:
    """What ends in a zaak of the teams of this member of staff: to see whether a message about it arrived."""
    if sees_all_teams(account):
        return Aanvraag.objects.all()
    teams = teams_van(account)
    zonder_zaak = Q(zaak=None, versie__formulier__zaaktype__team__in=teams)
    return Aanvraag.objects.filter(zonder_zaak | Q(zaak__team__in=teams))


def geparkeerd_voor(actor: Actor) -> QuerySet[UitgaandeActie]:
    """The work that stopped and that this member of staff looks after."""
    geparkeerd = UitgaandeActie.objects.geparkeerd()
    if not (isinstance(actor, Account) and actor.is_active and actor.is_medewerker):
        return geparkeerd.none()
    return geparkeerd.filter(aanvraag__in=van_teams(actor))


def get_geparkeerde_acties_or_404(
    actor: Actor, aanvraag_uuid: UUID, actie_id: str = ""
) -> list[UitgaandeActie]:
    """What stopped of this aanvraag, or one piece of it, for staff to start again; 404 for anybody else."""
    acties = geparkeerd_voor(actor).filter(aanvraag__uuid=aanvraag_uuid).select_related("aanvraag")
    gekozen = [actie for actie in acties if actie_id in ("", str(actie.pk))]
    if not gekozen:
        raise Http404
    return gekozen
