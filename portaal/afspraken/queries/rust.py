"""Times that were given up and that the public does not see yet: they rest, and the waiting list goes first."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from portaal.organisatie.models import Locatie

from ..models import Cel
from ..rooster import Dag

Bezetting = Mapping[str, str]


def without_rest(
    bezet: Mapping[date, Bezetting], locatie: Locatie, van: date, tot: date, now: datetime
) -> dict[date, Bezetting]:
    """What is taken on these days, without what rests and what is free again by now; one query."""
    vrij: dict[tuple[date, str], int] = defaultdict(int)
    cellen = Cel.objects.vrij_te_geven(now).filter(dag__locatie=locatie, dag__datum__range=(van, tot))
    for datum, balie, begin in cellen.values_list("dag__datum", "balie_id", "begin"):
        vrij[datum, str(balie)] |= 1 << Dag(datum).cel(begin)
    return {
        datum: {
            balie: f"{int(masker, 16) & ~vrij[datum, balie]:x}"
            for balie, masker in druk.items()
            if balie != "vast"  # what rests is all that does not move
        }
        for datum, druk in bezet.items()
    }
