"""Who sees which zaak and document. Every route goes through here; a stranger gets 404."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from portaal.organisatie.queries import sees_all_teams, teams_van
from portaal.toegang.models import Account

from .enums import Richting, RolOmschrijving
from .models import (
    DocumentQuerySet,
    EnkelvoudigInformatieObject,
    Recht,
    Rol,
    Taak,
    TaakQuerySet,
    Zaak,
    ZaakInformatieObject,
    ZaakQuerySet,
)

Actor = Account | AnonymousUser


def zichtbaar_voor(actor: Actor) -> ZaakQuerySet:
    """The zaken this actor may see.

    A resident: where they are initiator or act for the initiator, and the zaaktype faces outward. Staff: the
    zaken of their teams, and all of them for klantcontact. Anybody else: none.
    """
    if not (isinstance(actor, Account) and actor.is_active):
        return Zaak.objects.none()
    if actor.inwoner_uuid is not None:
        eigen = Rol.objects.filter(
            zaak=OuterRef("pk"),
            inwoner__uuid=actor.inwoner_uuid,
            omschrijving_generiek=RolOmschrijving.INITIATOR,
        )
        return Zaak.objects.filter(Exists(eigen), zaaktype__indicatie_intern_of_extern=Richting.EXTERN)
    if sees_all_teams(actor):
        return Zaak.objects.all()
    return Zaak.objects.filter(team__in=teams_van(actor))


def te_behandelen_door(actor: Actor) -> ZaakQuerySet:
    """The zaken this member of staff may change: those of their own teams."""
    if not isinstance(actor, Account):
        return Zaak.objects.none()
    return Zaak.objects.filter(team__in=teams_van(actor))


def documenten_voor(actor: Actor) -> DocumentQuerySet:
    """The documents this actor may open; a resident only what is final and not too confidential."""
    bij_zaak = ZaakInformatieObject.objects.filter(
        informatieobject=OuterRef("pk"), zaak__in=zichtbaar_voor(actor)
    )
    documenten = EnkelvoudigInformatieObject.objects.filter(Exists(bij_zaak))
    return documenten if isinstance(actor, Account) and actor.is_medewerker else documenten.voor_inwoner()


def rechten_voor(actor: Actor) -> QuerySet[Recht]:
    """The rechten of the zaken that this actor may see."""
    return Recht.objects.filter(zaak__in=zichtbaar_voor(actor)).select_related("zaak", "inwoner")


def get_recht_or_404(actor: Actor, recht_uuid: UUID) -> Recht:
    """The recht; 404 for who may not see it."""
    return get_object_or_404(rechten_voor(actor), uuid=recht_uuid)


def taken_voor(actor: Actor) -> TaakQuerySet:
    """The tasks of the zaken this actor may see."""
    return Taak.objects.filter(zaak__in=zichtbaar_voor(actor))


def get_taak_or_404(actor: Actor, taak_uuid: UUID) -> Taak:
    """The task with its zaak; 404 for who may not see that."""
    return get_object_or_404(taken_voor(actor).select_related("zaak__zaaktype"), uuid=taak_uuid)


def may_handle_zaak(actor: Actor, zaak: Zaak) -> bool:
    """Whether this member of staff may change the zaak, not only see it."""
    return te_behandelen_door(actor).filter(pk=zaak.pk).exists()


def get_zaak_or_404(actor: Actor, zaak_uuid: UUID) -> Zaak:
    """The zaak with all a page shows of it; 404 for who may not see it."""
    return get_object_or_404(zichtbaar_voor(actor).met_basis(), uuid=zaak_uuid)


def get_betrokkene_or_404(actor: Actor, zaak_uuid: UUID) -> UUID | None:
    """Whose zaak it is, without reading it: what the access log needs first; 404 for who may not see it."""
    zaak = get_object_or_404(zichtbaar_voor(actor).only("pk"), uuid=zaak_uuid)
    return _initiator_of(zaak=zaak)


def get_betrokkene_bij_document_or_404(actor: Actor, document_uuid: UUID) -> UUID | None:
    """Whose document it is, without reading it."""
    document = get_object_or_404(documenten_voor(actor).only("pk"), uuid=document_uuid)
    return _initiator_of(zaak__zaakinformatieobjecten__informatieobject=document)


def _initiator_of(**zaak: Zaak | EnkelvoudigInformatieObject) -> UUID | None:
    initiator = Rol.objects.filter(
        omschrijving_generiek=RolOmschrijving.INITIATOR, indicatie_machtiging="", **zaak
    )
    return initiator.values_list("inwoner__uuid", flat=True).first()


def get_zaak_to_handle_or_404(actor: Actor, zaak_uuid: UUID) -> Zaak:
    """The zaak for a change by its team; 404 for anybody else."""
    return get_object_or_404(te_behandelen_door(actor), uuid=zaak_uuid)


def get_document_or_404(actor: Actor, document_uuid: UUID) -> EnkelvoudigInformatieObject:
    """The document; 404 for who may not open it."""
    return get_object_or_404(documenten_voor(actor), uuid=document_uuid)
