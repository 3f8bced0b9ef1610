"""A change of an aanvraag in the log of handelingen."""

from datetime import datetime

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Aanvraag


def log_aanvraag(
    aanvraag: Aanvraag, soort: str, *, by: Account | None, now: datetime, toelichting: str = ""
) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="aanvraag",
        object_uuid=aanvraag.uuid,
        toelichting=toelichting,
        now=now,
    )
