"""A decision at once, where a rule decides zaken of this type."""

from datetime import datetime

from django.utils.timezone import localdate

from portaal.zaken.beslisregels import find_regel
from portaal.zaken.operations import decide_zaak

from ...enums import ActieSoort
from ...invulling import Invulling
from ...models import Aanvraag
from ...queries import get_zaaktype
from .werk import Werk, zaak_of


def decide(aanvraag: Aanvraag, _sleutel: str, now: datetime) -> None:
    """decide_zaak takes one decision on a zaak, however often it is asked."""
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    decide_zaak(zaak=zaak_of(aanvraag), feiten=invulling.pad.antwoorden, by=aanvraag.ingevuld_door, now=now)


def _keys(invulling: Invulling) -> list[str]:
    return [""] if find_regel(get_zaaktype(invulling.aanvraag).identificatie) else []


# The rule asks outside sources: no transaction may be held open for them.
WERK = Werk(ActieSoort.BESLISSING, keys=_keys, run=decide, is_los=True)
