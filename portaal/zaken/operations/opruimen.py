"""Files in storage that no document or task knows of any more."""

from datetime import datetime, timedelta

from django.core.files.storage import storages

from portaal.kern.wezen import delete_wezen

from ..models import EnkelvoudigInformatieObject, TaakBestand

DOCUMENTEN = "documenten"
# Longer than any request or transaction lives.
LEEFTIJD = timedelta(days=1)


def sweep_documenten(*, now: datetime) -> int:
    """Remove files of documents and tasks that no row knows of; gives how many."""
    opslag, grens = storages["prive"], now - LEEFTIJD
    documenten = delete_wezen(opslag, DOCUMENTEN, bekend=_find_documenten, ouder_dan=grens)
    return documenten + delete_wezen(opslag, TaakBestand.MAP, bekend=_find_bestanden, ouder_dan=grens)


def _find_documenten(namen: list[str]) -> set[str]:
    rijen = EnkelvoudigInformatieObject.objects.filter(inhoud__in=namen)
    return set(rijen.values_list("inhoud", flat=True))


def _find_bestanden(namen: list[str]) -> set[str]:
    rijen = TaakBestand.objects.bruikbaar().filter(inhoud__in=namen)
    return set(rijen.values_list("inhoud", flat=True))
