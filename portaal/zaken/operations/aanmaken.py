"""Registering a zaak: once per source, with its rollen before its first status."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner, Organisatie
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..enums import GebeurtenisSoort, IndicatieMachtiging, RolOmschrijving
from ..models import Gebeurtenis, Rol, Zaak, Zaaktype
from ..notices import notify_ontvangen
from ..signals import zaak_created
from .fouten import ZaaktypeNietCompleet
from .nummer import reserve_identificatie
from .status import add_status
from .termijn import TERMIJNVELDEN, recompute_termijn


def create_zaak(
    *,
    zaaktype: Zaaktype,
    initiator: Inwoner | None,
    omschrijving: str,
    kanaal: str,
    by: Account | None,
    now: datetime,
    toelichting: str = "",
    eigenschappen: list[dict[str, str]] | None = None,
    gemachtigde: Inwoner | None = None,
    organisatie: Organisatie | None = None,
    contact: Mapping[str, str] | None = None,
    ontvangen_op: datetime | None = None,
    bekendmaking: date | None = None,
    identificatie: str | None = None,
    bron_sleutel: str | None = None,
    meld_ontvangst: bool = True,
) -> Zaak:
    """Register a zaak, once per bron_sleutel: of two calls with the same one, both get the same zaak.

    `ontvangen_op` is when the municipality received it, if earlier than now: the term counts from there
    (Awb 2:20). Without initiator or organisatie, `contact` says who it was: naam, email, telefoon.
    `bekendmaking` is, for a bezwaar, the day the contested decision was made known.
    `meld_ontvangst` is False when the source sends its own receipt. Raises ZaaktypeNietCompleet.
    """
    if bestaand := _find_by_bron(bron_sleutel):
        return bestaand
    ontvangen_op = ontvangen_op or now
    zaak = Zaak(
        zaaktype=zaaktype,
        omschrijving=omschrijving,
        toelichting=toelichting,
        kanaal=kanaal,
        eigenschappen=eigenschappen or [],
        registratiedatum=now,
        startdatum=localdate(ontvangen_op),
        vertrouwelijkheidaanduiding=zaaktype.vertrouwelijkheidaanduiding,
        team=zaaktype.team,
        bron_sleutel=bron_sleutel,
    )
    try:
        with transaction.atomic():
            zaak.identificatie = identificatie or reserve_identificatie(now=now)
            zaak.save()
            _add_rollen(zaak, initiator, gemachtigde, organisatie, contact or {})
            _add_feiten(zaak, bekendmaking, by=by, now=ontvangen_op)
            _start(zaak, by=by, now=ontvangen_op)
            _announce(zaak, meld_ontvangst=meld_ontvangst, by=by, now=now)
    except IntegrityError:
        # Another process made it between our look and our insert; anything else is a real error.
        if bestaand := _find_by_bron(bron_sleutel):
            return bestaand
        raise
    return zaak


def _find_by_bron(bron_sleutel: str | None) -> Zaak | None:
    return Zaak.objects.filter(bron_sleutel=bron_sleutel).first() if bron_sleutel else None


def _add_rollen(
    zaak: Zaak,
    initiator: Inwoner | None,
    gemachtigde: Inwoner | None,
    organisatie: Organisatie | None,
    contact: Mapping[str, str],
) -> None:
    rollen = [
        Rol(
            zaak=zaak,
            inwoner=initiator,
            organisatie=organisatie,
            contact=dict(contact),
            omschrijving_generiek=RolOmschrijving.INITIATOR,
        )
    ]
    if gemachtigde is not None:
        rollen.append(
            Rol(
                zaak=zaak,
                inwoner=gemachtigde,
                omschrijving_generiek=RolOmschrijving.INITIATOR,
                indicatie_machtiging=IndicatieMachtiging.GEMACHTIGDE,
            )
        )
    Rol.objects.bulk_create(rollen)


def _add_feiten(zaak: Zaak, bekendmaking: date | None, *, by: Account | None, now: datetime) -> None:
    feiten = [Gebeurtenis(soort=GebeurtenisSoort.ONTVANGST, datum=zaak.startdatum, grond="Awb 2:20")]
    if bekendmaking is not None:
        feiten.append(
            Gebeurtenis(soort=GebeurtenisSoort.BEKENDMAKING, datum=bekendmaking, grond="Awb 6:8 lid 1")
        )
    for feit in feiten:
        feit.zaak, feit.created_at, feit.created_by = zaak, now, by
    Gebeurtenis.objects.bulk_create(feiten)


def _start(zaak: Zaak, *, by: Account | None, now: datetime) -> None:
    """The first dates and the first status."""
    eerste = zaak.zaaktype.statustypen.order_by("volgnummer").first()
    if eerste is None or eerste.is_eindstatus:
        raise ZaaktypeNietCompleet
    recompute_termijn(zaak, aanleiding=GebeurtenisSoort.ONTVANGST.label, now=now)
    add_status(zaak, eerste, toelichting="", by=by, now=now)
    zaak.save(update_fields=[*TERMIJNVELDEN, "huidige_status"])


def _announce(zaak: Zaak, *, meld_ontvangst: bool, by: Account | None, now: datetime) -> None:
    """The log, the receipt and the signal."""
    log_handeling(
        by=by,
        soort="zaak-aangemaakt",
        object_soort="zaak",
        object_uuid=zaak.uuid,
        toelichting=zaak.kanaal,
        now=now,
    )
    if meld_ontvangst:
        notify_ontvangen(zaak, by=by, now=now)
    zaak_created.send(Zaak, zaak=zaak, now=now)
