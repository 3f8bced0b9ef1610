"""What every act on a zaak begins and ends with: the lock, the check that nothing changed, the log."""

from datetime import datetime

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Zaak
from .fouten import ZaakGewijzigd, ZaakIsAfgerond


def lock_zaak(zaak: Zaak, versie: int | None = None) -> Zaak:
    """The zaak as it stands now, locked until the transaction ends, and still open.

    `versie` is the one the user looked at; when the zaak has moved on, raises ZaakGewijzigd.
    """
    actueel = Zaak.objects.select_for_update().get(pk=zaak.pk)
    if versie is not None and actueel.versie != versie:
        raise ZaakGewijzigd
    if actueel.is_afgerond:
        raise ZaakIsAfgerond
    return actueel


def save_zaak(
    zaak: Zaak, *velden: str, soort: str, by: Account | None, now: datetime, toelichting: str = ""
) -> None:
    """Write the named fields of a locked zaak as its next version, and log what was done."""
    zaak.versie += 1
    zaak.save(update_fields=[*velden, "versie"])
    log_handeling(
        by=by, soort=soort, object_soort="zaak", object_uuid=zaak.uuid, toelichting=toelichting, now=now
    )
