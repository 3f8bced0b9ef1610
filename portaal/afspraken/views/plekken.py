"""Where an afspraak that stands can move to: its own locatie, or another that does the same."""

from portaal.organisatie.models import Locatie

from ..enums import Afspraakkanaal, Herkomst
from ..models import Afspraak
from ..wens import Wens, WensKanNiet, wens_of


def wens_at(afspraak: Afspraak, slug: str) -> Wens | None:
    """What it is for, at the locatie with this slug; None when that cannot be done there any more."""
    if not slug or slug == afspraak.locatie.slug:
        return _make(afspraak, afspraak.locatie)
    return next((wens for wens in _elsewhere(afspraak) if wens.locatie.slug == slug), None)


def other_places(afspraak: Afspraak, hier: Locatie) -> list[Locatie]:
    """The locaties to choose from instead of `hier`; none for what is not done at a balie."""
    if afspraak.kanaal != Afspraakkanaal.BALIE:
        return []
    plekken = [wens.locatie for wens in _elsewhere(afspraak)]
    return [plek for plek in (afspraak.locatie, *plekken) if plek != hier]


def _elsewhere(afspraak: Afspraak) -> list[Wens]:
    soorten = [regel.soort for regel in afspraak.regels.all()]
    plekken = Locatie.objects.filter(afspraaksoorten__soort__in=soorten).exclude(pk=afspraak.locatie_id)
    return [wens for plek in plekken.distinct() if (wens := _make(afspraak, plek))]


def _make(afspraak: Afspraak, locatie: Locatie) -> Wens | None:
    try:
        return wens_of(afspraak, herkomst=Herkomst.ONLINE, locatie=locatie)
    except WensKanNiet:
        return None
