"""Where we come to people's homes, and how long the way is."""

from collections.abc import Iterable

from django.db import transaction

from portaal.organisatie.models import Locatie

from ..models import Bezoekgebied, Gebiedpostcode, Reistijd


@transaction.atomic
def ensure_bezoekgebied(
    *, locatie: Locatie, naam: str, reistijd: int, postcodes: Iterable[str]
) -> Bezoekgebied:
    """An area visited from this locatie, with the four digits of its postcodes; one that is there stays."""
    gebied, _ = Bezoekgebied.objects.get_or_create(
        locatie=locatie, naam=naam, defaults={"reistijd": reistijd}
    )
    for cijfers in postcodes:
        Gebiedpostcode.objects.get_or_create(cijfers=cijfers, defaults={"gebied": gebied})
    return gebied


@transaction.atomic
def set_reistijd(*, een: Bezoekgebied, ander: Bezoekgebied, minuten: int) -> None:
    """The way between two areas, the same both ways. What was booked before stays as it is."""
    van, naar = sorted((een, ander), key=lambda gebied: gebied.pk)
    Reistijd.objects.update_or_create(van=van, naar=naar, defaults={"minuten": minuten})
