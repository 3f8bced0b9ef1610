"""Persons and the accounts they log in to."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from portaal.kern.bsn import normalize_bsn
from portaal.kern.nudge import nudge
from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling, log_inzage

from ..clients.brp import verbinding
from ..enums import Bron
from ..models import Inwoner

# So old may what we took over from the BRP be when somebody logs in.
VERS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Persoonsgegevens:
    """What is known of a person besides the BSN."""

    voornamen: str
    geslachtsnaam: str
    voorvoegsel: str = ""
    geboortedatum: date | None = None
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    woonplaats: str = ""
    is_geheim: bool = False
    is_overleden: bool = False


@transaction.atomic
def get_or_create_by_bsn(
    *, bsn: str, gegevens: Persoonsgegevens, bron: Bron = Bron.BRP, by: Account | None, now: datetime
) -> Inwoner:
    """The person with this BSN; made with these data when not known yet, left as it is otherwise.

    Raises ValueError when the BSN does not pass the elfproef.
    """
    bsn = normalize_bsn(bsn)
    inwoner, is_nieuw = Inwoner.objects.get_or_create(
        bsn_idx=blind_index(bsn),
        defaults={**asdict(gegevens), "bsn_enc": bsn, "bron": bron, "created_at": now, "bijgewerkt_op": now},
    )
    if is_nieuw:
        log_handeling(
            by=by, soort="inwoner-gemaakt", object_soort="inwoner", object_uuid=inwoner.uuid, now=now
        )
    return inwoner


@transaction.atomic
def open_account(*, inwoner: Inwoner, by: Account | None, now: datetime) -> Account:
    """The account of this person, made at the first login; it carries the name to greet with."""
    account, is_nieuw = Account.objects.get_or_create_inwoner(inwoner.uuid)
    if is_nieuw:
        log_handeling(
            by=by or account,
            soort="account-gemaakt",
            object_soort="inwoner",
            object_uuid=inwoner.uuid,
            now=now,
        )
    if (account.first_name, account.last_name) != (inwoner.roepnaam, inwoner.achternaam):
        account.first_name, account.last_name = inwoner.roepnaam, inwoner.achternaam
        account.save(update_fields=["first_name", "last_name"])
    return account


def login_inwoner(*, inwoner: Inwoner, now: datetime) -> Account:
    """The account this person logs in to; the login stands in the access log.

    Older data is looked up in the BRP again beside the login, which never waits for it.
    """
    account = open_account(inwoner=inwoner, by=None, now=now)
    log_inzage(
        by=account, betrokkene=inwoner.uuid, wat="Ingelogd met DigiD", waarom="Eigen gegevens", now=now
    )
    if verbinding.is_ingesteld and inwoner.bijgewerkt_op <= now - VERS:
        nudge("inwoners.ververs", account.pk)
    return account
