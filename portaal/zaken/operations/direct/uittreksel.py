"""The uittreksel from the BRP: a sealed pdf, at once."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from portaal.inwoners.bronnen import BASIS, BrpStoring, Persoon, get_persoon
from portaal.kern.ui.notatie import format_datum

from ...beslisregels import Antwoorden, Beslisregel, Werk, register
from ...beslisregels.uittreksel_brp import WOONADRES, Uittrekselfeiten, beslis_uittreksel
from ...models import Waarmerk
from ...waarmerken import new_code
from ..fouten import AanvragerOnbekend
from .stukken import keep_document, set_document

VELDEN = (*BASIS, "geboorte.plaats")
# Receivers ask for one that is not older than some months; after half a year the code says that it is old.
GELDIG = timedelta(days=183)
SOORT = "Uittreksel uit de Basisregistratie Personen"


@dataclass(frozen=True)
class Uittrekselaanvraag:
    """The facts the rule weighs, and the person as the BRP tells."""

    feiten: Uittrekselfeiten
    persoon: Persoon | None


def verzamel(werk: Werk, antwoorden: Antwoorden) -> Uittrekselaanvraag:
    """Ask the BRP, only when it is about the address of now. Raises AanvragerOnbekend."""
    inwoner, gevraagd = werk.zaak.initiator, str(antwoorden.get("uittreksel", ""))
    if inwoner is None:
        raise AanvragerOnbekend
    if gevraagd != WOONADRES:
        return Uittrekselaanvraag(Uittrekselfeiten(gevraagd), None)
    try:
        persoon = get_persoon(inwoner.bsn_enc, velden=VELDEN)
    except BrpStoring:
        return Uittrekselaanvraag(Uittrekselfeiten(gevraagd, is_bereikt=False), None)
    feiten = Uittrekselfeiten(
        gevraagd,
        is_bekend=persoon is not None,
        is_opgeheven=persoon is not None and persoon.is_opgeheven,
        heeft_adres=persoon is not None and bool(persoon.straat),
    )
    return Uittrekselaanvraag(feiten, persoon)


def lever(werk: Werk, aanvraag: Uittrekselaanvraag) -> None:
    """The pdf with its code, and the hash by which a copy is recognised."""
    if aanvraag.persoon is None:
        raise ValueError("nothing to tell without a person")
    code = new_code()
    inhoud = _set_uittreksel(werk, aanvraag.persoon, code)
    document = keep_document(
        werk, inhoud, titel="Uittreksel Basisregistratie Personen", soort=SOORT, naam="uittreksel.pdf"
    )
    Waarmerk.objects.create(
        code=code,
        informatieobject=document,
        sha256=document.sha256,
        afgegeven_op=werk.now,
        geldig_tot=localdate(werk.now) + GELDIG,
    )


def _set_uittreksel(werk: Werk, persoon: Persoon, code: str) -> bytes:
    achternaam = f"{persoon.voorvoegsel} {persoon.geslachtsnaam}".strip()
    geboren = format_datum(persoon.geboortedatum) if persoon.geboortedatum else "onbekend"
    regels = [
        ["Geslachtsnaam", achternaam],
        ["Voornamen", persoon.voornamen],
        ["Geboren op", geboren],
        ["Geboren in", persoon.geboorteplaats],
        ["Adres", f"{persoon.straat} {persoon.huisnummer}"],
        ["Postcode en plaats", f"{persoon.postcode} {persoon.woonplaats}"],
    ]
    return set_document(
        "uittreksel",
        {
            "titel": SOORT,
            "regels": [regel for regel in regels if regel[1]],
            "verklaring": f"De {settings.GEMEENTE['naam']} verklaart dat deze persoon op "
            f"{format_datum(werk.now)} met deze gegevens is ingeschreven in de Basisregistratie Personen.",
            "code": code,
            "controle": f"{settings.PUBLIEKE_URL}{reverse('zaken:echtheid')}",
            "afgegeven": format_datum(werk.now),
        },
    )


REGEL = register(
    Beslisregel(
        code="uittreksel-brp",
        versie="1",
        zaaktype="uittreksel-brp",
        verzamel=verzamel,
        beslis=lambda aanvraag: beslis_uittreksel(aanvraag.feiten),
        lever=lever,
    )
)
