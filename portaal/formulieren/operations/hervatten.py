"""Going on with a draft elsewhere: a link by e-mail, which works once and asks the address again."""

import hmac
from datetime import datetime

from django.db import transaction

from portaal.berichten.adressen import index_of
from portaal.berichten.adresvorm import normalize_adres
from portaal.berichten.enums import Kanaal
from portaal.kern.tokens import hash_token, new_token
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Aanvraag, Hervatlink
from ..notices import notify_hervatlink
from .concept import extend, lock_concept
from .fouten import EmailKloptNiet, LinkWerktNiet


@transaction.atomic
def mail_hervatlink(*, aanvraag: Aanvraag, email: str, by: Account | None, now: datetime) -> Hervatlink:
    """Mail a link for this draft of somebody who did not log in; draft and link are kept equally long.

    Raises AdresKloptNiet, AanvraagIsIngediend.
    """
    adres = normalize_adres(Kanaal.EMAIL, email)
    concept = lock_concept(aanvraag)
    token, tot = new_token(), extend(concept, now)
    concept.save(update_fields=["bijgewerkt_op", "verloopt_op"])
    link = concept.hervatlinks.create(
        token_hash=hash_token(token), email_hash=index_of(adres), verloopt_op=tot, created_at=now
    )
    notify_hervatlink(link, token=token, email=adres, by=by, now=now)
    return link


@transaction.atomic
def renew_hervatlink(*, link: Hervatlink, email: str, by: Account | None, now: datetime) -> bool:
    """Mail a new link in the place of one that was used or is too old; False when the address is another.

    Raises LinkWerktNiet, AdresKloptNiet, AanvraagIsIngediend.
    """
    if not _is_adres(link, email):
        return False
    if link.aanvraag.aanvrager_id is not None:
        raise LinkWerktNiet
    mail_hervatlink(aanvraag=link.aanvraag, email=email, by=by, now=now)
    return True


@transaction.atomic
def use_hervatlink(
    *, link: Hervatlink, email: str, houder: str, by: Account | None, now: datetime
) -> Aanvraag:
    """Hand the draft over to the browser with this token; the one that held it before holds it no more.

    Raises EmailKloptNiet, LinkWerktNiet, AanvraagIsIngediend.
    """
    if not _is_adres(link, email):
        raise EmailKloptNiet
    concept = lock_concept(link.aanvraag)
    ongebruikt = Hervatlink.objects.filter(pk=link.pk, gebruikt_op=None, verloopt_op__gt=now)
    if concept.aanvrager_id is not None or not ongebruikt.update(gebruikt_op=now):
        raise LinkWerktNiet
    concept.houder_hash = hash_token(houder)
    concept.save(update_fields=["houder_hash"])
    log_handeling(by=by, soort="aanvraag-hervat", object_soort="aanvraag", object_uuid=concept.uuid, now=now)
    return concept


def _is_adres(link: Hervatlink, email: str) -> bool:
    return hmac.compare_digest(link.email_hash, index_of(email))
