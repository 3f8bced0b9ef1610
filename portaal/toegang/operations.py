"""Everything that writes about access: the two logs, accounts of staff, their second factor."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q

from .enums import InzageResultaat
from .models import Account, Handeling, Inzage
from .tweede_factor import match_stap, new_geheim


@transaction.atomic(durable=True)
def log_inzage(
    *,
    by: Account,
    betrokkene: UUID | None,
    wat: str,
    waarom: str,
    resultaat: InzageResultaat = InzageResultaat.GETOOND,
    now: datetime,
) -> Inzage:
    """Note that somebody looked at a person's data; committed before the data is loaded.

    Raises RuntimeError inside a transaction of the caller: a rollback there would lose the row.
    """
    return Inzage.objects.create(
        wie=by, betrokkene=betrokkene, wat=wat, waarom=waarom, resultaat=resultaat, at=now
    )


@transaction.atomic
def log_handeling(
    *,
    by: Account | None,
    soort: str,
    object_soort: str,
    object_uuid: UUID,
    toelichting: str = "",
    now: datetime,
) -> Handeling:
    """Note a change, in the transaction of the change itself; `by` is None for the system."""
    return Handeling.objects.create(
        wie=by,
        soort=soort,
        object_soort=object_soort,
        object_uuid=object_uuid,
        toelichting=toelichting,
        at=now,
    )


@transaction.atomic
def create_medewerker(
    *,
    gebruikersnaam: str,
    wachtwoord: str,
    voornaam: str,
    achternaam: str,
    email: str = "",
    is_beheerder: bool = False,
    by: Account | None,
    now: datetime,
) -> Account:
    """An account for staff, without second factor yet: it cannot log in before set_tweede_factor.

    Raises ValidationError when the password is too weak, IntegrityError when the name is taken.
    """
    account = Account(username=gebruikersnaam, first_name=voornaam, last_name=achternaam, email=email)
    validate_password(wachtwoord, account)
    account.is_staff = account.is_superuser = is_beheerder
    account.set_password(wachtwoord)
    account.save()
    log_handeling(
        by=by, soort="medewerker-gemaakt", object_soort="account", object_uuid=account.uuid, now=now
    )
    return account


@transaction.atomic
def set_tweede_factor(
    *, account: Account, geheim: str | None = None, by: Account | None, now: datetime
) -> str:
    """Give a member of staff a new second factor; the old one stops working. Returns the secret."""
    geheim = geheim or new_geheim()
    account.totp_geheim, account.totp_laatste = geheim, None
    account.save(update_fields=["totp_geheim", "totp_laatste"])
    log_handeling(
        by=by, soort="tweede-factor-gezet", object_soort="account", object_uuid=account.uuid, now=now
    )
    return geheim


@transaction.atomic
def verify_tweede_factor(*, account: Account, code: str, now: datetime) -> bool:
    """Whether the code is right and was not used before (RFC 6238, 5.2: a code counts once)."""
    if not account.totp_geheim:
        return False
    stap = match_stap(account.totp_geheim, code, now)
    if stap is None:
        return False
    nieuw = Q(totp_laatste__isnull=True) | Q(totp_laatste__lt=stap)
    return Account.objects.filter(nieuw, pk=account.pk).update(totp_laatste=stap) == 1
