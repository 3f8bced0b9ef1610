"""Looking a resident up, for every page of the werkplek that needs one; each look is logged by its caller."""

from datetime import datetime

from portaal.inwoners.models import Inwoner
from portaal.inwoners.operations import add_inwoner
from portaal.inwoners.permissions import may_add_inwoner, zichtbaar_voor
from portaal.inwoners.queries import find_by_bsn
from portaal.toegang.models import Account

ONBEKEND_BSN = "Wij kennen niemand met dit burgerservicenummer."
BRP_WEG = "Wij kennen niemand met dit nummer, en de BRP geeft nu geen antwoord. Probeer het straks nog eens."


def find_or_add(account: Account, bsn: str, *, now: datetime) -> Inwoner | None:
    """Who has this BSN, as far as this account may see persons; somebody we do not know yet comes from the BRP.

    Raises BrpStoring.
    """
    gevonden = find_by_bsn(bsn)
    if gevonden is None and may_add_inwoner(account):
        gevonden = add_inwoner(bsn=bsn, by=account, now=now)
    if gevonden is None or not zichtbaar_voor(account).filter(pk=gevonden.pk).exists():
        return None
    return gevonden
