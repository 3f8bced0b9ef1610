"""Telling again what stands."""

from datetime import datetime

from django.db import transaction

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..enums import AfspraakStatus
from ..models import Afspraak
from ..notices import notify_opnieuw
from .fouten import NietMeerTeWijzigen


@transaction.atomic
def send_bevestiging(*, afspraak: Afspraak, sleutel: str, by: Account, now: datetime) -> None:
    """The confirmation once more, once per sleutel. Raises NietMeerTeWijzigen when it does not stand any more."""
    vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    if vast.status != AfspraakStatus.BEVESTIGD or vast.start <= now:
        raise NietMeerTeWijzigen
    notify_opnieuw(vast, sleutel=sleutel, by=by, now=now)
    log_handeling(by=by, soort="bevestiging-opnieuw", object_soort="afspraak", object_uuid=vast.uuid, now=now)
