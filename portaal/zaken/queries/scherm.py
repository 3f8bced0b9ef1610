"""All that the page of one zaak shows, for the resident or for staff, in a fixed number of queries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from uuid import UUID

from django.utils.timezone import localdate

from portaal.kern.ui.notatie import format_datum
from portaal.organisatie.models import Locatie
from portaal.toegang.models import Account

from ..enums import StatusSoort
from ..models import DocumentQuerySet, EnkelvoudigInformatieObject, Resultaat, Taak, Zaak
from .beslissing import BeslissingTekst, find_beslissing
from .taken import Taakregel, list_taken
from .termijnpaneel import Termijnpaneel, build_termijnpaneel
from .tijdlijn import Tijdlijnpunt, build_tijdlijn
from .weergave import (
    Actie,
    StatusLabel,
    Voortgangsstap,
    describe_stappen,
    describe_status,
    find_actie,
    get_soort,
)


@dataclass(frozen=True)
class Documentregel:
    """A document in a list; url is empty unless the caller of zaak_voor_scherm says how to make one."""

    uuid: UUID
    titel: str
    url: str
    bij: str
    soort: str
    grootte: int
    van_inwoner: bool
    status: str


@dataclass(frozen=True)
class ResultaatTekst:
    naam: str
    toelichting: str


@dataclass(frozen=True)
class ZaakScherm:
    """The page of one zaak. nu, doen and hoort are what we do now, what the resident does, when they hear."""

    uuid: UUID
    identificatie: str
    titel: str
    zaaktype: str
    icoon: str
    toelichting: str
    ontvangen_op: datetime
    kanaal: str
    is_afgerond: bool
    ligt_klaar: bool
    versie: int
    status: StatusLabel
    stappen: tuple[Voortgangsstap, ...]
    nu: str
    doen: str
    hoort: str
    uitleg_bij_status: str
    actie: Actie | None
    termijn: Termijnpaneel | None
    tijdlijn: tuple[Tijdlijnpunt, ...]
    documenten: tuple[Documentregel, ...]
    taken: tuple[Taakregel, ...]
    eigenschappen: tuple[tuple[str, str], ...]
    resultaat: ResultaatTekst | None
    beslissing: BeslissingTekst | None
    recht_uuid: UUID | None
    behandelaar: Account | None
    team: str
    team_telefoon: str
    ophaallocatie: Locatie | None
    aanvrager: str
    gemachtigden: tuple[str, ...]


def zaak_voor_scherm(
    zaak: Zaak, *, now: datetime, voor_medewerker: bool, document_url: Callable[[UUID], str] | None = None
) -> ZaakScherm:
    """The zaak as of `now`. It must come from met_basis() (permissions.get_zaak_or_404 does that)."""
    vandaag = localdate(now)
    statustypen = list(zaak.zaaktype.statustypen.all())
    statussen = list(zaak.statussen.select_related("statustype", "gezet_door"))
    feiten = list(zaak.gebeurtenissen.select_related("created_by"))
    documenten = list(list_documenten(zaak, voor_medewerker=voor_medewerker))
    resultaat = get_resultaat(zaak)
    statustype = zaak.huidige_status.statustype if zaak.huidige_status else None
    return ZaakScherm(
        uuid=zaak.uuid,
        identificatie=zaak.identificatie,
        titel=zaak.omschrijving,
        zaaktype=zaak.zaaktype.omschrijving,
        icoon=zaak.zaaktype.icoon,
        toelichting=zaak.toelichting,
        ontvangen_op=statussen[0].datum_status_gezet if statussen else zaak.registratiedatum,
        kanaal=zaak.get_kanaal_display(),
        is_afgerond=zaak.is_afgerond,
        ligt_klaar=get_soort(zaak) == StatusSoort.KLAAR_VOOR_OPHALEN,
        versie=zaak.versie,
        status=describe_status(zaak, vandaag, voor_medewerker=voor_medewerker),
        stappen=describe_stappen(zaak, statustypen, statussen, vandaag),
        nu=statustype.statustekst if statustype else "",
        doen=statustype.wat_moet_u_doen if statustype else "",
        hoort=statustype.wanneer_hoort_u if statustype else "",
        uitleg_bij_status=zaak.huidige_status.statustoelichting if zaak.huidige_status else "",
        actie=find_actie(zaak, vandaag),
        termijn=build_termijnpaneel(zaak, feiten, vandaag),
        tijdlijn=build_tijdlijn(
            zaak, statussen, feiten, documenten, resultaat, voor_medewerker=voor_medewerker
        ),
        documenten=tuple(
            _to_regel(document, document_url, "de inwoner" if voor_medewerker else "u")
            for document in documenten
        ),
        taken=tuple(list_taken(Taak.objects.filter(zaak=zaak), vandaag)),
        eigenschappen=tuple((deel["naam"], deel["waarde"]) for deel in zaak.eigenschappen),
        resultaat=_to_tekst(resultaat),
        beslissing=find_beslissing(zaak, voor_medewerker=voor_medewerker),
        recht_uuid=zaak.rechten.values_list("uuid", flat=True).first(),
        behandelaar=zaak.behandelaar,
        team=zaak.team.naam,
        team_telefoon=zaak.team.telefoon,
        ophaallocatie=zaak.ophaallocatie,
        aanvrager=zaak.initiator.naam if zaak.initiator else "",
        gemachtigden=tuple(rol.naam for rol in zaak.rollen.all() if rol.indicatie_machtiging),
    )


def list_documenten(zaak: Zaak, *, voor_medewerker: bool) -> DocumentQuerySet:
    """The documents of a zaak, newest first; a resident sees only what permissions lets them open."""
    documenten = EnkelvoudigInformatieObject.objects.filter(zaakinformatieobjecten__zaak=zaak)
    zichtbaar = documenten if voor_medewerker else documenten.voor_inwoner()
    return zichtbaar.order_by("-ontvangstdatum", "-id")


def get_resultaat(zaak: Zaak) -> Resultaat | None:
    """The result of a closed zaak."""
    return zaak.resultaat if zaak.is_afgerond and hasattr(zaak, "resultaat") else None


def _to_tekst(resultaat: Resultaat | None) -> ResultaatTekst | None:
    if resultaat is None:
        return None
    soort = resultaat.resultaattype
    return ResultaatTekst(soort.omschrijving, resultaat.toelichting or soort.toelichting)


def _to_regel(
    document: EnkelvoudigInformatieObject, document_url: Callable[[UUID], str] | None, inwoner: str
) -> Documentregel:
    van = f"Van {inwoner}" if document.van_inwoner else "Van ons"
    return Documentregel(
        uuid=document.uuid,
        titel=document.titel,
        url=document_url(document.uuid) if document_url else "",
        bij=f"{van}, {format_datum(document.ontvangstdatum)}",
        soort=PurePosixPath(document.bestandsnaam).suffix[1:] or "bestand",
        grootte=document.bestandsomvang,
        van_inwoner=document.van_inwoner,
        status=document.get_status_display(),
    )
