"""At the balie an afspraak or a volgnummer meets its zaak: one that runs already, or one that is begun there."""

from datetime import datetime

from django.db import transaction

from portaal.inwoners.models import Inwoner
from portaal.toegang.models import Account
from portaal.toegang.operations import log_handeling
from portaal.zaken.enums import Kanaal
from portaal.zaken.models import Zaak
from portaal.zaken.operations import create_zaak

from ..enums import AfspraakStatus
from ..models import Afspraak, Afspraaksoort, Volgnummer
from ..queries.koppelen import Bron, fits, soorten_van, write_bron
from .fouten import AlGekoppeld, ZaakPastNiet

# They stand at the balie, so staff know who they are.
ERBIJ = (AfspraakStatus.AANGEMELD, AfspraakStatus.OPGEROEPEN, AfspraakStatus.GEHOLPEN)
ONGELDIG = (AfspraakStatus.OPTIE, AfspraakStatus.VERLOPEN, AfspraakStatus.GEANNULEERD)


@transaction.atomic
def couple_zaak(*, afspraak: Afspraak, zaak: Zaak, by: Account, now: datetime) -> Afspraak:
    """This zaak is what they come for; a repeat changes nothing.

    Raises AlGekoppeld when it is for another zaak, ZaakPastNiet when the zaak is closed or of another kind.
    """
    vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    if vast.zaak_id == zaak.pk:
        return vast
    if vast.zaak_id is not None:
        raise AlGekoppeld
    past = Zaak.objects.filter(fits(soorten_van(vast)), pk=zaak.pk).exists()
    if vast.status in ONGELDIG or not past:
        raise ZaakPastNiet
    return _couple(vast, zaak, by=by, now=now)


@transaction.atomic
def uncouple_zaak(*, afspraak: Afspraak, by: Account, now: datetime) -> Afspraak:
    """It was the wrong one; a repeat changes nothing. A zaak that was begun here stays begun here."""
    vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk)
    if vast.zaak is not None:
        _log(vast, "afspraak-ontkoppeld", vast.zaak, by=by, now=now)
        vast.zaak = None
        vast.save(update_fields=["zaak"])
    return vast


@transaction.atomic
def begin_zaak(
    *,
    bron: Bron,
    soort: Afspraaksoort,
    inwoner: Inwoner,
    omschrijving: str,
    sleutel: str,
    by: Account,
    now: datetime,
) -> Zaak:
    """Register what the resident asks for at the balie, once per sleutel; who comes for more gets more zaken.

    The first one is what the afspraak is for from now on; an afspraak of somebody who had not logged in becomes
    theirs. Raises ZaakPastNiet when this is not what they came for, or nothing that can be asked for.
    """
    if soort not in soorten_van(bron) or soort.zaaktype is None:
        raise ZaakPastNiet
    afspraak = bron.afspraak if isinstance(bron, Volgnummer) else bron
    vast = Afspraak.objects.select_for_update().get(pk=afspraak.pk) if afspraak else None
    if vast and vast.status in ONGELDIG:
        raise ZaakPastNiet
    zaak = create_zaak(
        zaaktype=soort.zaaktype,
        initiator=inwoner,
        omschrijving=omschrijving,
        kanaal=Kanaal.BALIE,
        bron_sleutel=f"{write_bron(bron)}{sleutel}",
        by=by,
        now=now,
    )
    if vast and vast.inwoner_id is None and vast.status in ERBIJ:
        vast.inwoner = inwoner
        vast.save(update_fields=["inwoner"])
    if vast and vast.zaak_id is None:
        _couple(vast, zaak, by=by, now=now)
    return zaak


def _couple(vast: Afspraak, zaak: Zaak, *, by: Account, now: datetime) -> Afspraak:
    vast.zaak = zaak
    vast.save(update_fields=["zaak"])
    _log(vast, "afspraak-gekoppeld", zaak, by=by, now=now)
    return vast


def _log(afspraak: Afspraak, soort: str, zaak: Zaak, *, by: Account, now: datetime) -> None:
    log_handeling(
        by=by,
        soort=soort,
        object_soort="afspraak",
        object_uuid=afspraak.uuid,
        toelichting=zaak.identificatie,
        now=now,
    )
