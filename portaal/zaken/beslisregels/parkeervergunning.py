"""Who gets a parkeervergunning for residents at once: lives in the zone, has a car, and there is room.

Source: the parkeerverordening of the municipality; the numbers per address come from the zone.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from portaal.kern.ui.notatie import format_datum

from ..enums import BeslissingUitkomst
from .basis import BRON_BRP, BRON_GEMEENTE, BRON_INWONER, BRON_RDW, Uitkomst, Verklaring, naar_behandelaar

VERLEEND = "Verleend"
# A bedrijfsauto may be a lorry that fits no bay: a person looks at it first.
TOEGELATEN = ("Personenauto",)
VERVOLG = "terugbellen"


@dataclass(frozen=True)
class Kentekenfeit:
    """What the RDW says; soort is empty when it knows no such vehicle. is_bereikt: whether it could be asked."""

    kenteken: str
    is_bereikt: bool = True
    soort: str = ""
    omschrijving: str = ""
    is_geexporteerd: bool = False


@dataclass(frozen=True)
class Parkeerfeiten:
    """zone is empty outside the zones. in_gebruik: vergunningen of the address that run in the same period."""

    adres: str
    is_uit_brp: bool
    zone: str
    voertuig: Kentekenfeit
    geldig_van: date
    op_eigen_naam: bool = True
    hoogste_per_adres: int = 0
    in_gebruik: int = 0
    kenteken_bezet: bool = False

    @property
    def geldig_tot(self) -> date:
        """The last day of a year; who begins on 29 February ends on 28 February."""
        try:
            return self.geldig_van.replace(year=self.geldig_van.year + 1) - timedelta(days=1)
        except ValueError:
            return self.geldig_van.replace(year=self.geldig_van.year + 1, day=28)


def beslis_parkeervergunning(feiten: Parkeerfeiten) -> Uitkomst:
    """Granted when nothing stands in the way; else a person decides, with every reason in words."""
    verklaringen = tuple(_list_verklaringen(feiten))
    bezwaren = (
        *_weigh_adres(feiten),
        *weigh_kenteken(feiten.voertuig),
        *_weigh_houder(feiten),
        *_weigh_aantal(feiten),
    )
    if bezwaren:
        return naar_behandelaar(*bezwaren, verklaringen=verklaringen, vervolg=VERVOLG)
    redenen = (
        f"U woont in {feiten.zone}.",
        f"Uw auto staat bij de RDW: {feiten.voertuig.omschrijving or feiten.voertuig.soort}.",
        f"{_describe_hoogste(feiten.hoogste_per_adres)}. Dit is nummer {feiten.in_gebruik + 1}.",
        f"Daarom krijgt u een parkeervergunning voor {feiten.voertuig.kenteken}, van "
        f"{format_datum(feiten.geldig_van)} tot en met {format_datum(feiten.geldig_tot)}.",
    )
    return Uitkomst(BeslissingUitkomst.TOEGEKEND, redenen, verklaringen, resultaat=VERLEEND)


def _weigh_adres(feiten: Parkeerfeiten) -> list[str]:
    if not feiten.is_uit_brp:
        return ["Wij konden uw adres niet nakijken in de Basisregistratie Personen."]
    if not feiten.zone:
        return [f"Uw adres ({feiten.adres}) ligt niet in een zone met parkeervergunningen."]
    return []


def weigh_kenteken(voertuig: Kentekenfeit) -> list[str]:
    """What speaks against a vergunning for this vehicle."""
    if not voertuig.is_bereikt:
        return ["Wij konden uw kenteken nu niet nakijken bij de RDW."]
    if not voertuig.soort:
        return [f"De RDW kent het kenteken {voertuig.kenteken} niet."]
    if voertuig.is_geexporteerd:
        return [f"Volgens de RDW is de auto met kenteken {voertuig.kenteken} naar het buitenland."]
    if voertuig.soort not in TOEGELATEN:
        return [f"Volgens de RDW hoort {voertuig.kenteken} bij een {voertuig.soort.lower()}."]
    return []


def _weigh_houder(feiten: Parkeerfeiten) -> list[str]:
    if feiten.op_eigen_naam:
        return []
    return ["De auto staat niet op uw naam. Daarom bekijken wij eerst uw bewijs dat u de auto gebruikt."]


def _weigh_aantal(feiten: Parkeerfeiten) -> list[str]:
    redenen = []
    if feiten.kenteken_bezet:
        redenen.append(f"Voor het kenteken {feiten.voertuig.kenteken} is er al een parkeervergunning.")
    if feiten.zone and feiten.in_gebruik >= feiten.hoogste_per_adres:
        redenen.append(
            f"{_describe_hoogste(feiten.hoogste_per_adres)}. Meer kan niet."
            if feiten.hoogste_per_adres
            else "In uw zone geven wij geen nieuwe vergunningen."
        )
    return redenen


def _describe_hoogste(aantal: int) -> str:
    vergunningen = "is 1 vergunning" if aantal == 1 else f"zijn {aantal} vergunningen"
    return f"Per adres {vergunningen} mogelijk"


def _list_verklaringen(feiten: Parkeerfeiten) -> list[Verklaring]:
    voertuig = feiten.voertuig
    return [
        Verklaring("Adres", feiten.adres, BRON_BRP if feiten.is_uit_brp else BRON_INWONER),
        Verklaring("Zone", feiten.zone or "geen", BRON_GEMEENTE),
        Verklaring("Kenteken", voertuig.kenteken),
        Verklaring("De auto staat op uw naam", "ja" if feiten.op_eigen_naam else "nee"),
        *(
            [Verklaring("Auto", voertuig.omschrijving or voertuig.soort or "niet gevonden", BRON_RDW)]
            if voertuig.is_bereikt
            else []
        ),
        Verklaring(
            "Vergunningen op dit adres", f"{feiten.in_gebruik} van {feiten.hoogste_per_adres}", BRON_GEMEENTE
        ),
    ]
