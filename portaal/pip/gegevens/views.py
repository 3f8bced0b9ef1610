"""What the municipality knows about the resident, with its source."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from portaal.berichten.queries import contactpunten_van
from portaal.inwoners.queries import inwoner_van
from portaal.toegang.decorators import AccountRequest, voor_inwoner

from ..navigatie import render_mijn


@voor_inwoner
@require_safe
def gegevens(request: AccountRequest) -> HttpResponse:
    """Person data from the BRP, and the addresses notices go to."""
    contactpunten = contactpunten_van(inwoner_van(request.user))
    return render_mijn(request, "pip/gegevens.html", "gegevens", contactpunten=contactpunten)
