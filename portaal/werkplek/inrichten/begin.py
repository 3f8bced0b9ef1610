"""Where setting up begins: by subject and by locatie."""

from django.db.models import Count
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from portaal.afspraken.models import Afspraaksoort, Bezoekgebied, Drukteperiode
from portaal.organisatie.models import Locatie
from portaal.toegang.decorators import AccountRequest

from ..navigatie import render_werkplek
from .toegang import voor_inrichter


@voor_inrichter
@require_safe
def inrichten(request: AccountRequest) -> HttpResponse:
    """What there is to set up, and how much of it."""
    return render_werkplek(
        request,
        "werkplek/inrichten.html",
        "inrichten",
        aantal_soorten=Afspraaksoort.objects.count(),
        aantal_periodes=Drukteperiode.objects.count(),
        aantal_gebieden=Bezoekgebied.objects.count(),
        locaties=Locatie.objects.annotate(aantal_balies=Count("balies")).order_by("naam"),
    )
