"""A copy of exactly what was handed in: a pdf to read and keep, and JSON for machines (Awb 2:17).

Both hold the visible answers and nothing else, and both are the same however often they are made.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.timezone import localdate, localtime

from portaal.kern.bestanden import GecontroleerdBestand
from portaal.kern.typst import compile_pdf
from portaal.kern.typst.tekens import ONBEKEND, only_visible
from portaal.kern.ui.notatie import format_datum, format_tijd
from portaal.vragen.definitie import Veld
from portaal.vragen.typen.bestand import Bestand, get_bijlage_uuids
from portaal.zaken.models import EnkelvoudigInformatieObject

from .invulling import Invulling
from .models import Aanvraag, Bijlage

# Raised when the shape of the JSON changes.
SCHEMA = "afschrift-aanvraag/1"
SJABLOON = Path(__file__).parent / "zetwerk" / "afschrift.typ"
VERKLAARD = "Bij het versturen is verklaard dat alles naar waarheid is ingevuld."
NIET_GETOOND = (
    f"Het teken {ONBEKEND} staat op de plaats van een teken dat wij in dit document niet kunnen tonen. "
    "In het bestand met uw gegevens (json) staat het wel."
)


@dataclass(frozen=True)
class Vorm:
    """One form of the copy, under its file extension."""

    titel: str
    formaat: str
    make: Callable[[Invulling], bytes]


def make_afschrift(aanvraag: Aanvraag, vorm: str) -> GecontroleerdBestand:
    """The copy of what was handed in, in one of VORMEN. Raises ValueError for a draft."""
    invulling = Invulling(aanvraag, vandaag=localdate(aanvraag.ontvangen_op))
    return GecontroleerdBestand(
        bestandsnaam=f"{aanvraag.referentie}-{aanvraag.formulier.slug}.{vorm}",
        formaat=VORMEN[vorm].formaat,
        inhoud=VORMEN[vorm].make(invulling),
    )


def bron_sleutel(aanvraag: Aanvraag, vorm: str) -> str:
    """By which the copy that is kept with the zaak is found among the documents."""
    return f"afschrift:{aanvraag.uuid}:{vorm}"


def find_bewaard(aanvraag: Aanvraag, vorm: str) -> EnkelvoudigInformatieObject | None:
    """The copy as it is kept with the zaak, once it is."""
    return EnkelvoudigInformatieObject.objects.van_bron(bron_sleutel(aanvraag, vorm)).first()


def describe(invulling: Invulling) -> dict[str, Any]:
    """What was handed in, as JSON values: the answer itself and the words that were shown for it."""
    aanvraag = invulling.aanvraag
    bijlagen = {str(bijlage.uuid): bijlage for bijlage in aanvraag.bijlagen.all()}
    return {
        "schema": SCHEMA,
        "gemeente": settings.GEMEENTE["naam"],
        "formulier": {
            "slug": aanvraag.formulier.slug,
            "titel": aanvraag.formulier.titel,
            "versie": aanvraag.versie.nummer,
            "sha256": aanvraag.versie.sha256,
        },
        "referentie": aanvraag.referentie,
        "ingediend_op": localtime(aanvraag.ontvangen_op).isoformat(timespec="seconds"),
        "kanaal": aanvraag.kanaal,
        "stappen": [
            {
                "sleutel": stap.stap.sleutel,
                "titel": stap.stap.titel,
                "antwoorden": [
                    {
                        "sleutel": regel.veld.sleutel,
                        "label": regel.veld.label,
                        "type": regel.veld.type,
                        "waarde": _describe_waarde(regel.veld, invulling.antwoorden, bijlagen),
                        "tekst": regel.tekst,
                    }
                    for regel in stap.regels
                ],
            }
            for stap in invulling.samenvatting()
        ],
    }


def _describe_waarde(veld: Veld, antwoorden: Mapping[str, Any], bijlagen: Mapping[str, Bijlage]) -> Any:
    """The answer; of a file what proves which one it was."""
    waarde = antwoorden.get(veld.sleutel)
    if veld.type != Bestand.code:
        return waarde
    return [
        {"bestandsnaam": bijlage.bestandsnaam, "sha256": bijlage.sha256, "grootte": bijlage.grootte}
        for bijlage in map(bijlagen.get, get_bijlage_uuids(waarde))
        if bijlage is not None
    ]


def make_json(invulling: Invulling) -> bytes:
    return json.dumps(describe(invulling), ensure_ascii=False, indent=2).encode()


def make_pdf(invulling: Invulling) -> bytes:
    aanvraag = invulling.aanvraag
    stappen = [
        {"titel": stap.stap.titel, "regels": [[regel.veld.label, regel.tekst] for regel in stap.regels]}
        for stap in invulling.samenvatting()
    ]
    gegevens = {
        "titel": aanvraag.formulier.titel,
        "gemeente": capfirst(settings.GEMEENTE["naam"]),
        "kenmerk": aanvraag.referentie,
        "kop": _describe_kop(aanvraag),
        "stappen": stappen,
        "verklaring": VERKLAARD if aanvraag.akkoord_op else "",
        "opmerking": NIET_GETOOND if _has_unknown(stappen) else "",
    }
    return compile_pdf(SJABLOON, gegevens)


def _describe_kop(aanvraag: Aanvraag) -> list[list[str]]:
    """Which aanvraag, when, and whose."""
    moment = aanvraag.ontvangen_op
    wie = {
        "Aanvrager": aanvraag.aanvrager,
        "Gemachtigde": aanvraag.gemachtigde,
        "Organisatie": aanvraag.organisatie,
    }
    return [
        ["Zaaknummer", aanvraag.referentie or ""],
        ["Ontvangen op", f"{format_datum(moment, weekdag=True)}, {format_tijd(moment)}"],
        ["Manier", aanvraag.get_kanaal_display()],
        *([rol, persoon.naam] for rol, persoon in wie.items() if persoon is not None),
    ]


def _has_unknown(stappen: list[dict[str, Any]]) -> bool:
    tekst = json.dumps(stappen, ensure_ascii=False)
    return ONBEKEND in only_visible(tekst) and ONBEKEND not in tekst


VORMEN = {
    "pdf": Vorm("Wat u hebt gestuurd", "application/pdf", make_pdf),
    "json": Vorm("Wat u hebt gestuurd, voor computers (json)", "application/json", make_json),
}
