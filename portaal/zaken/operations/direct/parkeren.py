"""The parkeervergunning for residents: facts from BRP, zones and RDW; a besluit, a permit and a recht."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.timezone import localdate

from portaal.inwoners.enums import Bron
from portaal.inwoners.models import Inwoner
from portaal.kern.ui.notatie import format_datum
from portaal.kern.versleuteling import blind_index
from portaal.organisatie.models import Parkeerzone
from portaal.organisatie.queries import find_parkeerzone
from portaal.toegang.models import Account

from ...beslisregels import Antwoorden, Beslisregel, Verklaring, Werk, register
from ...beslisregels.parkeervergunning import Parkeerfeiten, beslis_parkeervergunning
from ...models import Recht, Zaak
from ...rechten import BEWONER
from ..fouten import AanvragerOnbekend
from ..recht import grant_recht, index_kenmerk, look_up_kenteken
from .stukken import keep_document, set_besluit, set_document

OP_EIGEN_NAAM = "eigen"


@dataclass(frozen=True)
class Parkeeraanvraag:
    """The facts the rule weighs, with whom and where they are about."""

    inwoner: Inwoner
    zone: Parkeerzone | None
    feiten: Parkeerfeiten

    @property
    def adres_idx(self) -> str:
        return index_adres(self.inwoner)


def index_adres(inwoner: Inwoner) -> str:
    """The keyed hash of an address, however the huisnummer is written."""
    return blind_index(f"adres:{inwoner.postcode}{inwoner.huisnummer}".replace(" ", "").upper())


def verzamel(werk: Werk, antwoorden: Antwoorden) -> Parkeeraanvraag:
    """Who lives where, and what car it is. Raises AanvragerOnbekend."""
    inwoner = werk.zaak.initiator
    if inwoner is None:
        raise AanvragerOnbekend
    zone = find_parkeerzone(inwoner.postcode)
    feiten = Parkeerfeiten(
        adres=f"{inwoner.adresregel}, {inwoner.plaatsregel}",
        is_uit_brp=inwoner.bron == Bron.BRP,
        zone=str(zone) if zone else "",
        voertuig=look_up_kenteken(str(antwoorden["kenteken"])),
        geldig_van=_read_begin(antwoorden, localdate(werk.now)),
        op_eigen_naam=antwoorden.get("houder", OP_EIGEN_NAAM) == OP_EIGEN_NAAM,
    )
    return Parkeeraanvraag(inwoner, zone, feiten)


def _read_begin(antwoorden: Antwoorden, vandaag: date) -> date:
    """The day that was asked for; today when none was or it passed."""
    gevraagd = antwoorden.get("ingangsdatum")
    return max(vandaag, date.fromisoformat(str(gevraagd))) if gevraagd else vandaag


def onder_slot(werk: Werk, aanvraag: Parkeeraanvraag) -> Parkeeraanvraag:
    """What runs on the address and on the kenteken; one decision at a time in a zone."""
    if aanvraag.zone is None:
        return aanvraag
    zone = Parkeerzone.objects.select_for_update().get(pk=aanvraag.zone.pk)
    feiten = aanvraag.feiten
    lopend = Recht.objects.filter(
        soort=BEWONER.code,
        ingetrokken_op=None,
        geldig_tot__gte=feiten.geldig_van,
        geldig_van__lte=feiten.geldig_tot,
    )
    geteld = replace(
        feiten,
        hoogste_per_adres=zone.vergunningen_per_adres,
        in_gebruik=lopend.filter(adres_idx=aanvraag.adres_idx).count(),
        kenteken_bezet=Recht.objects.filter(
            soort=BEWONER.code,
            ingetrokken_op=None,
            geldig_tot__gte=localdate(werk.now),
            kenmerk_idx=index_kenmerk(feiten.voertuig.kenteken),
        ).exists(),
    )
    return replace(aanvraag, feiten=geteld)


def lever(werk: Werk, aanvraag: Parkeeraanvraag) -> None:
    """What the rule grants, with its reasons."""
    uitkomst = beslis_parkeervergunning(aanvraag.feiten)
    deliver_vergunning(werk, aanvraag, redenen=uitkomst.redenen, verklaringen=uitkomst.verklaringen, by=None)


def deliver_vergunning(
    werk: Werk,
    aanvraag: Parkeeraanvraag,
    *,
    redenen: Sequence[str],
    verklaringen: Sequence[Verklaring],
    by: Account | None,
) -> Recht:
    """The recht on the kenteken, the besluit and the permit to show. Raises IntegrityError on a taken kenteken."""
    feiten, zaak = aanvraag.feiten, werk.zaak
    recht = grant_recht(
        zaak=zaak,
        inwoner=aanvraag.inwoner,
        soort=BEWONER.code,
        kenmerk=feiten.voertuig.kenteken,
        adres_idx=aanvraag.adres_idx,
        gebied=aanvraag.zone.code if aanvraag.zone else "",
        geldig_van=feiten.geldig_van,
        geldig_tot=feiten.geldig_tot,
        by=by,
        now=werk.now,
    )
    besluit = set_besluit(
        zaak,
        aanvraag.inwoner,
        titel="U krijgt een parkeervergunning",
        besluit=[
            f"U vroeg op {format_datum(zaak.registratiedatum)} een parkeervergunning aan. U krijgt de vergunning."
        ],
        redenen=redenen,
        verklaringen=verklaringen,
        voorwaarden=VOORWAARDEN,
        now=werk.now,
    )
    keep_document(werk, besluit, titel="Besluit parkeervergunning", soort="Besluit", naam="besluit.pdf")
    keep_document(
        werk,
        _set_vergunning(zaak, feiten),
        titel="Parkeervergunning",
        soort="Vergunning",
        naam="parkeervergunning.pdf",
    )
    return recht


def _set_vergunning(zaak: Zaak, feiten: Parkeerfeiten) -> bytes:
    """The permit to show: digital, so nothing needs to be printed."""
    return set_document(
        "vergunning",
        {
            "titel": BEWONER.naam,
            "kenmerk_naam": "Kenteken op de dag van afgifte",
            "kenmerk": feiten.voertuig.kenteken,
            "regels": [
                ["Waar", feiten.zone],
                ["Eerste dag", format_datum(feiten.geldig_van)],
                ["Laatste dag", format_datum(feiten.geldig_tot)],
                ["Ons kenmerk", zaak.identificatie],
            ],
            "uitleg": [
                "Deze vergunning is digitaal. U hoeft niets achter de voorruit te leggen: wij zoeken op kenteken.",
                "Rijdt u in een andere auto? Verander het kenteken in uw Mijn omgeving. De vergunning geldt dan meteen "
                "voor die auto en niet meer voor de oude.",
            ],
        },
    )


VOORWAARDEN = (
    "De vergunning geldt alleen in uw zone en alleen voor de auto met het kenteken dat erbij staat.",
    "U kunt het kenteken zelf veranderen, hoogstens 3 keer op een dag.",
    "Verhuist u uit de zone of hebt u geen auto meer? Stop de vergunning dan in uw Mijn omgeving.",
)

REGEL = register(
    Beslisregel(
        code="parkeervergunning-bewoner",
        versie="1",
        zaaktype="parkeervergunning",
        verzamel=verzamel,
        onder_slot=onder_slot,
        beslis=lambda aanvraag: beslis_parkeervergunning(aanvraag.feiten),
        lever=lever,
    )
)
