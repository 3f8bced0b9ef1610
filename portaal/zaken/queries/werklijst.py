"""The work of a team, the latest promise on top; groups, counts and rows in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account

from ..enums import StatusSoort
from ..models import Rol, Zaak, ZaakQuerySet, Zaaktype
from .weergave import Belofte, StatusLabel, describe_status, next_belofte

PER_PAGINA = 50
KORTSTE_ZOEKTERM = 2
HOOGSTENS = 50
GROEPEN = {
    "te-laat": "Te laat",
    "vandaag": "Vandaag",
    "deze-week": "Deze week",
    "later": "Later",
    "staat-stil": "Termijn staat stil",
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
class Werkregel:
    uuid: UUID
    identificatie: str
    titel: str
    zaaktype: str
    inwoner: str
    status: StatusLabel
    belofte: Belofte
    wettelijk: date | None
    behandelaar: Account | None
    team: str
    groep: str
    versie: int


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
    ingedeeld = _annotate_groep(gekozen, vandaag)
    aantallen = dict.fromkeys(VOLGORDE, 0)
    for nummer, aantal in ingedeeld.order_by().values_list("groep").annotate(aantal=Count("pk")):
        aantallen[VOLGORDE[nummer]] = aantal
    if filters.groep in GROEPEN:
        ingedeeld = ingedeeld.filter(groep=VOLGORDE.index(filters.groep))
        verwacht = aantallen[filters.groep]
    else:
        verwacht = sum(aantallen.values())
    volgorde = ingedeeld.met_basis().order_by("groep", F("belofte_op").asc(nulls_last=True), "pk")
    paginator = Paginator(volgorde, PER_PAGINA)
    paginator.count = verwacht  # already counted per group
    pagina = paginator.get_page(filters.pagina)
    regels = [_to_regel(zaak, vandaag) for zaak in pagina]
    return Werklijst(
        groepen=_group(regels, aantallen),
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


def search(zaken: ZaakQuerySet, zoek: str) -> ZaakQuerySet:
    """Zaken of which each word stands in the number, the subject or the initiator's name."""
    for woord in zoek.split():
        if len(woord) >= KORTSTE_ZOEKTERM:
            naam = Rol.objects.filter(
                Q(inwoner__geslachtsnaam__icontains=woord) | Q(inwoner__voornamen__icontains=woord),
                zaak=OuterRef("pk"),
            )
            zaken = zaken.filter(
                Q(identificatie__icontains=woord) | Q(omschrijving__icontains=woord) | Exists(naam)
            )
    return zaken


def find_zaken(vraag: str, *, binnen: ZaakQuerySet, now: datetime) -> list[Werkregel]:
    """At most HOOGSTENS zaken among `binnen`, open and closed, newest first; nothing for an empty question."""
    return _list_regels(search(binnen, vraag), now) if len(vraag) >= KORTSTE_ZOEKTERM else []


def zaken_van(inwoner: Inwoner, *, binnen: ZaakQuerySet, now: datetime) -> list[Werkregel]:
    """The zaken among `binnen` in which this resident takes part, newest first."""
    return _list_regels(binnen.filter(Exists(Rol.objects.filter(zaak=OuterRef("pk"), inwoner=inwoner))), now)


def _list_regels(zaken: ZaakQuerySet, now: datetime) -> list[Werkregel]:
    vandaag = localdate(now)
    gevonden = _annotate_groep(zaken, vandaag).met_basis().order_by("-registratiedatum", "-pk")[:HOOGSTENS]
    return [_to_regel(zaak, vandaag) for zaak in gevonden]


def _annotate_groep(zaken: ZaakQuerySet, vandaag: date) -> ZaakQuerySet:
    """The group of each zaak as its place in VOLGORDE; the same choices as next_belofte makes for one."""
    zondag = vandaag + timedelta(days=6 - vandaag.weekday())
    staat_stil = Q(opgeschort_sinds__isnull=False) & (Q(opgeschort_tot=None) | Q(opgeschort_tot__gte=vandaag))
    ligt_klaar = Q(huidige_status__statustype__soort=StatusSoort.KLAAR_VOOR_OPHALEN)
    datum = Case(
        When(ligt_klaar, then=Value(None)),
        When(staat_stil, then=F("opgeschort_tot")),
        When(uiterlijke_einddatum_afdoening__lt=vandaag, then=F("uiterlijke_einddatum_afdoening")),
        default=Coalesce("einddatum_gepland", "uiterlijke_einddatum_afdoening"),
    )
    groep = Case(
        When(ligt_klaar, then=Value(VOLGORDE.index("later"))),
        When(staat_stil, then=Value(VOLGORDE.index("staat-stil"))),
        When(belofte_op__lt=vandaag, then=Value(VOLGORDE.index("te-laat"))),
        When(belofte_op=vandaag, then=Value(VOLGORDE.index("vandaag"))),
        When(belofte_op__lte=zondag, then=Value(VOLGORDE.index("deze-week"))),
        default=Value(VOLGORDE.index("later")),
    )
    return zaken.annotate(belofte_op=datum).annotate(groep=groep)


def _group(regels: list[Werkregel], aantallen: dict[str, int]) -> tuple[Groep, ...]:
    return tuple(
        Groep(sleutel, titel, aantallen[sleutel], eigen)
        for sleutel, titel in GROEPEN.items()
        if (eigen := tuple(regel for regel in regels if regel.groep == sleutel))
    )


def _count_kringen(zaken: ZaakQuerySet, account: Account) -> dict[str, int]:
    return zaken.aggregate(
        team=Count("pk"),
        mijn=Count("pk", filter=Q(behandelaar=account)),
        vrij=Count("pk", filter=Q(behandelaar=None)),
    )


def _list_zaaktypen(zaken: ZaakQuerySet) -> tuple[tuple[str, str], ...]:
    soorten = Zaaktype.objects.filter(pk__in=zaken.order_by().values("zaaktype"))
    return tuple(soorten.values_list("identificatie", "omschrijving"))


def _to_regel(zaak: Zaak, vandaag: date) -> Werkregel:
    return Werkregel(
        uuid=zaak.uuid,
        identificatie=zaak.identificatie,
        titel=zaak.omschrijving,
        zaaktype=zaak.zaaktype.omschrijving,
        inwoner=zaak.initiator.formele_naam if zaak.initiator else "",
        status=describe_status(zaak, vandaag, voor_medewerker=True),
        belofte=next_belofte(zaak, vandaag),
        wettelijk=None if zaak.is_opgeschort(vandaag) else zaak.uiterlijke_einddatum_afdoening,
        behandelaar=zaak.behandelaar,
        team=zaak.team.naam,
        groep=VOLGORDE[zaak.groep],  # type: ignore[attr-defined]  # annotated
        versie=zaak.versie,
    )
