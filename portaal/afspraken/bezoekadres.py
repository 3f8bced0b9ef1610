"""The address of a visit on its way through the pages: closed, for an address says who lives there."""

import json
from collections.abc import Mapping
from datetime import timedelta

from django.http import HttpRequest

from portaal.kern.versleuteling import OntsleutelenMislukt, decrypt, encrypt

from .models import Bezoekgebied
from .queries.bezoek import find_gebied

ADRES = "adres"
VELDEN = ("straat", "huisnummer", "postcode", "plaats")
GELDIG = timedelta(hours=12)
LANGSTE = 2000
DOEL = "afspraken.adres"


def seal_adres(adres: Mapping[str, str]) -> str:
    """The address as a token that only we can read, for half a day."""
    return encrypt(json.dumps([adres[veld] for veld in VELDEN]), doel=DOEL)


def read_adres(request: HttpRequest) -> dict[str, str]:
    """The address that goes along in the link of a page; empty when there is none, or it is too old."""
    try:
        waarden = json.loads(decrypt(request.GET.get(ADRES, "")[:LANGSTE], doel=DOEL, hoogstens=GELDIG))
    except OntsleutelenMislukt:
        return {}
    return dict(zip(VELDEN, waarden, strict=True))


def find_gebied_van(adres: Mapping[str, str]) -> Bezoekgebied | None:
    """The area of an address; None when there is no address, or nobody comes there."""
    return find_gebied(adres["postcode"]) if adres else None
