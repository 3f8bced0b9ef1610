"""The documents that a direct decision makes: our own pdf's, kept with the zaak."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from portaal.inwoners.models import Inwoner
from portaal.kern.bestanden import GecontroleerdBestand
from portaal.kern.typst import compile_pdf
from portaal.kern.ui.notatie import format_datum

from ...beslisregels import Verklaring, Werk
from ...models import EnkelvoudigInformatieObject, Zaak
from ...termijnen.berekening import compute_einde_bezwaartermijn
from ..document import add_document

ZETWERK = Path(__file__).parents[2] / "zetwerk"


def set_document(sjabloon: str, gegevens: Mapping[str, Any]) -> bytes:
    """The pdf of a template in zetwerk/, with the municipality on top."""
    gemeente = {naam: settings.GEMEENTE[naam] for naam in ("naam", "adres", "telefoon")}
    return compile_pdf(ZETWERK / f"{sjabloon}.typ", {"gemeente": gemeente, **gegevens})


def keep_document(
    werk: Werk, inhoud: bytes, *, titel: str, soort: str, naam: str
) -> EnkelvoudigInformatieObject:
    """Keep a pdf of our own with the zaak, from the municipality."""
    bestand = GecontroleerdBestand(naam, "application/pdf", inhoud)
    document = add_document(
        zaak=werk.zaak,
        bestand=bestand,
        titel=titel,
        soort=soort,
        auteur=settings.GEMEENTE["naam"],
        by=None,
        now=werk.now,
    )
    werk.gemaakt.append(document)
    return document


def set_besluit(
    zaak: Zaak,
    inwoner: Inwoner,
    *,
    titel: str,
    besluit: Sequence[str],
    redenen: Sequence[str],
    verklaringen: Sequence[Verklaring],
    voorwaarden: Sequence[str],
    now: datetime,
) -> bytes:
    """The letter that makes a decision known (Awb 3:41), why (3:46), and how to object and until when (3:45)."""
    rust = [f"{deel.wat}: {deel.waarde} ({deel.bron})" for deel in verklaringen]
    delen = [
        _deel("", besluit),
        _deel("Waarom krijgt u dit besluit?", redenen),
        _deel("Waarop rust ons besluit?", [TE_GOEDER_TROUW], rust),
        _deel("Wat spreken wij af?", [], voorwaarden),
        _deel(
            "Bent u het niet eens met dit besluit?",
            *explain_bezwaar(zaak.identificatie, now),
        ),
    ]
    return set_document(
        "brief",
        {
            "titel": titel,
            "aan": [inwoner.formele_naam, inwoner.adresregel, inwoner.plaatsregel],
            "datum": format_datum(now),
            "kenmerk": zaak.identificatie,
            "aanhef": f"Beste {inwoner.naam},",
            "delen": delen,
            "groet": "Met vriendelijke groet,",
            "ondertekenaar": f"namens burgemeester en wethouders van de {settings.GEMEENTE['naam']}. "
            "Dit besluit is automatisch genomen. Er staat daarom geen handtekening onder.",
        },
    )


TE_GOEDER_TROUW = (
    "Wij gaan uit van wat u ons vertelde en van wat de overheid al van u weet. Klopt hieronder iets niet? "
    "Laat het ons dan meteen weten. Wij kijken een deel van onze besluiten later na. Klopte er iets niet, dan kunnen "
    "wij het besluit veranderen."
)


def explain_bezwaar(kenmerk: str, now: datetime) -> tuple[list[str], list[str]]:
    """How to object: to whom, until when (Awb 6:7, 6:8) and with what in it (Awb 6:5)."""
    uiterlijk = format_datum(compute_einde_bezwaartermijn(localdate(now)))
    return (
        [
            f"Dan kunt u bezwaar maken. Doe dat binnen 6 weken: uiterlijk op {uiterlijk}. Dat kan op onze website met "
            f"DigiD, of met een brief aan burgemeester en wethouders, {settings.GEMEENTE['adres']}. "
            "In uw bezwaar staat:"
        ],
        [
            "uw naam en adres",
            "de datum waarop u het bezwaar schrijft",
            f"over welk besluit het gaat: schrijf erbij dat ons kenmerk {kenmerk} is",
            "waarom u het niet met het besluit eens bent",
            "uw handtekening, als u een brief stuurt",
        ],
    )


def _deel(kop: str, alineas: Sequence[str], punten: Sequence[str] = ()) -> dict[str, Any]:
    return {"kop": kop, "alineas": list(alineas), "punten": list(punten)}
