"""Collecting what lies ready: anybody can walk in, and who does not want to wait chooses a moment."""

from django.urls import reverse

from portaal.zaken.enums import StatusSoort
from portaal.zaken.models import Zaak

from .keuze import ZAAK, write_query
from .models import SoortLocatie


def pickup_url(zaak: Zaak) -> str:
    """Where to choose a moment at the locatie where it lies; empty when it does not, or none is given there."""
    status = zaak.huidige_status
    if status is None or status.statustype.soort != StatusSoort.KLAAR_VOOR_OPHALEN:
        return ""
    plekken = SoortLocatie.objects.filter(
        locatie=zaak.ophaallocatie_id, soort__is_afhalen=True, alleen_intern=False
    )
    plek = plekken.select_related("soort", "locatie").order_by("soort__volgorde", "pk").first()
    if plek is None:
        return ""
    keuze = write_query(f"{plek.soort.slug}:1", plek.locatie, **{ZAAK: zaak.uuid})
    return reverse("afspraken:tijd") + keuze
