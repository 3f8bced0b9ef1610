"""Who gets an uittreksel at once: about oneself, with the address of now (Wet BRP 2.55)."""

from dataclasses import dataclass

from ..enums import BeslissingUitkomst
from .basis import BRON_BRP, Uitkomst, Verklaring, naar_behandelaar

VERSTREKT = "Verstrekt"
WOONADRES = "woonadres"


@dataclass(frozen=True)
class Uittrekselfeiten:
    """uittreksel: what was asked for. is_bekend and further: what the BRP says, when it could be asked."""

    uittreksel: str
    is_bereikt: bool = True
    is_bekend: bool = True
    is_opgeheven: bool = False
    heeft_adres: bool = True


def beslis_uittreksel(feiten: Uittrekselfeiten) -> Uitkomst:
    """Delivered when the BRP tells all that stands on it; else a person makes it."""
    bezwaren = _weigh(feiten)
    verklaringen = (Verklaring("Gevraagd", _describe(feiten.uittreksel)),)
    if bezwaren:
        return naar_behandelaar(*bezwaren, verklaringen=verklaringen)
    return Uitkomst(
        BeslissingUitkomst.GELEVERD,
        (
            "Uw uittreksel staat bij uw documenten.",
            "Op het uittreksel staat een code. Daarmee kan iedereen nakijken dat het echt is.",
        ),
        (*verklaringen, Verklaring("Uw gegevens", "zoals ze nu zijn ingeschreven", BRON_BRP)),
        resultaat=VERSTREKT,
    )


def _weigh(feiten: Uittrekselfeiten) -> list[str]:
    if feiten.uittreksel != WOONADRES:
        return ["Dit uittreksel maakt een medewerker voor u. U krijgt het met de post."]
    if not feiten.is_bereikt:
        return ["Wij konden uw gegevens nu niet ophalen uit de Basisregistratie Personen."]
    if not feiten.is_bekend:
        return ["Wij konden uw gegevens niet vinden in de Basisregistratie Personen."]
    if feiten.is_opgeheven or not feiten.heeft_adres:
        return ["In de Basisregistratie Personen staat nu geen adres in Nederland van u."]
    return []


def _describe(uittreksel: str) -> str:
    return "een uittreksel met het adres van nu" if uittreksel == WOONADRES else "een ander uittreksel"
