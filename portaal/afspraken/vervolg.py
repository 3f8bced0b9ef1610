"""What afspraken offers to a form, a check or a zaak: go on and choose a time."""

from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from portaal.zaken.vervolg import Aanleiding, Vervolg, register

from .keuze import VOOR, ZAAK

AAN_DE_BALIE = "U kiest zelf waar en wanneer u komt."
BIJ_U_THUIS = "Wij komen bij u thuis. U kiest zelf wanneer."
# The codes that forms name, with the soort that each begins with and what is said of it.
VERVOLGEN = {
    "afspraak-paspoort": ("paspoort", AAN_DE_BALIE),
    "afspraak-id-kaart": ("id-kaart", AAN_DE_BALIE),
    "afspraak-rijbewijs": ("rijbewijs", AAN_DE_BALIE),
    "afspraak-keukentafelgesprek": ("wmo-gesprek", BIJ_U_THUIS),
}


def register_vervolgen() -> None:
    for code, (slug, uitleg) in VERVOLGEN.items():
        register(
            Vervolg(
                code=code,
                label="Afspraak maken",
                uitleg=uitleg,
                url=partial(_url, slug),
                icoon="kalender",
            )
        )


def is_afspraak(code: str) -> bool:
    """Whether this vervolg is to choose a time: done once there is an afspraak."""
    return code in VERVOLGEN


def _url(slug: str, aanleiding: Aanleiding) -> str:
    keuze = {VOOR: f"{slug}:1"} | ({ZAAK: str(aanleiding.zaak_uuid)} if aanleiding.zaak_uuid else {})
    return f"{reverse('afspraken:locatie')}?{urlencode(keuze)}"
