"""Where we come to people's homes, and how long the way is. What was booked before stays as it is."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling

from ..models import Bezoekgebied, Gebiedpostcode, Reistijd
from .fouten import InGebruik, NaamBestaatAl, PostcodeBezet


@transaction.atomic
def save_gebied(
    *,
    gebied: Bezoekgebied | None,
    locatie: Locatie,
    naam: str,
    reistijd: int,
    postcodes: Collection[str],
    by: Account,
    now: datetime,
) -> Bezoekgebied:
    """A new area, or this one as it is from now on. Raises NaamBestaatAl, PostcodeBezet."""
    bewaard = Bezoekgebied(locatie=locatie, naam=naam, reistijd=reistijd)
    bewaard.pk = gebied.pk if gebied else None
    try:
        with transaction.atomic():
            bewaard.save()
    except IntegrityError as fout:
        raise NaamBestaatAl from fout
    _set_postcodes(bewaard, set(postcodes))
    _log("bezoekgebied-bewaard", locatie, f"{naam}: {', '.join(sorted(postcodes))}", by, now)
    return bewaard


@transaction.atomic
def delete_gebied(*, gebied: Bezoekgebied, by: Account, now: datetime) -> None:
    """Nobody comes there any more. Raises InGebruik when there are afspraken in it."""
    try:
        gebied.delete()
    except ProtectedError as fout:
        raise InGebruik from fout
    _log("bezoekgebied-verwijderd", gebied.locatie, gebied.naam, by, now)


@transaction.atomic
def set_reistijden(
    *,
    locatie: Locatie,
    minuten: Mapping[tuple[int, int], int | None],
    by: Account,
    now: datetime,
) -> None:
    """Minutes per pair of areas of this locatie, the lower key first; None is not known, the longest way."""
    eigen = set(Bezoekgebied.objects.filter(locatie=locatie).values_list("pk", flat=True))
    for (van, naar), aantal in minuten.items():
        if not {van, naar} <= eigen:
            continue
        if aantal is None:
            Reistijd.objects.filter(van=van, naar=naar).delete()
        else:
            Reistijd.objects.update_or_create(van_id=van, naar_id=naar, defaults={"minuten": aantal})
    _log("reistijden-bewaard", locatie, "", by, now)


def _set_postcodes(gebied: Bezoekgebied, postcodes: set[str]) -> None:
    """Each lies in one area only. Raises PostcodeBezet."""
    elders = Gebiedpostcode.objects.filter(cijfers__in=postcodes).exclude(gebied=gebied)
    if bezet := [f"{code.cijfers} ({code.gebied.naam})" for code in elders.select_related("gebied")]:
        raise PostcodeBezet(", ".join(bezet))
    Gebiedpostcode.objects.filter(gebied=gebied).exclude(cijfers__in=postcodes).delete()
    try:
        with transaction.atomic():
            for cijfers in postcodes:
                Gebiedpostcode.objects.get_or_create(gebied=gebied, cijfers=cijfers)
    except IntegrityError as fout:
        raise PostcodeBezet("een ander gebied kreeg er net een van") from fout


def _log(handeling: str, locatie: Locatie, toelichting: str, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=handeling,
        object_soort="locatie",
        object_uuid=locatie.uuid,
        toelichting=toelichting[:500],
        now=now,
    )
