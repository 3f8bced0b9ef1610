"""What afspraken offers to a form, a check or a zaak: go on and choose a time."""

from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from portaal.zaken.vervolg import Aanleiding, Vervolg, register

from .keuze import VOOR, ZAAK

# The codes that forms name, and the soort that each begins with.
SOORT_PER_CODE = {
    "afspraak-paspoort": "paspoort",
    "afspraak-id-kaart": "id-kaart",
    "afspraak-rijbewijs": "rijbewijs",
    "afspraak-keukentafelgesprek": "wmo-gesprek",
}


def register_vervolgen() -> None:
    for code, slug in SOORT_PER_CODE.items():
        register(
            Vervolg(
                code=code,
                label="Afspraak maken",
                uitleg="U kiest zelf waar en wanneer u komt.",
                url=partial(_url, slug),
                icoon="kalender",
            )
        )


def _url(slug: str, aanleiding: Aanleiding) -> str:
    keuze = {VOOR: f"{slug}:1"} | ({ZAAK: str(aanleiding.zaak_uuid)} if aanleiding.zaak_uuid else {})
    return f"{reverse('afspraken:locatie')}?{urlencode(keuze)}"
