"""The afspraken of a day or week as a file for a spreadsheet."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from portaal.afspraken.kanalen import belnummer_van
from portaal.afspraken.permissions import zichtbaar_voor
from portaal.afspraken.queries.lijst import agenda_van
from portaal.kern.downloads import as_download
from portaal.kern.rekenblad import write_csv
from portaal.kern.ui.notatie import NBSP, format_telefoon
from portaal.toegang.decorators import AccountRequest, voor_medewerker
from portaal.toegang.enums import InzageResultaat
from portaal.toegang.operations import log_inzage

from .dagkeuze import read_dagkeuze
from .tabel import Regel, stand_of

KOPPEN = ("Datum", "Van", "Tot", "Balie", "Nummer", "Naam", "Telefoon", "Waarvoor", "Personen", "Stand")


@voor_medewerker
@require_safe
def export(request: AccountRequest) -> FileResponse:
    """Only what the reader may see; logged as a download before it is read."""
    keuze = read_dagkeuze(request.GET)
    if keuze.locatie is None:
        raise Http404
    van = tot = keuze.dag
    if request.GET.get("periode") == "week":
        van = keuze.dag - timedelta(days=keuze.dag.weekday())
        tot = van + timedelta(days=6)
    log_inzage(
        by=request.user,
        betrokkene=None,
        wat=f"{keuze.locatie.naam}: afspraken van {van:%d-%m-%Y} tot en met {tot:%d-%m-%Y}",
        waarom="bestand voor het werk aan de balie",
        resultaat=InzageResultaat.GEDOWNLOAD,
        now=timezone.now(),
    )
    afspraken = agenda_van(zichtbaar_voor(request.user), keuze.locatie, van, tot)
    rijen = [_row(Regel(afspraak, stand_of(afspraak), is_overboekt=False)) for afspraak in afspraken]
    return as_download(
        ContentFile(write_csv(KOPPEN, rijen)),
        bestandsnaam=f"afspraken-{keuze.locatie.slug}-{van.isoformat()}.csv",
        formaat="text/csv; charset=utf-8",
    )


def _row(regel: Regel) -> tuple[str, ...]:
    afspraak = regel.afspraak
    van, tot = localtime(afspraak.start), localtime(afspraak.eind)
    personen = max(deel.personen for deel in afspraak.regels.all())
    return (
        f"{van:%d-%m-%Y}",
        f"{van:%H:%M}",
        f"{tot:%H:%M}",
        afspraak.balie.naam,
        afspraak.nummer,
        afspraak.contact.get("naam", ""),
        format_telefoon(belnummer_van(afspraak.contact)).replace(NBSP, " "),
        "; ".join(deel.soort.naam for deel in afspraak.regels.all()),
        str(personen),
        regel.stand.tekst,
    )
