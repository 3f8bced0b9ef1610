"""What belongs together: an afspraak or volgnummer, and the zaken that it is for or that were begun at it."""

from uuid import UUID

from django.db.models import Q

from portaal.inwoners.models import Inwoner
from portaal.zaken.enums import RolOmschrijving, StatusSoort
from portaal.zaken.models import Zaak, ZaakQuerySet

from ..models import Afspraak, AfspraakQuerySet, Afspraaksoort, Volgnummer
from .lijst import NOOIT_GEMAAKT

Bron = Afspraak | Volgnummer


def write_bron(bron: Bron) -> str:
    """The beginning of the bron_sleutel of a zaak that was begun here; a volgnummer of an afspraak is that afspraak."""
    if isinstance(bron, Volgnummer):
        return write_bron(bron.afspraak) if bron.afspraak else f"volgnummer:{bron.uuid}:"
    return f"afspraak:{bron.uuid}:"


def soorten_van(bron: Bron) -> list[Afspraaksoort]:
    """What it is for."""
    if isinstance(bron, Volgnummer):
        if bron.afspraak is None:
            return [bron.soort] if bron.soort else []
        bron = bron.afspraak
    return [regel.soort for regel in bron.regels.select_related("soort__zaaktype")]


def zaken_van(bron: Bron, zichtbaar: ZaakQuerySet) -> list[Zaak]:
    """The zaken that are coupled or were begun here, as far as they may be seen."""
    afspraak = bron.afspraak if isinstance(bron, Volgnummer) else bron
    hoort = Q(bron_sleutel__startswith=write_bron(bron))
    if afspraak and afspraak.zaak_id:
        hoort |= Q(pk=afspraak.zaak_id)
    return list(zichtbaar.filter(hoort).met_basis().order_by("registratiedatum", "pk"))


def fits(soorten: list[Afspraaksoort]) -> Q:
    """The zaken these soorten can be about: those of their zaaktype, and what lies ready when it is collected."""
    passend = Q(zaaktype__in=[soort.zaaktype_id for soort in soorten if soort.zaaktype_id])
    if any(soort.is_afhalen for soort in soorten):
        passend |= Q(huidige_status__statustype__soort=StatusSoort.KLAAR_VOOR_OPHALEN)
    return passend & Q(einddatum=None)


def only_if_fitting(zaak: Zaak | None, soorten: list[Afspraaksoort], zichtbaar: ZaakQuerySet) -> Zaak | None:
    """This zaak when it may be seen and these soorten can be about it, else none."""
    return zichtbaar.filter(fits(soorten), pk=zaak.pk).first() if zaak else None


def find_passende_zaken(bron: Bron, inwoner: Inwoner, zichtbaar: ZaakQuerySet) -> list[Zaak]:
    """The open zaken of this resident that it can be for, newest first."""
    van_hen = Q(rollen__inwoner=inwoner, rollen__omschrijving_generiek=RolOmschrijving.INITIATOR)
    passend = zichtbaar.filter(fits(soorten_van(bron))).filter(van_hen)
    return list(passend.met_basis().distinct())


def afspraken_bij(zaak: Zaak, zichtbaar: AfspraakQuerySet) -> AfspraakQuerySet:
    """The afspraken for this zaak, and the one at which it was begun; a time that is only held is none."""
    hoort = Q(zaak=zaak)
    if begonnen := _read_afspraak(zaak.bron_sleutel or ""):
        hoort |= Q(uuid=begonnen)
    return zichtbaar.filter(hoort).exclude(status__in=NOOIT_GEMAAKT)


def _read_afspraak(bron_sleutel: str) -> UUID | None:
    soort, _, rest = bron_sleutel.partition(":")
    return UUID(rest.partition(":")[0]) if soort == "afspraak" else None
