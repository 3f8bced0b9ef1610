"""When it is busy, and for which soorten. Told when people choose a day; nothing is closed by it."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Afspraaksoort, Drukteperiode


@transaction.atomic
def save_drukteperiode(
    *,
    periode: Drukteperiode | None,
    naam: str,
    advies: str,
    van: date,
    tot: date,
    elk_jaar: bool,
    soorten: Collection[Afspraaksoort],
    by: Account,
    now: datetime,
) -> Drukteperiode:
    """A new one, or this one as it is from now on."""
    eerder = set(periode.soorten.all()) if periode else set()
    bewaard = Drukteperiode(naam=naam, advies=advies, van=van, tot=tot, elk_jaar=elk_jaar)
    bewaard.pk = periode.pk if periode else None
    bewaard.save()
    bewaard.soorten.set(soorten)
    _log("drukteperiode-bewaard", bewaard, eerder | set(soorten), by, now)
    return bewaard


@transaction.atomic
def delete_drukteperiode(*, periode: Drukteperiode, by: Account, now: datetime) -> None:
    """Not told any more."""
    _log("drukteperiode-verwijderd", periode, set(periode.soorten.all()), by, now)
    periode.delete()


def _log(
    handeling: str, periode: Drukteperiode, soorten: set[Afspraaksoort], by: Account, now: datetime
) -> None:
    """A line with each soort for which it changed."""
    for soort in soorten:
        log_handeling(
            by=by,
            soort=handeling,
            object_soort="afspraaksoort",
            object_uuid=soort.uuid,
            toelichting=f"{periode.naam}: {periode.van} tot en met {periode.tot}",
            now=now,
        )
