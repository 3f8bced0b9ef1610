"""Reads over accounts and failed logins."""

from datetime import datetime

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.db.models import Max


def blocked_until(gebruikersnaam: str, ip_adres: str) -> datetime | None:
    """When a name that was tried too often from this address may try again."""
    pogingen = AccessAttempt.objects.filter(username=gebruikersnaam, ip_address=ip_adres)
    laatste = pogingen.aggregate(laatste=Max("attempt_time"))["laatste"]
    duur = get_cool_off()
    return laatste + duur if laatste and duur else None
