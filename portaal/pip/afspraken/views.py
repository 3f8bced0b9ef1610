"""The resident's own afspraken: those to come with the way to change them, those that were, and what they wait for."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portaal.afspraken.permissions import sign_link, sign_plek, wachtlijst_voor, zichtbaar_voor
from portaal.afspraken.queries import afspraken_van
from portaal.afspraken.queries.wachtlijst import wachtlijst_of
from portaal.toegang.decorators import AccountRequest, voor_inwoner

from ..navigatie import render_mijn

ACTIEF = "afspraken"


@voor_inwoner
@require_safe
def afspraken(request: AccountRequest) -> HttpResponse:
    """Each leads to its own page, the same as the link in the confirmation."""
    komend, voorbij = afspraken_van(zichtbaar_voor(request.user), now=timezone.now())
    return render_mijn(
        request,
        "pip/afspraken.html",
        ACTIEF,
        komend=[(afspraak, sign_link(afspraak.uuid)) for afspraak in komend],
        voorbij=voorbij,
        wachtlijst=[(plek, sign_plek(plek.uuid)) for plek in wachtlijst_of(wachtlijst_voor(request.user))],
    )
