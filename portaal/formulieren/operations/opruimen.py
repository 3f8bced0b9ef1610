"""What no click and no commit removed: files without a row, and rows whose file is gone."""

from datetime import datetime, timedelta

from django.core.files.storage import storages

from portaal.kern.wezen import delete_wezen

from ..enums import AanvraagStatus, BijlageStatus
from ..models import Bijlage

# Longer than any request or transaction lives.
LEEFTIJD = timedelta(days=1)
NOG_NODIG = (
    AanvraagStatus.CONCEPT,
    AanvraagStatus.WACHT_ONDERTEKENING,
    AanvraagStatus.INGEDIEND,
    AanvraagStatus.MISLUKT,
)


def sweep_bestanden(*, now: datetime) -> int:
    """Remove files of bijlagen that no row knows of; gives how many."""
    return delete_wezen(storages["prive"], Bijlage.MAP, bekend=_find_bekend, ouder_dan=now - LEEFTIJD)


def mark_missing(*, now: datetime) -> int:
    """Tell of files that are gone from storage, so that they are asked for again; gives how many."""
    opslag = storages["prive"]
    nodig = Bijlage.objects.bruikbaar().filter(aanvraag__status__in=NOG_NODIG, created_at__lt=now - LEEFTIJD)
    weg = [pk for pk, naam in nodig.values_list("pk", "inhoud").iterator() if not opslag.exists(naam)]
    return nodig.filter(pk__in=weg).update(status=BijlageStatus.FOUT)


def _find_bekend(namen: list[str]) -> set[str]:
    """Those that belong to a row which keeps its content; of a file with a virus nothing is kept."""
    return set(Bijlage.objects.bruikbaar().filter(inhoud__in=namen).values_list("inhoud", flat=True))
