"""The zaak itself, with every visible answer and everybody who takes part."""

from datetime import date, datetime

from django.utils.timezone import localdate

from portaal.vragen.antwoord import Antwoorden
from portaal.zaken.enums import ZaaktypeSoort
from portaal.zaken.operations import create_zaak

from ...contact import contact_of
from ...enums import ActieSoort
from ...invulling import Invulling
from ...models import Aanvraag
from ...queries import get_zaaktype
from .werk import Werk

# The question of a bezwaarschrift for the day the contested decision was made known (Awb 6:8 lid 1).
BEKENDMAKING = "bekendmaking"


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
        bekendmaking=_read_bekendmaking(zaaktype.soort, invulling.antwoorden),
        identificatie=aanvraag.referentie,
        bron_sleutel=f"aanvraag:{aanvraag.uuid}",
        meld_ontvangst=False,
        by=aanvraag.ingevuld_door,
        now=now,
    )
    Aanvraag.objects.filter(pk=aanvraag.pk).update(zaak=zaak)


def _read_bekendmaking(soort: str, antwoorden: Antwoorden) -> date | None:
    """From where the term of a bezwaar counts; None for anything else, and when the form does not ask it."""
    antwoord = antwoorden.get(BEKENDMAKING) if soort == ZaaktypeSoort.BEZWAAR else None
    return date.fromisoformat(antwoord) if isinstance(antwoord, str) else None


WERK = Werk(ActieSoort.ZAAK, keys=lambda _: [""], run=make_zaak)
