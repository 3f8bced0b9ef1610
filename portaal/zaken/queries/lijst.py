"""The work of a team, the latest promise on top; groups, counts and rows in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from portaal.toegang.models import Account

from ..enums import StatusSoort
from ..models import Zaak, ZaakQuerySet, Zaaktype
from .werkregel import Werkregel, search, to_werkregel

PER_PAGINA = 50
GROEPEN = {
    "te-laat": "Te laat",
    "vandaag": "Vandaag",
    "deze-week": "Deze week",
    "later": "Later",
    "staat-stil": "Staat stil",
}
VOLGORDE = tuple(GROEPEN)


@dataclass(frozen=True)
class WerklijstFilter:
    """kring: team, mijn or vrij (without behandelaar). groep: a key of GROEPEN. Empty means everything."""

    kring: str = "team"
    groep: str = ""
    zaaktype: str = ""
    status: str = ""
    zoek: str = ""
    pagina: int = 1


@dataclass(frozen=True)
class Groep:
    """Rows of this page in one group; aantal counts all pages."""

    sleutel: str
    titel: str
    aantal: int
    regels: tuple[Werkregel, ...]


@dataclass(frozen=True)
class Werklijst:
    """tellers: zaken per kring. aantallen: per group within the filter. totaal: all of them."""

    groepen: tuple[Groep, ...]
    aantallen: dict[str, int]
    tellers: dict[str, int]
    zaaktypen: tuple[tuple[str, str], ...]
    pagina: Page[Zaak] = field(repr=False)

    @property
    def totaal(self) -> int:
        return sum(self.aantallen.values())


def werklijst(account: Account, *, zaken: ZaakQuerySet, filters: WerklijstFilter, now: datetime) -> Werklijst:
    """The open ones of `zaken`, which permissions.zichtbaar_voor gives, narrowed by the filter."""
    vandaag = localdate(now)
    basis = zaken.open()
    gekozen = _narrow(basis, account, filters)
    ingedeeld = _annotate_groep(gekozen.met_basis(), vandaag)
    aantallen = _count_groepen(ingedeeld)
    if filters.groep in GROEPEN:
        ingedeeld = ingedeeld.filter(groep=VOLGORDE.index(filters.groep))
    volgorde = ingedeeld.order_by("groep", F("belofte_op").asc(nulls_last=True), "pk")
    paginator = Paginator(volgorde, PER_PAGINA)
    paginator.count = aantallen.get(filters.groep, sum(aantallen.values()))  # not counted a second time
    pagina = paginator.get_page(filters.pagina)
    return Werklijst(
        groepen=_group(pagina, aantallen, vandaag),
        aantallen=aantallen,
        tellers=_count_kringen(basis, account),
        zaaktypen=_list_zaaktypen(basis),
        pagina=pagina,
    )


def _narrow(zaken: ZaakQuerySet, account: Account, filters: WerklijstFilter) -> ZaakQuerySet:
    if filters.kring == "mijn":
        zaken = zaken.filter(behandelaar=account)
    elif filters.kring == "vrij":
        zaken = zaken.filter(behandelaar=None)
    if filters.zaaktype:
        zaken = zaken.filter(zaaktype__identificatie=filters.zaaktype)
    if filters.status:
        zaken = zaken.filter(huidige_status__statustype__soort=filters.status)
    return search(zaken, filters.zoek)


def _annotate_groep(zaken: ZaakQuerySet, vandaag: date) -> QuerySet[Any]:
    """The group of each zaak as its place in VOLGORDE; the same choices as next_belofte makes for one."""
    zondag = vandaag + timedelta(days=6 - vandaag.weekday())
    staat_stil = Q(opgeschort_sinds__isnull=False) & (Q(opgeschort_tot=None) | Q(opgeschort_tot__gte=vandaag))
    wacht = Q(
        huidige_status__statustype__soort=StatusSoort.WACHT_OP_INWONER, uiterlijke_einddatum_afdoening=None
    )
    ligt_klaar = Q(huidige_status__statustype__soort=StatusSoort.KLAAR_VOOR_OPHALEN)
    datum = Case(
        When(ligt_klaar | wacht, then=Value(None)),
        When(staat_stil, then=F("opgeschort_tot")),
        When(uiterlijke_einddatum_afdoening__lt=vandaag, then=F("uiterlijke_einddatum_afdoening")),
        default=Coalesce("einddatum_gepland", "uiterlijke_einddatum_afdoening"),
    )
    groep = Case(
        When(ligt_klaar, then=Value(VOLGORDE.index("later"))),
        When(staat_stil | wacht, then=Value(VOLGORDE.index("staat-stil"))),
        When(belofte_op__lt=vandaag, then=Value(VOLGORDE.index("te-laat"))),
        When(belofte_op=vandaag, then=Value(VOLGORDE.index("vandaag"))),
        When(belofte_op__lte=zondag, then=Value(VOLGORDE.index("deze-week"))),
        default=Value(VOLGORDE.index("later")),
    )
    return zaken.annotate(belofte_op=datum).annotate(groep=groep)


def _count_groepen(zaken: QuerySet[Any]) -> dict[str, int]:
    """How many zaken each group holds, on all pages together."""
    geteld = zaken.order_by().values_list("groep").annotate(aantal=Count("pk"))
    return dict.fromkeys(VOLGORDE, 0) | {VOLGORDE[nummer]: aantal for nummer, aantal in geteld}


def _group(pagina: Page[Zaak], aantallen: dict[str, int], vandaag: date) -> tuple[Groep, ...]:
    """The rows of a page, which are sorted by group."""
    groepen = []
    for nummer, zaken in groupby(pagina, key=attrgetter("groep")):
        sleutel = VOLGORDE[nummer]
        regels = tuple(to_werkregel(zaak, vandaag) for zaak in zaken)
        groepen.append(Groep(sleutel, GROEPEN[sleutel], aantallen[sleutel], regels))
    return tuple(groepen)


def _count_kringen(zaken: ZaakQuerySet, account: Account) -> dict[str, int]:
    return zaken.aggregate(
        team=Count("pk"),
        mijn=Count("pk", filter=Q(behandelaar=account)),
        vrij=Count("pk", filter=Q(behandelaar=None)),
    )


def _list_zaaktypen(zaken: ZaakQuerySet) -> tuple[tuple[str, str], ...]:
    soorten = Zaaktype.objects.filter(pk__in=zaken.order_by().values("zaaktype"))
    return tuple(soorten.values_list("identificatie", "omschrijving"))
