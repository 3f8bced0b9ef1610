"""Who comes on a day at a locatie."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from portaal.afspraken.permissions import zichtbaar_voor
from portaal.afspraken.queries import agenda_van
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek

KOLOMMEN = ("Tijd", "Naam", "Waarvoor", "Balie", "Nummer", "Stand")


@voor_medewerker
@require_safe
def agenda(request: AccountRequest) -> HttpResponse:
    """One day of one locatie in order of time; the day before and after are one click away."""
    locaties = list(Locatie.objects.filter(balies__isnull=False).distinct())
    gekozen = request.GET.get("locatie", "")
    locatie = next((plek for plek in locaties if plek.slug == gekozen), locaties[0] if locaties else None)
    dag = _read_dag(request)
    return render_werkplek(
        request,
        "werkplek/agenda.html",
        "agenda",
        locaties=locaties,
        locatie=locatie,
        dag=dag,
        kolommen=KOLOMMEN,
        vorige=dag - timedelta(days=1),
        volgende=dag + timedelta(days=1),
        afspraken=agenda_van(zichtbaar_voor(request.user), locatie, dag) if locatie else [],
    )


def _read_dag(request: AccountRequest) -> date:
    """The day that was asked for; today when none was, or none that exists."""
    vandaag = timezone.localdate()
    try:
        dag = parse_date(request.GET.get("dag", ""))
    except ValueError:
        return vandaag
    return dag if dag is not None and abs((dag - vandaag).days) < 1000 else vandaag
