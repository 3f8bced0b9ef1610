"""A parkeervergunning that a medewerker grants, having weighed what the rule could not."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from portaal.inwoners.enums import Bron
from portaal.organisatie.queries import find_parkeerzone
from portaal.toegang.models import Account

from ...beslisregels import Werk
from ...beslisregels.parkeervergunning import Kentekenfeit, Parkeerfeiten
from ...models import Recht, Zaak
from .._zaak import lock_zaak
from ..afronden import close_zaak
from ..fouten import AanvragerOnbekend, BuitenZone, KentekenBezet, ResultaatNietMogelijk, TekstOntbreekt
from .parkeren import REGEL, Parkeeraanvraag, deliver_vergunning

PARKEERVERGUNNING = REGEL.zaaktype
VERLEEND = "Verleend"


@transaction.atomic
def verleen_parkeervergunning(
    *,
    zaak: Zaak,
    kenteken: str,
    geldig_van: date,
    toelichting: str,
    by: Account,
    now: datetime,
    versie: int | None = None,
) -> Recht:
    """The recht on the kenteken, the besluit with its reason (Awb 3:46), the permit, and the end of the zaak.

    Raises TekstOntbreekt without a reason, BuitenZone, KentekenBezet, AanvragerOnbekend, ResultaatNietMogelijk.
    """
    if not toelichting.strip():
        raise TekstOntbreekt
    zaak = lock_zaak(zaak, versie)
    resultaattype = zaak.zaaktype.resultaattypen.filter(omschrijving=VERLEEND).first()
    if resultaattype is None:
        raise ResultaatNietMogelijk
    aanvraag = _describe(zaak, kenteken, geldig_van)
    try:
        with transaction.atomic():
            recht = deliver_vergunning(
                Werk(zaak, now), aanvraag, redenen=[toelichting.strip()], verklaringen=(), by=by
            )
    except IntegrityError as fout:
        raise KentekenBezet from fout
    close_zaak(zaak=zaak, resultaattype=resultaattype, toelichting=toelichting, by=by, now=now)
    return recht


def _describe(zaak: Zaak, kenteken: str, geldig_van: date) -> Parkeeraanvraag:
    inwoner = zaak.initiator
    if inwoner is None:
        raise AanvragerOnbekend
    zone = find_parkeerzone(inwoner.postcode)
    if zone is None:
        raise BuitenZone
    feiten = Parkeerfeiten(
        adres=f"{inwoner.adresregel}, {inwoner.plaatsregel}",
        is_uit_brp=inwoner.bron == Bron.BRP,
        zone=str(zone),
        voertuig=Kentekenfeit(kenteken),
        geldig_van=geldig_van,
    )
    return Parkeeraanvraag(inwoner, zone, feiten)
