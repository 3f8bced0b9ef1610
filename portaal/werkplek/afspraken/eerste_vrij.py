"""How often somebody could come within the promised number of working days."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.afspraken.queries.norm import norm_per_soort
from portaal.toegang.decorators import AccountRequest, voor_medewerker

from ..navigatie import render_werkplek

PERIODEN = {"30": "30 dagen", "90": "90 dagen", "365": "Een jaar"}
KOLOMMEN = ("Waarvoor", "Waar", "Vanochtend", "Beloofd", "Op tijd", "Gemiddeld", "Langst")


@voor_medewerker
@require_safe
def eerste_vrij(request: AccountRequest) -> HttpResponse:
    """Per soort and locatie over the chosen period; no personal data."""
    gekozen = request.GET.get("periode", "")
    periode = gekozen if gekozen in PERIODEN else "30"
    vandaag = timezone.localdate()
    return render_werkplek(
        request,
        "werkplek/eerste_vrij.html",
        "agenda",
        regels=norm_per_soort(vandaag, van=vandaag - timedelta(days=int(periode) - 1)),
        vandaag=vandaag,
        kolommen=KOLOMMEN,
        perioden=[
            {"label": label, "url": f"?periode={dagen}", "actief": dagen == periode}
            for dagen, label in PERIODEN.items()
        ],
    )
