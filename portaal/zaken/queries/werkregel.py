"""One zaak as a row for staff, and finding zaken by number, subject or name."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account

from ..models import Rol, Zaak, ZaakQuerySet
from .weergave import Belofte, StatusLabel, describe_status, next_belofte

KORTSTE_ZOEKTERM = 2
HOOGSTENS = 25


@dataclass(frozen=True)
class Werkregel:
    """wettelijk is None while the term stands still."""

    uuid: UUID
    identificatie: str
    titel: str
    zaaktype: str
    icoon: str
    inwoner: str
    status: StatusLabel
    belofte: Belofte
    wettelijk: date | None
    is_afgerond: bool
    behandelaar: Account | None
    team: str
    versie: int


def to_werkregel(zaak: Zaak, vandaag: date) -> Werkregel:
    """The row of a zaak from met_basis()."""
    return Werkregel(
        uuid=zaak.uuid,
        identificatie=zaak.identificatie,
        titel=zaak.omschrijving,
        zaaktype=zaak.zaaktype.omschrijving,
        icoon=zaak.zaaktype.icoon,
        inwoner=zaak.initiator.formele_naam if zaak.initiator else "",
        status=describe_status(zaak, vandaag, voor_medewerker=True),
        belofte=next_belofte(zaak, vandaag),
        wettelijk=None if zaak.is_opgeschort(vandaag) else zaak.uiterlijke_einddatum_afdoening,
        is_afgerond=zaak.is_afgerond,
        behandelaar=zaak.behandelaar,
        team=zaak.team.naam,
        versie=zaak.versie,
    )


def search(zaken: ZaakQuerySet, zoek: str) -> ZaakQuerySet:
    """Zaken of which each word stands in the number, the subject or the name of who takes part."""
    for woord in zoek.split():
        naam = Rol.objects.filter(
            Q(inwoner__geslachtsnaam__icontains=woord) | Q(inwoner__voornamen__icontains=woord),
            zaak=OuterRef("pk"),
        )
        zaken = zaken.filter(
            Q(identificatie__icontains=woord) | Q(omschrijving__icontains=woord) | Exists(naam)
        )
    return zaken


def find_zaken(zoek: str, *, binnen: ZaakQuerySet, now: datetime) -> list[Werkregel]:
    """At most 25 zaken among `binnen` (zichtbaar_voor of who searches), newest first; none for one letter."""
    if len(zoek.strip()) < KORTSTE_ZOEKTERM:
        return []
    return _to_regels(search(binnen, zoek)[:HOOGSTENS], now)


def zaken_van(inwoner: Inwoner, *, binnen: ZaakQuerySet, now: datetime) -> list[Werkregel]:
    """The zaken among `binnen` in which this person takes part, newest first."""
    rol = Rol.objects.filter(zaak=OuterRef("pk"), inwoner=inwoner)
    return _to_regels(binnen.filter(Exists(rol)), now)


def _to_regels(zaken: ZaakQuerySet, now: datetime) -> list[Werkregel]:
    return [to_werkregel(zaak, localdate(now)) for zaak in zaken.met_basis()]
