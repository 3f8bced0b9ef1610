"""Visits at people's homes: which area an address lies in, and who is on the road when."""

from collections import defaultdict
from datetime import date

from ..enums import Afspraakkanaal
from ..models import Afspraak, Bezoekgebied
from ..reistijd import keep_apart
from ..rooster import CEL, Bezet, Dag
from ..wens import Wens
from .quota import TELT_MEE


def find_gebied(postcode: str) -> Bezoekgebied | None:
    """The area with the four digits of this postcode; None where nobody comes."""
    return (
        Bezoekgebied.objects.select_related("locatie").filter(postcodes__cijfers=postcode.strip()[:4]).first()
    )


def find_bezoeken(wens: Wens, van: date, tot: date) -> dict[date, list[Bezet]]:
    """The visits of each day with the way to and from them, as this wens sees them; one query, if any.

    Only for a visit: what is no visit comes beside another with nothing in between.
    """
    bezoeken: dict[date, list[Bezet]] = defaultdict(list)
    if wens.reistijden is None:
        return bezoeken
    rijen = Afspraak.objects.filter(
        locatie=wens.locatie,
        datum__range=(van, tot),
        kanaal=Afspraakkanaal.THUIS,
        status__in=TELT_MEE,
    ).values_list("pk", "datum", "balie_id", "start", "eind", "gebied_id")
    for sleutel, datum, balie, start, eind, gebied in rijen:
        bezoek = Bezet(
            sleutel,
            balie,
            Dag(datum).cel(start),
            (eind - start) // CEL,
            frozenset({balie}),
            schuifbaar=False,
            is_bezoek=True,
            gebied=gebied,
        )
        bezoeken[datum] += keep_apart([bezoek], wens.reistijden)
    return bezoeken
