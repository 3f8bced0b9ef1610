"""What the screens show of messages and their delivery."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Now

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account

from .adressen import mask_adres
from .bezorgteksten import describe_staat, explain_reden, tone_of
from .enums import LOPENDE_STATEN, Kanaal, PogingStaat
from .models import Bericht, Contactpunt, Poging, Portaalbericht
from .permissions import pogingen_voor, zichtbaar_voor
from .soorten import label_of

HOOGSTENS = 50


@dataclass(frozen=True)
class PogingRegel:
    """One attempt as a screen shows it. toon: goed, bezig or fout; uitleg: why, for staff."""

    uuid: UUID
    kanaal: str
    adres: str
    staat: str
    uitleg: str
    toon: str
    op: datetime
    is_geparkeerd: bool


@dataclass(frozen=True)
class Bezorging:
    """One message with the evidence of its delivery (Awb 2:10)."""

    uuid: UUID
    onderwerp: str
    geplaatst_op: datetime
    in_portaal: bool
    gelezen_op: datetime | None
    pogingen: tuple[PogingRegel, ...]


@dataclass(frozen=True)
class Geparkeerd:
    """A message that staff must look at."""

    poging: PogingRegel
    onderwerp: str
    ontvanger: str
    ontvanger_uuid: UUID | None
    betreft_soort: str
    betreft_uuid: UUID | None
    geparkeerd_op: datetime
    overgenomen_door: str


def get_berichten_van(account: Account) -> QuerySet[Portaalbericht]:
    """The messages of a resident in Mijn omgeving, newest first."""
    return zichtbaar_voor(account)


def tel_ongelezen(inwoner: Inwoner) -> int:
    """How many messages the resident has not opened."""
    return inwoner.portaalberichten.filter(gelezen_op__isnull=True, geplaatst_op__lte=Now()).count()


def contactpunten_van(inwoner: Inwoner) -> list[Contactpunt]:
    """Where the resident can be reached; those in use first."""
    return list(inwoner.contactpunten.order_by("kanaal", "-verified_at"))


def bezorging_van(betreft_uuid: UUID, *, voor_medewerker: bool = False) -> list[Bezorging]:
    """Every message about one thing and what became of it, newest first; two queries whatever the number.

    The caller has checked that the reader may see the thing itself. Residents do not see attempts that were
    called off.
    """
    berichten = (
        Bericht.objects.filter(betreft_uuid=betreft_uuid)
        .select_related("portaalbericht")
        .prefetch_related(Prefetch("pogingen", Poging.objects.order_by("id")))
        .order_by("-created_at", "-id")
    )
    return [_as_bezorging(bericht, voor_medewerker) for bericht in berichten]


def bezorging_aan(inwoner: Inwoner, *, binnen: QuerySet[Portaalbericht]) -> list[Bezorging]:
    """The latest messages to one person among `binnen` (zichtbaar_voor of the reader), for staff."""
    berichten = (
        Bericht.objects.filter(portaalbericht__in=binnen.filter(inwoner=inwoner))
        .select_related("portaalbericht")
        .prefetch_related(Prefetch("pogingen", Poging.objects.order_by("id")))
        .order_by("-created_at", "-id")[:HOOGSTENS]
    )
    return [_as_bezorging(bericht, True) for bericht in berichten]


def geparkeerd(account: Account) -> list[Geparkeerd]:
    """The messages that did not arrive and that this member of staff must look at, longest waiting first."""
    pogingen = (
        pogingen_voor(account)
        .filter(geparkeerd_op__isnull=False)
        .select_related("bericht__ontvanger")
        .prefetch_related("bericht__pogingen")
        .order_by("geparkeerd_op", "id")
    )
    return [_as_geparkeerd(poging) for poging in pogingen]


def taken_over_by(poging: Poging) -> str:
    """The channels over which the same message arrived or is under way; empty when there is none."""
    return ", ".join(
        andere.get_kanaal_display()
        for andere in poging.bericht.pogingen.all()
        if andere.pk != poging.pk and andere.staat in (*LOPENDE_STATEN, PogingStaat.AFGELEVERD)
    )


def tel_geparkeerd(account: Account) -> int:
    """How many messages this member of staff must look at."""
    return pogingen_voor(account).filter(geparkeerd_op__isnull=False).count()


def brieven_te_versturen(account: Account) -> QuerySet[Poging]:
    """The print queue: letters that wait for the post, oldest first."""
    return (
        pogingen_voor(account)
        .filter(kanaal=Kanaal.BRIEF, staat=PogingStaat.WACHT)
        .select_related("bericht__ontvanger", "bericht__portaalbericht", "sjabloonversie")
        .order_by("staat_sinds", "id")
    )


def _as_bezorging(bericht: Bericht, voor_medewerker: bool) -> Bezorging:
    portaalbericht = getattr(bericht, "portaalbericht", None)
    pogingen = [
        poging
        for poging in bericht.pogingen.all()
        if voor_medewerker or poging.staat != PogingStaat.VERVALLEN
    ]
    return Bezorging(
        uuid=bericht.uuid,
        onderwerp=portaalbericht.onderwerp if portaalbericht else label_of(bericht.soort),
        geplaatst_op=portaalbericht.geplaatst_op if portaalbericht else bericht.created_at,
        in_portaal=portaalbericht is not None,
        gelezen_op=portaalbericht.gelezen_op if portaalbericht else None,
        pogingen=tuple(_as_regel(poging, voor_medewerker) for poging in pogingen),
    )


def _as_regel(poging: Poging, voor_medewerker: bool) -> PogingRegel:
    return PogingRegel(
        uuid=poging.uuid,
        kanaal=poging.get_kanaal_display(),
        adres=mask_adres(poging.kanaal, poging.adres),
        staat=describe_staat(poging.staat, poging.kanaal, voor_medewerker=voor_medewerker),
        uitleg=explain_reden(poging.staat, poging.foutcode) if voor_medewerker else "",
        toon=tone_of(poging.staat),
        op=poging.staat_sinds,
        is_geparkeerd=poging.geparkeerd_op is not None,
    )


def _as_geparkeerd(poging: Poging) -> Geparkeerd:
    bericht = poging.bericht
    return Geparkeerd(
        poging=_as_regel(poging, voor_medewerker=True),
        onderwerp=label_of(bericht.soort),
        ontvanger=bericht.ontvanger.naam if bericht.ontvanger else "",
        ontvanger_uuid=bericht.ontvanger.uuid if bericht.ontvanger else None,
        betreft_soort=bericht.betreft_soort,
        betreft_uuid=bericht.betreft_uuid,
        geparkeerd_op=poging.geparkeerd_op or poging.staat_sinds,
        overgenomen_door=taken_over_by(poging),
    )
