"""A parkeervergunning that a medewerker grants, having weighed what the rule could not."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from portaal.inwoners.enums import Bron
from portaal.inwoners.models import Inwoner
from portaal.kern.ui.notatie import format_datum
from portaal.organisatie.models import Parkeerzone
from portaal.organisatie.queries import find_parkeerzone
from portaal.toegang.models import Account

from ...beslisregels import Werk
from ...beslisregels.parkeervergunning import Kentekenfeit, Parkeerfeiten
from ...models import Recht, Zaak
from ...rechten import BEWONER
from .._zaak import lock_zaak
from ..afronden import close_zaak
from ..fouten import AanvragerOnbekend, BuitenZone, KentekenBezet, ResultaatNietMogelijk, TekstOntbreekt
from ..recht import grant_recht
from .parkeren import VOORWAARDEN, index_adres, set_vergunning
from .stukken import keep_document, set_besluit

PARKEERVERGUNNING = "parkeervergunning"
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
    inwoner = zaak.initiator
    if inwoner is None:
        raise AanvragerOnbekend
    zone = find_parkeerzone(inwoner.postcode)
    if zone is None:
        raise BuitenZone
    resultaattype = zaak.zaaktype.resultaattypen.filter(omschrijving=VERLEEND).first()
    if resultaattype is None:
        raise ResultaatNietMogelijk
    feiten = _make_feiten(inwoner, zone, kenteken, geldig_van)
    recht = _grant(zaak, inwoner, zone, feiten, by=by, now=now)
    _keep_documents(Werk(zaak, now), inwoner, feiten, toelichting.strip())
    close_zaak(zaak=zaak, resultaattype=resultaattype, toelichting=toelichting, by=by, now=now)
    return recht


def _make_feiten(inwoner: Inwoner, zone: Parkeerzone, kenteken: str, geldig_van: date) -> Parkeerfeiten:
    return Parkeerfeiten(
        adres=f"{inwoner.adresregel}, {inwoner.plaatsregel}",
        is_uit_brp=inwoner.bron == Bron.BRP,
        zone=str(zone),
        voertuig=Kentekenfeit(kenteken),
        geldig_van=geldig_van,
    )


def _grant(
    zaak: Zaak, inwoner: Inwoner, zone: Parkeerzone, feiten: Parkeerfeiten, *, by: Account, now: datetime
) -> Recht:
    try:
        with transaction.atomic():
            return grant_recht(
                zaak=zaak,
                inwoner=inwoner,
                soort=BEWONER.code,
                kenmerk=feiten.voertuig.kenteken,
                adres_idx=index_adres(inwoner),
                gebied=zone.code,
                geldig_van=feiten.geldig_van,
                geldig_tot=feiten.geldig_tot,
                by=by,
                now=now,
            )
    except IntegrityError as fout:
        raise KentekenBezet from fout


def _keep_documents(werk: Werk, inwoner: Inwoner, feiten: Parkeerfeiten, reden: str) -> None:
    besluit = set_besluit(
        werk.zaak,
        inwoner,
        titel="U krijgt een parkeervergunning",
        besluit=[
            f"U vroeg op {format_datum(werk.zaak.registratiedatum)} een parkeervergunning aan. U krijgt de vergunning."
        ],
        redenen=[reden],
        verklaringen=(),
        voorwaarden=VOORWAARDEN,
        now=werk.now,
    )
    keep_document(werk, besluit, titel="Besluit parkeervergunning", soort="Besluit", naam="besluit.pdf")
    keep_document(
        werk,
        set_vergunning(werk.zaak, feiten),
        titel="Parkeervergunning",
        soort="Vergunning",
        naam="parkeervergunning.pdf",
    )
