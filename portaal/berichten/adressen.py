"""Where a message can go: which address a person has per channel, and how it is shown to others."""

from portaal.inwoners.models import Inwoner
from portaal.kern.versleuteling import blind_index

from .enums import Kanaal
from .models import Bericht


def find_adres(bericht: Bericht, kanaal: str) -> str | None:
    """The address to use for this message over this channel, or None.

    An address that came with the message goes before what the person has on record; of the record only a
    verified address counts that still works.
    """
    if bericht.adres and kanaal == channel_of(bericht.adres):
        return bericht.adres
    if bericht.ontvanger is None:
        return None
    if kanaal == Kanaal.BRIEF:
        return _postal_address(bericht.ontvanger)
    contactpunt = bericht.ontvanger.contactpunten.filter(
        kanaal=kanaal, verified_at__isnull=False, onbereikbaar_op__isnull=True
    ).first()
    return contactpunt.adres if contactpunt else None


def channel_of(adres: str) -> str:
    """The channel that a loose address belongs to."""
    return Kanaal.EMAIL if "@" in adres else Kanaal.SMS


def index_of(adres: str) -> str:
    """The keyed hash under which attempts to this address are found."""
    return blind_index(f"adres:{adres.strip().lower()}")


def mask_adres(kanaal: str, adres: str) -> str:
    """The address as staff and the resident see it in an overview: enough to recognise, not to use."""
    if not adres:
        return "geen adres"
    if kanaal == Kanaal.SMS:
        return f"06 •••••• {adres[-2:]}"
    if kanaal == Kanaal.EMAIL:
        naam, _, domein = adres.partition("@")
        return f"{naam[:1]}•••@{domein}"
    return "postadres"


def _postal_address(inwoner: Inwoner) -> str | None:
    if not (inwoner.straat and inwoner.postcode):
        return None
    return "\n".join((inwoner.formele_naam, inwoner.adresregel, inwoner.plaatsregel))
