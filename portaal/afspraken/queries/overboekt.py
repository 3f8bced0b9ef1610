"""Afspraken at a balie that is not staffed then, or cannot do what they are for: capacity went down after booking."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef

from portaal.organisatie.models import Locatie

from ..enums import AfspraakStatus
from ..models import Afspraak, AfspraakQuerySet, AfspraakRegel, Balie
from ..rooster import Dag, Masker, bits
from .rooster import Rooster, load_rooster

# Who is called or helped has a balie, whatever the plan says.
TE_HELPEN = (AfspraakStatus.BEVESTIGD, AfspraakStatus.AANGEMELD)


def find_overboekt(
    zichtbaar: AfspraakQuerySet, locatie: Locatie, van: date, tot: date, *, now: datetime
) -> list[Afspraak]:
    """Those from `van` through `tot` that are not over yet, in order of time; nine queries for any number."""
    sleutels = overbooked_keys(zichtbaar, load_rooster(locatie, van, tot), locatie, van, tot, now=now)
    gevonden = Afspraak.objects.filter(pk__in=sleutels).select_related("balie", "locatie")
    return list(gevonden.prefetch_related("regels__soort").order_by("start", "balie"))


def overbooked_keys(
    zichtbaar: AfspraakQuerySet, rooster: Rooster, locatie: Locatie, van: date, tot: date, *, now: datetime
) -> set[int]:
    """Their keys; two queries. `rooster` covers the whole period."""
    op_tijd = zichtbaar.filter(
        locatie=locatie, datum__range=(van, tot), status__in=TE_HELPEN, eind__gt=now
    ).order_by()
    open_: dict[date, dict[int, Masker]] = {}
    sleutels = set()
    for sleutel, datum, balie, start, eind in op_tijd.values_list("pk", "datum", "balie_id", "start", "eind"):
        dag = Dag(datum)
        if datum not in open_:
            open_[datum] = rooster.open_balies(datum, online=False)
        nodig = bits(dag.cel(start), dag.cel(eind) - dag.cel(start))
        if open_[datum].get(balie, 0) & nodig != nodig:
            sleutels.add(sleutel)
    return sleutels | set(op_tijd.filter(_not_skilled()).values_list("pk", flat=True))


def _not_skilled() -> Exists:
    """One of the rules of an afspraak is for something that its balie does not do."""
    kan = Balie.soorten.through.objects.filter(
        balie=OuterRef("afspraak__balie"), afspraaksoort=OuterRef("soort")
    )
    return Exists(AfspraakRegel.objects.filter(~Exists(kan), afspraak=OuterRef("pk")))
