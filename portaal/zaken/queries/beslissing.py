"""What was decided at once and why, for the page of a zaak; and what of it waits for a check."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ..models import Beslissing, Zaak, ZaakQuerySet


@dataclass(frozen=True)
class BeslissingTekst:
    """verklaringen: what, value, who says so. regel, trekking and controle are for staff; empty for the resident."""

    uitkomst: str
    beslist_op: datetime
    redenen: tuple[str, ...]
    verklaringen: tuple[tuple[str, str, str], ...]
    vervolg: str
    regel: str
    trekking: str
    controle: str


def find_beslissing(zaak: Zaak, *, voor_medewerker: bool) -> BeslissingTekst | None:
    """The direct decision on this zaak, if a rule took one."""
    beslissing = Beslissing.objects.filter(zaak=zaak).select_related("gecontroleerd_door").first()
    if beslissing is None:
        return None
    return BeslissingTekst(
        uitkomst=beslissing.get_uitkomst_display(),
        beslist_op=beslissing.beslist_op,
        redenen=tuple(beslissing.redenen),
        verklaringen=tuple((deel["wat"], deel["waarde"], deel["bron"]) for deel in beslissing.verklaringen),
        vervolg=beslissing.vervolg,
        regel=f"{beslissing.regel}, versie {beslissing.regelversie}" if voor_medewerker else "",
        trekking=beslissing.trekking if voor_medewerker else "",
        controle=_describe_controle(beslissing) if voor_medewerker else "",
    )


def _describe_controle(beslissing: Beslissing) -> str:
    if beslissing.gecontroleerd_door is None:
        return "Nog niet gecontroleerd" if beslissing.in_steekproef else ""
    delen = (beslissing.get_bevinding_display(), beslissing.bevinding_toelichting)
    gevonden = ". ".join(deel for deel in delen if deel)
    return f"{gevonden} ({beslissing.gecontroleerd_door.naam})"


def te_controleren(zaken: ZaakQuerySet) -> QuerySet[Beslissing]:
    """The decisions on these zaken that were drawn and not checked yet, the oldest first."""
    wachtend = Beslissing.objects.filter(in_steekproef=True, gecontroleerd_op=None, zaak__in=zaken)
    return wachtend.select_related("zaak__zaaktype", "zaak__team").order_by("beslist_op", "pk")
