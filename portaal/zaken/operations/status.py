"""The steps of a zaak, and who handles it."""

from datetime import datetime

from django.db import transaction

from portaal.organisatie.models import Team
from portaal.organisatie.queries import leden_van
from portaal.toegang.models import Account

from ..enums import StatusSoort
from ..models import Status, Statustype, Zaak
from ..notices import notify_status
from ..signals import status_set
from ._zaak import lock_zaak, save_zaak
from .fouten import BehandelaarNietInTeam, StatusAlGezet, StatusNietMogelijk, ZaakHeeftBehandelaar


def add_status(
    zaak: Zaak, statustype: Statustype, *, toelichting: str, by: Account | None, now: datetime
) -> Status:
    """Append a status to a locked zaak and announce it. The caller saves huidige_status."""
    status = Status.objects.create(
        zaak=zaak,
        statustype=statustype,
        datum_status_gezet=now,
        statustoelichting=toelichting.strip(),
        gezet_door=by,
    )
    zaak.huidige_status = status
    status_set.send(Status, zaak=zaak, status=status, now=now)
    return status


@transaction.atomic
def set_status(
    *,
    zaak: Zaak,
    statustype: Statustype,
    toelichting: str = "",
    by: Account | None,
    now: datetime,
    versie: int | None = None,
) -> Status:
    """Go to a step of the same zaaktype; the resident is told when the step says so.

    Closing and "klaar om op te halen" have acts of their own. Raises StatusNietMogelijk, StatusAlGezet.
    """
    zaak = lock_zaak(zaak, versie)
    if statustype.zaaktype_id != zaak.zaaktype_id:
        raise StatusNietMogelijk
    if statustype.is_eindstatus:
        raise StatusNietMogelijk("Met een eindstatus sluit u de zaak. Kies daarvoor Zaak afronden.")
    if statustype.soort == StatusSoort.KLAAR_VOOR_OPHALEN:
        raise StatusNietMogelijk("Kies bij Klaar om op te halen ook de locatie.")
    if zaak.huidige_status is not None and zaak.huidige_status.statustype_id == statustype.pk:
        raise StatusAlGezet
    status = add_status(zaak, statustype, toelichting=toelichting, by=by, now=now)
    save_zaak(zaak, "huidige_status", soort="status", by=by, now=now, toelichting=statustype.omschrijving)
    if statustype.informeren:
        notify_status(zaak, status, by=by, now=now)
    return status


@transaction.atomic
def take_zaak(*, zaak: Zaak, by: Account, now: datetime, versie: int | None = None) -> Zaak:
    """Become the behandelaar of a zaak of one's own team that has none. Taking it twice is fine.

    Raises ZaakHeeftBehandelaar, BehandelaarNietInTeam.
    """
    zaak = lock_zaak(zaak, versie)
    if zaak.behandelaar_id == by.pk:
        return zaak
    if zaak.behandelaar_id is not None:
        raise ZaakHeeftBehandelaar
    _check_in_team(by, zaak.team)
    zaak.behandelaar = by
    save_zaak(zaak, "behandelaar", soort="behandelaar", by=by, now=now, toelichting=by.naam)
    return zaak


@transaction.atomic
def assign_zaak(
    *,
    zaak: Zaak,
    behandelaar: Account | None,
    by: Account | None,
    now: datetime,
    team: Team | None = None,
    versie: int | None = None,
) -> Zaak:
    """Hand the zaak to a member of its team, or of another team, or to a team without a behandelaar.

    Raises BehandelaarNietInTeam.
    """
    zaak = lock_zaak(zaak, versie)
    zaak.team = team or zaak.team
    if behandelaar is not None:
        _check_in_team(behandelaar, zaak.team)
    zaak.behandelaar = behandelaar
    naar = f"{zaak.team}, {behandelaar.naam}" if behandelaar else str(zaak.team)
    save_zaak(zaak, "team", "behandelaar", soort="behandelaar", by=by, now=now, toelichting=naar)
    return zaak


def _check_in_team(account: Account, team: Team) -> None:
    if not leden_van(team).filter(pk=account.pk).exists():
        raise BehandelaarNietInTeam
