"""A resident's zaken at a glance: what to do, what runs, what is finished."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.utils.timezone import localdate

from portaal.toegang.models import Account

from ..models import Zaak, ZaakQuerySet
from .scherm import get_resultaat
from .weergave import (
    Actie,
    Belofte,
    StatusLabel,
    Voortgangsstap,
    describe_stappen,
    describe_status,
    find_actie,
    next_belofte,
)


@dataclass(frozen=True)
class Zaakregel:
    """One zaak in a list of the resident; namens is set when they act for somebody else."""

    uuid: UUID
    identificatie: str
    titel: str
    zaaktype: str
    icoon: str
    status: StatusLabel
    stappen: tuple[Voortgangsstap, ...]
    belofte: Belofte
    uiterlijk: date | None
    begonnen_op: date
    afgerond_op: date | None
    resultaat: str
    namens: str

    @property
    def stap(self) -> str:
        """Stap 2 van 4."""
        bereikt = sum(stap.stand != "straks" for stap in self.stappen)
        return f"Stap {max(bereikt, 1)} van {len(self.stappen)}"


@dataclass(frozen=True)
class Jaargroep:
    jaar: int
    zaken: tuple[Zaakregel, ...]


@dataclass(frozen=True)
class Overzicht:
    """acties: soonest first. lopend: newest first. afgerond: per year, newest first."""

    acties: tuple[Actie, ...]
    lopend: tuple[Zaakregel, ...]
    afgerond: tuple[Jaargroep, ...]

    @property
    def is_leeg(self) -> bool:
        return not (self.lopend or self.afgerond)

    @property
    def aantal_afgerond(self) -> int:
        return sum(len(groep.zaken) for groep in self.afgerond)


def overzicht_voor(account: Account, *, zaken: ZaakQuerySet, now: datetime) -> Overzicht:
    """The resident's zaken, as permissions.zichtbaar_voor gives them, in a fixed number of queries."""
    vandaag, inwoner_uuid = localdate(now), account.inwoner_uuid
    gelezen = list(zaken.met_basis().prefetch_related("zaaktype__statustypen", "statussen"))
    acties = [actie for zaak in gelezen if (actie := find_actie(zaak, vandaag))]
    acties.sort(key=lambda actie: actie.uiterlijk or date.max)
    open_zaken = [zaak for zaak in gelezen if not zaak.is_afgerond]
    return Overzicht(
        acties=tuple(acties),
        lopend=tuple(_to_regel(zaak, inwoner_uuid, vandaag) for zaak in open_zaken),
        afgerond=_group_by_jaar((zaak for zaak in gelezen if zaak.is_afgerond), inwoner_uuid, vandaag),
    )


def _group_by_jaar(zaken: Iterable[Zaak], inwoner_uuid: UUID | None, vandaag: date) -> tuple[Jaargroep, ...]:
    regels = [_to_regel(zaak, inwoner_uuid, vandaag) for zaak in zaken]
    regels.sort(key=lambda regel: regel.afgerond_op or date.min, reverse=True)
    groepen = groupby(regels, key=lambda regel: regel.afgerond_op.year if regel.afgerond_op else 0)
    return tuple(Jaargroep(jaar, tuple(groep)) for jaar, groep in groepen)


def _to_regel(zaak: Zaak, inwoner_uuid: UUID | None, vandaag: date) -> Zaakregel:
    resultaat = get_resultaat(zaak)
    initiator = zaak.initiator
    return Zaakregel(
        uuid=zaak.uuid,
        identificatie=zaak.identificatie,
        titel=zaak.omschrijving,
        zaaktype=zaak.zaaktype.omschrijving,
        icoon=zaak.zaaktype.icoon,
        status=describe_status(zaak, vandaag, voor_medewerker=False),
        stappen=describe_stappen(zaak, zaak.zaaktype.statustypen.all(), zaak.statussen.all(), vandaag),
        belofte=next_belofte(zaak, vandaag, voor_medewerker=False),
        uiterlijk=None if zaak.is_opgeschort(vandaag) else zaak.uiterlijke_einddatum_afdoening,
        begonnen_op=zaak.startdatum,
        afgerond_op=zaak.einddatum,
        resultaat=resultaat.resultaattype.omschrijving if resultaat else "",
        namens=initiator.naam if initiator and initiator.uuid != inwoner_uuid else "",
    )
