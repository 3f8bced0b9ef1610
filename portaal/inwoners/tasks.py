"""What is looked up beside a login."""

from celery import shared_task
from django.utils import timezone

from portaal.toegang.models import Account

from .clients.brp import BrpStoring
from .operations import refresh_inwoner
from .queries import inwoner_van


@shared_task(name="inwoners.ververs")
def ververs(account_id: int) -> None:
    """Take over from the BRP what changed for who just logged in. A BRP that is down: at the next login."""
    account = Account.objects.get(pk=account_id)
    try:
        refresh_inwoner(inwoner=inwoner_van(account), by=account, now=timezone.now())
    except BrpStoring:
        return  # the client has logged it, without the person
