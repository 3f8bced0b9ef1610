"""What was chosen so far, as it stands in the address of the pages: nothing is kept until a time is held."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portaal.organisatie.models import Locatie

from .models import Afspraaksoort
from .wens import Wens, WensRegel

VOOR, WAAR, DAG, VANAF, ZAAK = "voor", "waar", "dag", "vanaf", "zaak"
VELD = "personen-"
SLEUTEL = "sleutel"


def read_voor(tekst: str) -> list[WensRegel]:
    """`paspoort:2,rijbewijs:1` as rules; what cannot be read is left out."""
    gevraagd: dict[str, int] = {}
    for deel in tekst[:500].split(","):
        slug, _, personen = deel.partition(":")
        if slug and personen.isascii() and personen.isdigit() and len(personen) < 4:
            gevraagd[slug] = int(personen)
    soorten = Afspraaksoort.objects.filter(slug__in=gevraagd)
    return [WensRegel(soort, gevraagd[soort.slug]) for soort in soorten if gevraagd[soort.slug]]


def read_formulier(gegevens: QueryDict) -> str:
    """The same text from the form of the first page: a number of people for each soort."""
    delen = [
        f"{naam.removeprefix(VELD)}:{waarde}"
        for naam, waarde in gegevens.items()
        if naam.startswith(VELD) and str(waarde).isdigit() and str(waarde).strip("0")
    ]
    return ",".join(delen)


def write_voor(regels: Iterable[WensRegel]) -> str:
    return ",".join(f"{regel.soort.slug}:{regel.personen}" for regel in regels)


def write_query(voor: str, locatie: Locatie | None = None, **meer: object) -> str:
    """The end of an address that carries the choice on."""
    delen: Mapping[str, object] = {VOOR: voor, **({WAAR: locatie.slug} if locatie else {}), **meer}
    return f"?{urlencode(delen)}"


def read_moment(tekst: str) -> datetime | None:
    """A moment with its time zone, as the buttons carry it."""
    try:
        moment = parse_datetime(tekst)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) and 2000 < moment.year < 3000 else None


def bind_sleutel(tekst: str, wens: Wens, start: datetime) -> str | None:
    """The sleutel of a page for this time at this locatie; None without one that is a UUID.

    What it begins with keeps it apart from the sleutels of the waiting list.
    """
    try:
        pagina = UUID(tekst)
    except ValueError:
        return None
    return f"{wens.herkomst}:{pagina.hex}:{wens.locatie.pk}:{int(start.timestamp())}"
