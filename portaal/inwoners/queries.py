"""Reads over persons."""

import re

from django.db.models import Q, QuerySet

from portaal.kern.bsn import normalize_bsn
from portaal.kern.versleuteling import blind_index
from portaal.toegang.models import Account

from .models import Inwoner

HOOGSTENS = 25
MINSTENS_TEKENS = 2
ADRES = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})[\s,]+([0-9][0-9A-Za-z\s-]*)")


def inwoner_van(account: Account) -> Inwoner:
    """The person behind a resident's account. Raises Inwoner.DoesNotExist for any other account."""
    if account.inwoner_uuid is None:
        raise Inwoner.DoesNotExist
    return Inwoner.objects.get(uuid=account.inwoner_uuid)


def find_by_bsn(bsn: str) -> Inwoner | None:
    """The person with this BSN. Raises ValueError when it does not pass the elfproef."""
    return Inwoner.objects.filter(bsn_idx=blind_index(normalize_bsn(bsn))).first()


def find_inwoners(q: str, binnen: QuerySet[Inwoner]) -> list[Inwoner]:
    """At most 25 persons among `binnen` (zichtbaar_voor of the searcher), by name.

    q is a postcode with huisnummer, or the beginnings of names. Never a BSN: a search stands in a URL.
    """
    q = " ".join(q.split())
    if len(q) < MINSTENS_TEKENS:
        return []
    gevonden = binnen.filter(_condition(q))
    return list(gevonden.order_by("geslachtsnaam", "voornamen", "pk")[:HOOGSTENS])


def _condition(q: str) -> Q:
    adres = ADRES.fullmatch(q)
    if adres:
        cijfers, letters, huisnummer = adres.groups()
        return Q(postcode=f"{cijfers} {letters.upper()}", huisnummer__iexact=huisnummer)
    conditie = Q()
    for woord in q.split():
        conditie &= (
            Q(geslachtsnaam__istartswith=woord)
            | Q(voornamen__istartswith=woord)
            | Q(voorvoegsel__istartswith=woord)
            | Q(voorvoegsel__iendswith=f" {woord}")
        )
    return conditie
