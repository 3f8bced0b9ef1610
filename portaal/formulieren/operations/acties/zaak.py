"""The zaak itself, with every visible answer and everybody who takes part."""

from datetime import datetime

from django.utils.timezone import localdate

from portaal.zaken.operations import create_zaak

from ...contact import contact_of
from ...enums import ActieSoort
from ...invulling import Invulling
from ...models import Aanvraag
from ...queries import get_zaaktype
from .werk import Werk


def make_zaak(aanvraag: Aanvraag, _sleutel: str, now: datetime) -> None:
    """create_zaak makes no second zaak for this aanvraag."""
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    zaaktype = get_zaaktype(aanvraag)
    is_onbekend = aanvraag.aanvrager is None
    zaak = create_zaak(
        zaaktype=zaaktype,
        initiator=aanvraag.aanvrager,
        gemachtigde=aanvraag.gemachtigde,
        organisatie=aanvraag.organisatie,
        contact=contact_of(invulling.definitie, invulling.antwoorden) if is_onbekend else None,
        omschrijving=zaaktype.omschrijving,
        kanaal=aanvraag.kanaal,
        eigenschappen=[
            {"naam": regel.veld.label, "waarde": regel.tekst}
            for stap in invulling.samenvatting()
            for regel in stap.regels
        ],
        ontvangen_op=aanvraag.ontvangen_op,
        identificatie=aanvraag.referentie,
        bron_sleutel=f"aanvraag:{aanvraag.uuid}",
        meld_ontvangst=False,
        by=aanvraag.ingevuld_door,
        now=now,
    )
    Aanvraag.objects.filter(pk=aanvraag.pk).update(zaak=zaak)


WERK = Werk(ActieSoort.ZAAK, keys=lambda _: [""], run=make_zaak)
