"""A zone with residents and cars, for the tests of the parkeervergunning."""

from typing import Any

from portaal.inwoners.bronnen import RdwStoring, Voertuig
from portaal.inwoners.models import Inwoner
from portaal.organisatie.models import Parkeerzone, Zonepostcodes
from portaal.zaken.models import Zaak, Zaaktype
from tests.factories.inwoners import InwonerFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory


class Rdw:
    """Stands in for the RDW: knows what it was told, may be down."""

    def __init__(self) -> None:
        self.is_weg = False
        self.soorten: dict[str, str] = {}
        self.onbekend: set[str] = set()

    def get_voertuig(self, kenteken: str) -> Voertuig | None:
        if self.is_weg:
            raise RdwStoring("te-traag")
        if kenteken in self.onbekend:
            return None
        soort = self.soorten.get(kenteken, "Personenauto")
        return Voertuig(kenteken.replace("-", ""), soort, "VOLVO", "V40", "BLAUW", None, True, False)


def make_zone(*, per_adres: int = 2) -> Parkeerzone:
    zone = Parkeerzone.objects.create(code="A", naam="Centrum", vergunningen_per_adres=per_adres)
    Zonepostcodes.objects.create(zone=zone, van="4299 LA", tot="4299 LZ")
    return zone


def make_zaaktype(**velden: Any) -> Zaaktype:
    return ZaaktypeFactory(identificatie="parkeervergunning", omschrijving="Parkeervergunning", **velden)


def make_aanvraag(zaaktype: Zaaktype, inwoner: Inwoner | None = None, **velden: Any) -> Zaak:
    return ZaakFactory(
        zaaktype=zaaktype,
        initiator=inwoner or InwonerFactory(huisnummer="12"),
        omschrijving="Parkeervergunning",
        **velden,
    )
