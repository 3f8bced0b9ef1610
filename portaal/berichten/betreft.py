"""What a message is about lives in a higher app; that app tells here who of the staff may see it."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from portaal.toegang.models import Account

# Given a member of staff: a queryset of the uuids of what they may see.
ZichtbareUuids = Callable[[Account], "QuerySet[Any, Any]"]

_registers: dict[str, ZichtbareUuids] = {}


def register(betreft_soort: str, zichtbare_uuids: ZichtbareUuids) -> None:
    """Make messages about this kind of thing visible to those who may see the thing itself.

    For instance register("zaak", lambda account: zichtbaar_voor(account).values("uuid")).
    """
    _registers[betreft_soort] = zichtbare_uuids


def visible_to(account: Account, prefix: str = "") -> Q:
    """The condition on Bericht (reached over `prefix`) under which this member of staff may see it."""
    mag = Q(pk__in=[])
    for soort, zichtbare_uuids in _registers.items():
        mag |= Q(**{f"{prefix}betreft_soort": soort, f"{prefix}betreft_uuid__in": zichtbare_uuids(account)})
    return mag


def without_subject(prefix: str = "") -> Q:
    """The condition on Bericht that nobody above looks after it."""
    return ~Q(**{f"{prefix}betreft_soort__in": list(_registers)})
