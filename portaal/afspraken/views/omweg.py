"""Where to go instead of choosing a locatie: for a visit we ask for the address, by phone there may be one only."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from portaal.organisatie.models import Locatie

from ..enums import Afspraakkanaal
from ..kanalen import wijze_van
from ..keuze import read_voor, write_query


def find_omweg(voor: str, mee: Mapping[str, Any]) -> str:
    """The page to go to, with the rest of the choice along; empty when there is a locatie to choose."""
    regels = read_voor(voor)
    kanalen = {regel.soort.kanaal for regel in regels}
    if len(kanalen) != 1 or wijze_van(kanaal := kanalen.pop()).is_op_locatie:
        return ""
    if kanaal == Afspraakkanaal.THUIS:
        return reverse("afspraken:adres") + write_query(voor, **mee)
    plekken = Locatie.objects.filter(
        afspraaksoorten__soort=regels[0].soort, afspraaksoorten__alleen_intern=False
    )[:2]
    return reverse("afspraken:tijd") + write_query(voor, plekken[0], **mee) if len(plekken) == 1 else ""


def find_waar_url(voor: str, mee: Mapping[str, Any]) -> str:
    """The page on which where or how can be changed; empty when there is nothing to choose."""
    omweg = find_omweg(voor, mee)
    if omweg.startswith(reverse("afspraken:tijd")):
        return ""
    return omweg or reverse("afspraken:locatie") + write_query(voor, **mee)
